// Who works on a state folder, kept in a file there: a second `npm start` on it is refused, and what a first one left
// running when it was killed is ended. A process is known by its number and its start, so that one that has been given
// the number of another since is never ended.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './paths.ts';

interface Known {
  pid: number;
  started: string;
}
interface Running {
  self: Known;
  port: number;
  /** What it has started: leaders of process groups. */
  groups: Known[];
}
interface Found extends Known {
  group: number;
  command: string;
}

const patienceMs = 5_000;

export interface Hold {
  /** Call with each program's number as soon as it runs. */
  started(pid: number): void;
  release(): void;
}

/**
 * Takes the state folder for this process, and ends what an earlier one has left running.
 * @throws Error when an earlier one still runs
 */
export async function holdState(state: string, port: number): Promise<Hold> {
  const file = join(state, 'running.json');
  const before = readRunning(file);
  if (before) {
    if (processes().some((one) => isSame(one, before.self)))
      throw new Error(
        `${state} is in use by an npm start that runs already: http://localhost:${before.port} (process ${before.self.pid}). ` +
          'Stop that one, or choose another folder: npm start -- --state DIR',
      );
    await endLeftovers(before.groups);
  }
  const known = (pid: number): Known => ({ pid, started: startOf(pid) });
  const running: Running = { self: known(process.pid), port, groups: [] };
  const write = () => writeFileSync(file, JSON.stringify(running));
  write();
  return {
    started(pid) {
      running.groups.push(known(pid));
      write();
    },
    release: () => rmSync(file, { force: true }),
  };
}

async function endLeftovers(groups: Known[]): Promise<void> {
  const until = Date.now() + patienceMs;
  let told = false;
  for (;;) {
    const left = leftOf(groups, processes());
    if (left.length === 0) return;
    if (Date.now() > until)
      throw new Error(`An earlier npm start left processes that do not end: ${left.map(({ pid }) => pid)}`);
    if (!told) console.log('Ending what an earlier npm start left running …');
    told = true;
    for (const { pid } of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
    await sleep(100);
  }
}

/** A group whose leader is another process now is not ours; one whose leader is gone is, if it runs our programs. */
function leftOf(groups: Known[], all: Found[]): Found[] {
  return groups.flatMap((leader) => {
    const now = all.find(({ pid }) => pid === leader.pid);
    if (now && !isSame(now, leader)) return [];
    return all.filter(({ group, command }) => group === leader.pid && command.includes(root));
  });
}

const isSame = (a: Known, b: Known): boolean => a.pid === b.pid && a.started === b.started;
const startOf = (pid: number): string => processes().find((one) => one.pid === pid)?.started ?? '';

function readRunning(file: string): Running | null {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Running) : null;
  } catch {
    // Cut off while it was written.
    return null;
  }
}

/** All processes that can be seen. From `/proc` where there is one: small systems have no `ps`. */
function processes(): Found[] {
  if (existsSync('/proc/self/stat')) {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return readdirSync('/proc').flatMap((pid) => (/^\d+$/.test(pid) ? fromProc(Number(pid), boot) : []));
  }
  try {
    const env = { ...process.env, LC_ALL: 'C' };
    const text = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,pgid=,lstart=,command='], {
      env,
      encoding: 'utf8',
    });
    return text.split('\n').flatMap((line) => {
      const [, pid, group, started, command] =
        /^ *(\d+) +(\d+) +(\S+ +\S+ +\S+ +\S+ +\S+) +(.*)$/.exec(line) ?? [];
      return command === undefined
        ? []
        : [{ pid: Number(pid), group: Number(group), started: started!, command }];
    });
  } catch {
    // Windows: nothing is known, and what is left must be ended by hand.
    return [];
  }
}

function fromProc(pid: number, boot: string): Found[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; after it come state (field 3), parent, group (5), … start (22).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return [];
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return [{ pid, group: Number(fields[2]), started: `${boot} ${fields[19]}`, command }];
  } catch {
    // It ended meanwhile.
    return [];
  }
}

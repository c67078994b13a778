// The programs `npm start` runs beside itself: each in a process group of its own, so that all of it can be ended.
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeToParent } from './end-with-parent.ts';
import { root } from './paths.ts';

export interface Program {
  /** For messages: what it does. */
  what: string;
  /** A file Node runs, and its arguments. */
  script: string;
  args: string[];
  env?: Record<string, string>;
  /** All it prints goes here. */
  log: string;
}

export interface Processes {
  /** Runs a program to its end; rejects, with the end of its log, unless it ends with 0. */
  run(program: Program): Promise<void>;
  /** Starts a program meant to stay; the promise rejects when it ends. */
  start(program: Program): Promise<never>;
  /** From now on, what they print as errors is shown as well. */
  showErrors(): void;
  /** Ends them all, with force after a few seconds. */
  stop(): Promise<void>;
}

const patienceMs = 3_000;
const endWithParent = join(root, 'worker/local/end-with-parent.ts');

/** @param onStart called with the number of each process that is started */
export function createProcesses(onStart: (pid: number) => void = () => undefined): Processes {
  const running = new Map<ChildProcess, Promise<void>>();
  let stopping = false;
  let showing = false;

  const launch = ({ script, args, env, log }: Program): Promise<string> => {
    if (stopping) return Promise.resolve('not started: everything is being stopped');
    const output = createWriteStream(log);
    const child = spawn(process.execPath, ['--no-warnings', endWithParent, script, ...args], {
      cwd: root,
      detached: process.platform !== 'win32',
      stdio: Array.from({ length: pipeToParent + 1 }, (_, fd) => (fd === 0 ? 'ignore' : 'pipe')),
      env: { ...process.env, ...env },
    });
    if (child.pid !== undefined) onStart(child.pid);
    child.stdout!.pipe(output, { end: false });
    child.stderr!.pipe(output, { end: false });
    child.stderr!.on('data', (text: Buffer) => void (showing && !stopping && process.stderr.write(text)));
    const ended = new Promise<string>((resolve) => {
      child.once('error', ({ message }) => resolve(message));
      child.once('close', (code, signal) =>
        output.end(() => resolve(code === 0 ? '' : `ended with ${signal ?? code}`)),
      );
    });
    child.once('exit', () => killGroup(child));
    running.set(
      child,
      ended.then(() => void running.delete(child)),
    );
    return ended;
  };

  return {
    async run(program) {
      const problem = await launch(program);
      if (problem) throw new Error(`${program.what}: ${problem}\n${tail(program.log)}`);
    },
    async start(program) {
      const problem = await launch(program);
      throw new Error(`${program.what}: ${problem || 'ended by itself'}\n${tail(program.log)}`);
    },
    showErrors() {
      showing = true;
    },
    async stop() {
      stopping = true;
      const all = Promise.all(running.values());
      // Asked first, so that each can end its own children; whatever is left of its group is then killed.
      for (const child of running.keys()) child.kill('SIGTERM');
      const force = setTimeout(() => {
        for (const child of running.keys()) killGroup(child);
      }, patienceMs);
      await all;
      clearTimeout(force);
    },
  };
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32')
      spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in it.
  }
}

function tail(log: string): string {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-25).join('\n');
}

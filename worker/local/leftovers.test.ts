// What `npm start` leaves running when it is killed without a word ends by itself, or at the next start.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { holdState } from './leftovers.ts';
import { root } from './paths.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined);
let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leftovers-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const script = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const node = (args: string[], options = {}) => {
  const child = spawn(process.execPath, ['--no-warnings', ...args], { stdio: 'ignore', ...options });
  children.push(child);
  return child;
};
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && process.platform !== 'linux';
  }
};
const until = async <T>(look: () => T | null | false | undefined): Promise<T> => {
  for (;;) {
    const found = look();
    if (found) return found;
    await sleep(20);
  }
};
const numbersIn = (file: string): number[] | null => {
  try {
    const numbers = readFileSync(file, 'utf8').trim().split('\n').map(Number);
    return numbers.length === 2 ? numbers : null;
  } catch {
    return null;
  }
};
/** A program that starts another, as wrangler does, and tells both numbers. */
const program = () =>
  script(
    'program.mjs',
    `import { spawn } from 'node:child_process';
     const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', ${JSON.stringify(root)}]);
     console.log(process.pid + '\\n' + child.pid);
     setInterval(() => {}, 1000);`,
  );

it('ends with its parent, with all it has started itself', async () => {
  const log = join(folder, 'log');
  const of = JSON.stringify({ what: 'x', script: program(), args: [], log });
  const parent = node([
    script(
      'parent.mjs',
      `import { createProcesses } from ${JSON.stringify(join(root, 'worker/local/processes.ts'))};
       await createProcesses().start(${of});`,
    ),
  ]);
  const pids = await until(() => numbersIn(log));
  expect(pids.every(isAlive)).toBe(true);
  parent.kill('SIGKILL');
  await until(() => !pids.some(isAlive));
});

it('ends at the next start what outlived its leader, and nothing that has a number used again', async () => {
  const hold = await holdState(folder, 1);
  const log = join(folder, 'log');
  const leader = node(['--eval', `await import(${JSON.stringify(program())})`, root], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  leader.stdout!.on('data', (text: Buffer) => writeFileSync(log, text));
  const [, outliving] = await until(() => numbersIn(log));
  hold.started(leader.pid!);
  const stranger = node(['--eval', 'setInterval(() => {}, 1000)', root], { detached: true });
  hold.started(stranger.pid!);
  // As if this process were gone, and the stranger had been given the number of one that had ended.
  const file = join(folder, 'running.json');
  const running = JSON.parse(readFileSync(file, 'utf8'));
  running.self.started = running.groups[1].started = 'earlier';
  writeFileSync(file, JSON.stringify(running));
  leader.kill('SIGKILL');
  await until(() => !isAlive(leader.pid!));
  expect(isAlive(outliving!)).toBe(true);

  const next = await holdState(folder, 1);
  expect(isAlive(outliving!)).toBe(false);
  expect(isAlive(stranger.pid!)).toBe(true);
  next.release();
});

it('refuses a folder that another works on, and names its address', async () => {
  const hold = await holdState(folder, 8123);
  await expect(holdState(folder, 8124)).rejects.toThrow('http://localhost:8123');
  hold.release();
  (await holdState(folder, 8124)).release();
});

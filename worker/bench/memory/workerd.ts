// The memory of the process that the worker runs in, with local D1 and R2: Linux tells it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

export interface Memory {
  /** Of the process, and of wrangler's own beside it. */
  pid: string;
  proxy: string;
  /** MB that the process holds now. */
  now(): number;
  /** From now on the peak is counted anew. */
  reset(): void;
  /** MB that it has held at most since. */
  peak(): number;
}

/** @param group number of the process group that wrangler leads */
export const memoryOf = (group: number): Memory => {
  const [pids, proxies] = [workers, wranglers].map((pattern) =>
    readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOf(name, group, pattern)),
  );
  const [pid, proxy] = [pids?.[0], proxies?.[0]];
  if (!pid || !proxy) throw new Error('no workerd was found');
  const field = (name: string) => {
    const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    if (!found) throw new Error('the worker has died');
    return Number(found[1]) / 1024;
  };
  return {
    pid,
    proxy,
    now: () => field('VmRSS'),
    // 5 sets the peak back (proc(5), clear_refs).
    reset: () => writeFileSync(`/proc/${pid}/clear_refs`, '5'),
    peak: () => field('VmHWM'),
  };
};

/** Wrangler runs two: one for the worker and its bindings, one that it serves them and the inspector through. */
const workers = /workerd.*\0serve\0.*entry=127\.0\.0\.1:0/;
const wranglers = /workerd.*\0serve\0.*entry=localhost:/;

const isOf = (pid: string, group: number, pattern: RegExp): boolean => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const inGroup = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2] === String(group);
    return inGroup && pattern.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    // It ended meanwhile.
    return false;
  }
};

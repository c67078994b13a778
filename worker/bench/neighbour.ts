// Another company's reader: how long its fiscal years take to be listed, idle and while a big job runs.
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchCompany } from './company.ts';
import { percentile } from './statistics.ts';

/** Milliseconds between an answer and the next question. */
const pauseMs = 5;

/** Asks again and again while `work` goes on; the 95th percentile of the answers' times, in milliseconds. */
export const p95While = async (neighbour: BenchCompany, work: () => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  const ended = new AbortController();
  const done = work().finally(() => ended.abort());
  while (!ended.signal.aborted) {
    const start = performance.now();
    await neighbour.readYears();
    times.push(performance.now() - start);
    await sleep(pauseMs);
  }
  await done;
  return percentile(times, 0.95);
};

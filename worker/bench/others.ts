// Another company's reader: how long its fiscal years take to be listed, idle and while a large year is at work.
import { setTimeout as sleep } from 'node:timers/promises';
import { ms, type Figure } from './figure.ts';
import { size, type Bench, type Ground } from './ground.ts';
import { percentile } from './statistics.ts';
import type { BenchYear } from './year.ts';

/** Milliseconds between an answer and the next question. */
const pauseMs = 5;
const idleMs = 3_000;

/** Asks again and again while `work` goes on; the times of the answers, in milliseconds. */
const timesWhile = async (neighbour: BenchYear, work: () => Promise<unknown>): Promise<number[]> => {
  const times: number[] = [];
  const ended = new AbortController();
  const done = work().finally(() => ended.abort());
  while (!ended.signal.aborted) {
    const start = performance.now();
    await neighbour.list();
    times.push(performance.now() - start);
    await sleep(pauseMs);
  }
  await done;
  return times;
};

const run = async (ground: Ground): Promise<Figure[]> => {
  const large = await ground.year(ground.edge ? size.large : ground.quick ? size.middle : size.million);
  const neighbour = await ground.year(size.tiny, 'neighbour');
  await large.loaded();
  await neighbour.loaded();
  const idle = await timesWhile(neighbour, () => sleep(idleMs));
  const told = (times: number[]) => `p50 ${ms(percentile(times, 0.5))}, p95 ${ms(percentile(times, 0.95))}`;
  const figure = async (during: string, work: () => Promise<unknown>): Promise<Figure> => {
    const times = await timesWhile(neighbour, work);
    const value = percentile(times, 0.95) / percentile(idle, 0.95);
    return {
      what: `Another company's years during ${during}`,
      here: told(times),
      beside: `${told(idle)} idle`,
      value,
      limit: `p95 ≤ 2× (${value.toFixed(2)}×)`,
      met: value <= 2,
      samples: times,
    };
  };
  return [
    await figure('a purge', () => large.purge()),
    await figure('a load', () => large.restore()),
    await figure('a reload', () => large.reload()),
  ];
};

export const others: Bench = {
  name: 'others',
  about: "another company's p50 and p95, idle and during purge, load and reload of a million rows",
  throughEdge: true,
  run,
};

// D1 as it is across a network: each call takes its milliseconds, and now and then one fails before it was carried out,
// or after, when it is carried out all the same.
import type { Fault } from '../testing/calls.ts';
import type { Random } from '../testing/random.ts';
import { assertLimit, limits } from './limits.ts';

export interface Weather {
  /** Milliseconds added to each call. */
  least: number;
  most: number;
  /** 0 to 1: calls that fail, half of them after they were carried out. */
  fails: number;
}

/** Milliseconds between a worker and its database; production's calls fail seldom, here often enough to be seen. */
export const production: Weather = { least: 5, most: 30, fails: 0.005 };

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const lost = () => new Error('D1_ERROR: Network connection lost.');

export const slowD1 = (random: Random, { least, most, fails }: Weather): Fault => {
  return async (call) => {
    if (call.binding !== 'd1') return call.execute();
    const share = random.below(1 << 20) / (1 << 20);
    const way = least + random.below(most - least + 1);
    await sleep(way / 2);
    if (share < fails / 2) throw lost();
    const start = Date.now();
    const result = await call.execute();
    assertLimit(Date.now() - start <= limits.batchMs, `${Date.now() - start} ms in one query or batch`);
    await sleep(way / 2);
    if (share < fails) throw lost();
    return result;
  };
};

// A while in which users ask, the bindings fail, the cron comes, and now and then the server is killed and started
// again; and the while after it, in which all comes to rest.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../testing/random.ts';
import { calm, stormy } from './odds.ts';
import type { Server } from './server.ts';
import type { User } from './user.ts';

/** Milliseconds between two kills on average, between two rounds of the cron, and between two looks. */
const [killMs, cronMs, lookMs] = [12_000, 10_000, 200];
/** Milliseconds within which all that was begun must have ended. */
const restMs = 5 * 60_000;

export interface StormCounts {
  operations: number;
  faults: number;
  kills: number;
}

/** @param until when it ends, in milliseconds; violations are added to `wrong` */
export const storm = async (
  server: Server,
  users: User[],
  random: Random,
  until: number,
  wrong: string[],
): Promise<StormCounts> => {
  const counts = { operations: 0, faults: 0, kills: 0 };
  const odds = () => ({ ...stormy, seed: random.below(1_000_000_000) });
  const nextKill = () => Date.now() + killMs / 2 + random.below(killMs);

  await server.setOdds(odds());
  const asking = users.map(async (user) => {
    while (Date.now() < until) {
      wrong.push(...(await user.act()));
      counts.operations += 1;
      await sleep(random.below(600));
    }
  });
  let [killAt, cronAt, struck] = [nextKill(), 0, 0];
  while (Date.now() < until) {
    await sleep(lookMs);
    struck = await server.faults().catch(() => struck);
    if (Date.now() > cronAt) {
      void server.cron().catch(() => undefined);
      cronAt = Date.now() + cronMs;
    }
    if (Date.now() < killAt) continue;
    await server.kill();
    counts.kills += 1;
    counts.faults += struck;
    struck = 0;
    await server.start(odds());
    killAt = nextKill();
  }
  counts.faults += struck;
  await server.setOdds(calm);
  await Promise.all(asking);
  return counts;
};

/** Nothing goes wrong any more; waits until no job is left at work. Returns what is broken then, in words. */
export const rest = async (server: Server): Promise<string[]> => {
  const giveUp = Date.now() + restMs;
  for (;;) {
    await server.cron().catch(() => undefined);
    const found = await server.violations();
    if (found.length === 0 || Date.now() > giveUp) return found;
    await sleep(2_000);
  }
};

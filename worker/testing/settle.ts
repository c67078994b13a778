// Lets time pass until nothing is left to do: messages are delivered when they are due, the cron comes every minute.
import type { Clock } from './clock.ts';
import type { World } from './world.ts';

const minute = 60_000;

export const deliverDue = async (world: World): Promise<void> => {
  for (;;) {
    const next = world.queue.findIndex(({ due }) => due <= Date.now());
    if (next < 0) return;
    await world.deliver(world.queue.splice(next, 1)[0]!);
  }
};

const openWork = async ({ real }: World, secondLooks: boolean): Promise<number> => {
  const row = await real.LEDGER_00.prepare(
    `SELECT (SELECT count(*) FROM job WHERE state IN ('queued', 'running')) + (SELECT count(*) FROM upload)
       + (SELECT count(*) FROM notice)
       + (SELECT count(*) FROM stray_object WHERE doomed = 0 OR ?1) AS n`,
  )
    .bind(secondLooks ? 1 : 0)
    .first<{ n: number }>();
  return row!.n;
};

/**
 * @param secondLooks also until the keys of objects given up have been looked at again, a day later
 * @throws Error when work is left after `days` of simulated time
 */
export const settle = async (world: World, clock: Clock, secondLooks = true, days = 3): Promise<void> => {
  const until = Date.now() + days * 86_400_000;
  let sweepAt = Date.now() + minute;
  let pause = minute;
  for (;;) {
    await deliverDue(world);
    if (world.queue.length === 0 && (await openWork(world, secondLooks)) === 0) return;
    if (Date.now() > until) throw new Error(`still at work after ${days} days`);
    const due = Math.min(sweepAt, ...world.queue.map((message) => message.due));
    clock.advance(Math.max(1, due - Date.now()));
    if (Date.now() < sweepAt) continue;
    await world.sweep().catch(() => undefined);
    // The cron comes every minute; where a whole day has to pass, not each of them is played.
    if (world.queue.length === 0) pause = Math.min(pause * 2, 6 * 3_600_000);
    sweepAt = Date.now() + pause;
  }
};

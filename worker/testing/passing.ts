// Time that passes while a call takes its time, as in production: the cron comes every minute, and messages that are
// due are delivered, to other consumers.
import type { Call } from './calls.ts';
import type { Clock } from './clock.ts';
import { deliverDue } from './settle.ts';
import type { World } from './world.ts';

export const createPassing = (world: World, clock: Clock) => {
  let sweepAt = Date.now() + 60_000;
  let inside = false;
  return {
    /** Whether a call is one of those who came by meanwhile. */
    isInside: () => inside,
    pass: async (ms: number): Promise<void> => {
      clock.advance(ms);
      if (inside || Date.now() < sweepAt) return;
      inside = true;
      await world.sweep();
      await deliverDue(world);
      sweepAt = Date.now() + 60_000;
      inside = false;
    },
  };
};

const takes = ({ sql }: Call) => sql.some((one) => one.includes('fence = fence + 1'));

/** Every call that `isSlow` takes so long; returns how many there were, and how often a job was taken. */
export const slowDown = (world: World, clock: Clock, isSlow: (call: Call) => boolean, ms: number) => {
  const seen = { slow: 0, taken: 0 };
  const { pass, isInside } = createPassing(world, clock);
  world.setFault(async (call) => {
    if (isSlow(call) && !isInside()) {
      seen.slow += 1;
      await pass(ms);
    }
    const result = await call.execute();
    if (takes(call) && result) seen.taken += 1;
    return result;
  });
  return seen;
};

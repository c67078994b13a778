// Invocations that run at the same time, their calls carried out one by one in an order that chance decides, and going
// wrong now and then: what a busy production does, played again from a seed.
import { forever, type Call, type Fault } from './calls.ts';
import type { Clock } from './clock.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

interface Waiting {
  call: Call;
  /** Milliseconds; a call that hangs is not carried out before. */
  from: number;
  go: () => void;
}

export interface Odds {
  failsBefore: number;
  failsAfter: number;
  dies: number;
  hangs: number;
}

export const createScheduler = (world: World, clock: Clock, random: Random, odds: Odds) => {
  const waiting: Waiting[] = [];
  const running = new Set<object>();
  let calm = false;
  let faults = 0;

  const fault: Fault = async (call) => {
    const hangs = !calm && random.chance(odds.hangs);
    if (hangs) {
      faults += 1;
      call.invocation.stall();
    }
    await new Promise<void>((go) => {
      waiting.push({ call, from: hangs ? Date.now() + 30_000 + random.below(90_000) : 0, go });
    });
    if (calm) return call.execute();
    if (random.chance(odds.failsBefore)) {
      faults += 1;
      throw new Error('D1_ERROR: Network connection lost.');
    }
    const result = await call.execute();
    if (random.chance(odds.dies)) {
      faults += 1;
      call.invocation.die();
      return forever();
    }
    if (random.chance(odds.failsAfter)) {
      faults += 1;
      throw new Error('D1_ERROR: Network connection lost.');
    }
    return result;
  };
  world.setFault(fault);

  /** Lets every invocation run on until it waits for its next call, or has ended. */
  const quiet = async () => {
    for (let spins = 0; spins < 40; spins += 1) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (waiting.length >= running.size) return;
    }
  };

  return {
    faults: () => faults,
    /** From now on nothing goes wrong, and what hangs goes on. */
    calmDown: () => {
      calm = true;
      for (const one of waiting) one.from = 0;
    },
    /** Starts something that makes calls, beside what runs already. */
    start: (work: Promise<unknown>) => {
      const token = {};
      running.add(token);
      void work.catch(() => undefined).finally(() => running.delete(token));
    },
    idle: () => running.size === 0 && waiting.length === 0,
    /** Carries out one of the calls that wait; false when none may go. */
    step: async (): Promise<boolean> => {
      await quiet();
      const ready = waiting.filter(({ from }) => from <= Date.now());
      if (ready.length === 0) {
        if (waiting.length > 0) clock.advance(5_000);
        return waiting.length > 0;
      }
      const chosen = random.pick(ready);
      waiting.splice(waiting.indexOf(chosen), 1);
      chosen.go();
      return true;
    },
  };
};

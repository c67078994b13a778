// Are the guards needed, and would their loss be noticed? The worker is run with one of them left out of every batch,
// under the fault it is there for: the oracle must object.
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../testing/clock.ts';
import { faultAt, isTelling, type FaultKind } from '../testing/faults.ts';
import { fileOf, makeVouchers, year2 } from '../testing/files.ts';
import { scenarios, type Scenario } from '../testing/scenarios.ts';
import { settle } from '../testing/settle.ts';
import { createTheatre } from '../testing/theatre.ts';
import { createWorld, type World } from '../testing/world.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);

const clock = createClock();
const named = (name: string): Scenario => scenarios.find((scenario) => scenario.name === name)!;
let world: World;
let theatre: Awaited<ReturnType<typeof createTheatre>>;
const fresh = async () => {
  world = await createWorld(() => clock.advance(1));
  world.setPace({ chunkRows: 20, blockMean: 2, copyParts: 4, deleteRows: 20, verifyRows: 7, mergeRows: 5 });
  theatre = await createTheatre(world, clock);
};

/** Whether leaving out the statements that match is noticed at some call, and nothing is when they are there. */
const isNoticed = async (guard: RegExp, scenario: Scenario, kind: FaultKind): Promise<boolean> => {
  const calls = await theatre.rehearse(scenario);
  world.board.keep = (sql) => !guard.test(sql);
  for (const [n, call] of calls.entries()) {
    if (!isTelling(kind, call, calls[n - 1])) continue;
    const wrong = await theatre.play(scenario, (first) => faultAt(first + n, kind)).catch(String);
    if (wrong.length > 0) return true;
  }
  return false;
};

beforeAll(fresh);

describe('a worker without', () => {
  // What a mutant leaves behind is no ground for the next.
  beforeEach(fresh);

  it('the fence: one that wakes late writes rows that nobody deletes', async () => {
    expect(await isNoticed(/AND fence = /, named('load that is cancelled'), 'wakes late')).toBe(true);
  });

  it('the unique step: a step delivered twice sets the job back, and it never ends as it should', async () => {
    expect(await isNoticed(/INSERT INTO job_step/, named('reload of two years'), 'echoes')).toBe(true);
  });

  it('the check of the live generation: a purge takes a year that was loaded meanwhile', async () => {
    const overtaken: Scenario = {
      name: 'purge overtaken by a load',
      act: async ({ post }) => {
        await post('/purges', { fiscalYears: [year2], confirm: '556677-8899' });
        return [year2];
      },
    };
    const playedWithout = async (guard: RegExp | null) => {
      world.board.keep = (sql) => !guard?.test(sql);
      return theatre.play(overtaken, (_first, stage) => {
        let met = false;
        const live = makeVouchers(year2, 5, 9);
        return {
          fault: async (call) => {
            if (!met && call.sql.some((sql) => sql.startsWith('INSERT INTO job '))) {
              met = true;
              await stage.upload(fileOf(year2, live));
              await settle(world, clock);
              const year = stage.model.years.get(year2)!;
              // Asked for without a preview's tag, the purge looks again, and takes the year as it is now.
              stage.model.years.set(year2, { ...year, live: null });
            }
            return call.execute();
          },
        };
      });
    };
    expect(await playedWithout(null)).toEqual([]);
    expect(await playedWithout(/live generation has changed/)).not.toEqual([]);
  });
});

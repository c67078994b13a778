// Random operations, interleavings and faults from seeds. To play one that failed alone, name it in `seeds`.
// More of them: SIMULATED_SEEDS=100 npx vitest run worker/jobs/simulation.test.ts
import { env } from 'cloudflare:workers';
import { expect, it, vi } from 'vitest';
import { createClock } from '../testing/clock.ts';
import { createCloner } from '../testing/clone.ts';
import { violations } from '../testing/oracle.ts';
import { simulate } from '../testing/simulation.ts';
import { createCompany } from '../testing/theatre.ts';
import { createWorld } from '../testing/world.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const count = Number((env as unknown as { SIMULATED_SEEDS?: string }).SIMULATED_SEEDS ?? 8);
const seeds = Array.from({ length: count }, (_, i) => i + 1);

it('hangs together whatever happens at the same time', async () => {
  const clock = createClock();
  const world = await createWorld(() => clock.advance(1));
  world.setPace({ chunkRows: 20, blockMean: 2, copyParts: 4, deleteRows: 20, verifyRows: 7, mergeRows: 5 });
  const clone = await createCloner(world, await createCompany(world));
  const kinds = new Map<string, number>();
  let [faults, shared] = [0, 0];
  for (const seed of seeds) {
    const played = await simulate(world, clock, await clone(), seed);
    expect(played.wrong, `seed ${seed}: ${played.jobs.join(', ')}`).toEqual([]);
    for (const job of played.jobs) kinds.set(job, (kinds.get(job) ?? 0) + 1);
    faults += played.faults;
    shared += played.shared;
  }
  // Else nothing was tried.
  expect(faults).toBeGreaterThan(seeds.length * 5);
  expect(shared).toBeGreaterThan(seeds.length / 3);
  for (const kind of ['purge done', 'load done', 'reload done', 'restore done'])
    expect(kinds.get(kind)).toBeGreaterThan(0);
  expect(await violations(world)).toEqual([]);
});

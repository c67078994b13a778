// Every kind of job with every kind of fault at the calls it makes to D1, R2 and the queue: it ends in the same state,
// with the same counts, and nothing else is touched. Each call meets every sixth kind, and each kind every sixth call;
// all meet all with FAULTS=all npx vitest run worker/jobs/faults.test.ts
import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Call } from '../testing/calls.ts';
import { createClock } from '../testing/clock.ts';
import { faultAt, faultKinds, isTelling } from '../testing/faults.ts';
import { violations } from '../testing/oracle.ts';
import { scenarios } from '../testing/scenarios.ts';
import { createTheatre } from '../testing/theatre.ts';
import { createWorld, type World } from '../testing/world.ts';

// A fault tells of itself, some hundred times.
vi.spyOn(console, 'error').mockImplementation(() => undefined);

const all = (env as unknown as { FAULTS?: string }).FAULTS === 'all';
const clock = createClock();
let world: World;
let theatre: Awaited<ReturnType<typeof createTheatre>>;
beforeAll(async () => {
  world = await createWorld(() => clock.advance(1));
  // Small steps, so that a small year takes several.
  world.setPace({ chunkRows: 30, blockMean: 2, copyParts: 4, deleteRows: 30, verifyRows: 7, mergeRows: 8 });
  theatre = await createTheatre(world, clock);
});
afterAll(async () => expect(await violations(world)).toEqual([]));

describe.each(scenarios)('$name', (scenario) => {
  let calls: Call[];
  beforeAll(async () => {
    calls = await theatre.rehearse(scenario);
  });

  const kinds = scenario.brief ? faultKinds.filter((kind) => kind.startsWith('fails')) : faultKinds;
  it.each(kinds)('%s, at every call', async (kind) => {
    const wrong: string[] = [];
    const every = calls.flatMap((call, n) => (isTelling(kind, call, calls[n - 1]) ? [n] : []));
    const nth = Math.min(6, every.length);
    const telling = every.filter((_, i) => all || i % nth === faultKinds.indexOf(kind) % nth);
    expect(telling.length).toBeGreaterThan(0);
    for (const n of telling) {
      const found = await theatre.play(scenario, (first) => faultAt(first + n, kind));
      wrong.push(...found.map((what) => `call ${n + 1}, ${calls[n]!.what}: ${what}`));
    }
    expect(wrong).toEqual([]);
    expect(await theatre.bystanderIsUntouched()).toBe(true);
  });
});

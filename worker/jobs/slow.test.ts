// A slow step is not a dead one: databases and archives that take their time, with the sweep and other consumers coming
// by meanwhile, and a platform that fails for hours. Time is the test's.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forever, type Call } from '../testing/calls.ts';
import { createClock } from '../testing/clock.ts';
import { createBeginning } from '../testing/beginning.ts';
import type { LoadedCompany } from '../testing/company.ts';
import { violations } from '../testing/oracle.ts';
import { createPassing, slowDown } from '../testing/passing.ts';
import { settle } from '../testing/settle.ts';
import { createWorld, type World } from '../testing/world.ts';
import { answering, pausing } from '../traffic.ts';
import { createStride } from './stride.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const clock = createClock();
const start = '2024-01-01';
const hour = 3_600_000;
const begin = createBeginning(['2023-01-01', start], clock);
let world: World;
let company: LoadedCompany;
beforeEach(async () => {
  world = await createWorld(() => clock.advance(1));
  company = await begin(world);
});
afterEach(async () => {
  world.setFault(null);
  await settle(world, clock);
  expect(await violations(world)).toEqual([]);
});

const isSum = ({ sql }: Call) => sql.some((one) => one.includes('sum((CAST(account AS INTEGER)'));
const isGet = (call: Call) => call.binding === 'r2' && call.what.startsWith('get');

describe('a slow database', () => {
  it('is given its time for the check of a large year, and nothing is summed twice', async () => {
    world.setPace({ verifyRows: 30 });
    const { job } = (await company.upload(start, 700)).body;
    const seen = slowDown(world, clock, isSum, 1_600);
    await settle(world, clock);
    expect(await company.job(job.id)).toMatchObject({ state: 'done' });
    expect(seen.slow).toBe(70);
    expect(seen.taken).toBeLessThan(4);
  });

  it('is given it also when each query takes most of what the platform gives', async () => {
    world.setPace({ verifyRows: 200 });
    const { job } = (await company.upload(start, 300)).body;
    const seen = slowDown(
      world,
      clock,
      (call) => call.binding === 'd1' && !call.what.startsWith('first'),
      25_000,
    );
    await settle(world, clock);
    expect(await company.job(job.id)).toMatchObject({ state: 'done' });
    expect(seen.slow).toBeGreaterThan(10);
  });

  it.each(['purge', 'reload', 'restore', 'reconciliation'])('ends a %s all the same', async (kind) => {
    world.setPace({ chunkRows: 60, deleteRows: 60, verifyRows: 30, mergeRows: 5 });
    await company.upload(start, 80);
    await settle(world, clock);
    const asked =
      kind === 'reconciliation'
        ? (
            await world.api<{ id: string }>('POST', `${company.path}/reconciliations`, {
              fiscalYears: [start],
            })
          ).body
        : await company.purge(start, kind === 'reload');
    const { id } = kind === 'restore' ? (await company.undo(asked.id)).body : asked;
    slowDown(world, clock, (call) => call.binding === 'd1', 12_000);
    await settle(world, clock);
    expect(await company.job(id)).toMatchObject({ state: 'done' });
    expect(await company.year(start)).toMatchObject({ rows: kind === 'purge' ? 0 : 240 });
  });
});

/** The archive gives an object in so many parts. */
const inParts = (object: R2ObjectBody, bytes: Uint8Array, parts: number, beforePart: () => Promise<void>) => {
  const size = Math.ceil(bytes.length / parts);
  let at = 0;
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    await beforePart();
    if (at < bytes.length) controller.enqueue(bytes.subarray(at, (at += size)));
    else controller.close();
  };
  const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
  return { ...object, etag: object.etag, body } as R2ObjectBody;
};

describe('a slow archive', () => {
  it('is given its time when an interrupted file is read again', async () => {
    world.setPace({ chunkRows: 400 });
    const { job } = (await company.upload(start, 400)).body;
    const { pass, isInside } = createPassing(world, clock);
    let [chunks, readings] = [0, 0];
    world.setFault(async (call) => {
      const result = await call.execute();
      chunks += call.sql.some((one) => one.startsWith('INSERT INTO ledger_row')) ? 1 : 0;
      if (chunks === 4) {
        chunks += 1;
        call.invocation.die();
        return forever();
      }
      if (!isGet(call) || !result) return result;
      readings += 1;
      const object = result as R2ObjectBody;
      const bytes = new Uint8Array(await object.arrayBuffer());
      return inParts(object, bytes, 40, () =>
        readings === 1 || isInside() ? Promise.resolve() : pass(10_000),
      );
    });
    await settle(world, clock);
    expect(await company.job(job.id)).toMatchObject({ state: 'done' });
    expect(await company.year(start)).toMatchObject({ rows: 1_200 });
    expect(readings).toBe(2);
  });

  it('is given its time by a reconciliation, which reads the file once for its sums', async () => {
    const { pass, isInside } = createPassing(world, clock);
    let readings = 0;
    const asked = await world.api<{ id: string }>('POST', `${company.path}/reconciliations`, {
      fiscalYears: [start],
    });
    world.setFault(async (call) => {
      const result = await call.execute();
      if (!isGet(call) || !result) return result;
      readings += 1;
      const object = result as R2ObjectBody;
      const bytes = new Uint8Array(await object.arrayBuffer());
      return inParts(object, bytes, 40, () => (isInside() ? Promise.resolve() : pass(10_000)));
    });
    await settle(world, clock);
    expect(await company.job(asked.body.id)).toMatchObject({ state: 'done' });
    expect(readings).toBe(1);
  });

  it('that is silent for longer than a lease is waited for longer the next time', async () => {
    const { job } = (await company.upload(start, 4)).body;
    const seen = slowDown(world, clock, isGet, 150_000);
    await settle(world, clock);
    expect(await company.job(job.id)).toMatchObject({ state: 'done' });
    expect(seen.slow).toBeLessThan(6);
  });
});

describe('a platform that fails', () => {
  const failsUntil = (end: number, fails: (call: Call) => boolean) =>
    world.setFault(async (call) => {
      if (Date.now() < end && fails(call)) throw new Error('R2: internal error (10001)');
      return call.execute();
    });

  it.each([256_000, hour])('for %i ms does not fail a restore', async (ms) => {
    const purge = await company.purge(start);
    const { id } = (await company.undo(purge.id)).body;
    failsUntil(Date.now() + ms, isGet);
    await settle(world, clock);
    expect(await company.job(id)).toMatchObject({ state: 'done' });
    expect(await company.year(start)).toMatchObject({ state: 'loaded', rows: 9 });
  });

  it('for longer than its patience fails the load, in words that are not the platform’s', async () => {
    const { job } = (await company.upload(start, 5)).body;
    const began = Date.now();
    world.setPace({ patienceMs: hour });
    failsUntil(Infinity, isGet);
    await settle(world, clock);
    const ended = await company.job(job.id);
    expect(ended).toMatchObject({ state: 'failed', problem: { code: 'gave_up' } });
    expect(ended.problem?.texts?.en).toMatch(/^The job failed \d+ times in a row/);
    expect(JSON.stringify(ended)).not.toContain('R2: internal error');
    expect(Date.parse(ended.finishedAt!) - began).toBeGreaterThan(hour);
    expect(Date.parse(ended.finishedAt!) - began).toBeLessThan(2 * hour);
  });

  it('is not what ends a load whose message the queue has given up', async () => {
    const { job } = (await company.upload(start, 5)).body;
    const [message] = world.queue.splice(0);
    await world.deliver({ ...message!, queue: 'dead' });
    expect(await company.job(job.id)).toMatchObject({ state: 'queued' });
    await settle(world, clock);
    expect(await company.job(job.id)).toMatchObject({ state: 'done' });
  });
});

describe('others', () => {
  /** Batches that a load of some thousand rows stores its rows in. */
  const batches = async (year: string) => {
    const { job } = (await company.upload(year, 1_500)).body;
    let stored = 0;
    world.setFault((call) => {
      if (call.sql.some((sql) => sql.includes('INSERT INTO ledger_row'))) stored += 1;
      return call.execute();
    });
    await settle(world, clock);
    expect(await company.job(job.id)).toMatchObject({ state: 'done' });
    return stored;
  };

  it('who wait for an answer are let in between small steps, and stop no job however long they wait', async () => {
    expect(await batches(start)).toBe(1);
    clock.advance(1_000);
    let answer = () => {};
    const answered = answering(() => new Promise<void>((resolve) => (answer = resolve)));
    expect(await batches('2023-01-01')).toBeGreaterThan(2);
    answer();
    await answered;
  });

  it('who wait for the job itself make no step small, nor does one whose next question does not come', async () => {
    clock.advance(1_000);
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    await answering(() => undefined);
    const answered = answering(() => pausing(ended));
    clock.advance(50);
    expect(await batches('2022-01-01')).toBe(1);
    end();
    await answered;
  });
});

describe('how much is deleted in one step', () => {
  /** Rows of each step until `rows` are gone, from a database that deletes so many a millisecond. */
  const steps = (rows: number, most: number, rowsPerMs: (step: number) => number) => {
    clock.advance(1_000);
    const stride = createStride(most);
    const taken: number[] = [];
    for (let left = rows; left > 0; left -= taken.at(-1)!) {
      taken.push(Math.min(left, stride.rows()));
      stride.held(taken.at(-1)! / rowsPerMs(taken.length));
    }
    return taken;
  };

  it('is what the database does in less than 50 ms, found within a few steps', () => {
    for (const rowsPerMs of [200, 1_000, 4_000]) {
      const taken = steps(1_000_000, 200_000, () => rowsPerMs);
      expect(Math.max(...taken)).toBeLessThan(50 * rowsPerMs);
      expect(taken.length).toBeLessThan(1_000_000 / (20 * rowsPerMs) + 8);
    }
  });

  it('is less at once when the database becomes slow, and never nothing', () => {
    const taken = steps(1_000_000, 200_000, (step) => (step < 4 ? 4_000 : 10));
    expect(taken.slice(0, 6)).toEqual([2_000, 8_000, 32_000, 100_000, 250, 250]);
  });

  it('is never more than the pace says', () => {
    expect(steps(100, 30, () => Infinity)).toEqual([30, 30, 30, 10]);
  });
});

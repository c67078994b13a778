// Messages that are lost, doubled, late or given up, and jobs that fail again and again.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../testing/clock.ts';
import { createBeginning } from '../testing/beginning.ts';
import type { LoadedCompany } from '../testing/company.ts';
import { forever, type Call } from '../testing/calls.ts';
import { violations } from '../testing/oracle.ts';
import { deliverDue, settle } from '../testing/settle.ts';
import { createWorld, type World } from '../testing/world.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const clock = createClock();
const start = '2024-01-01';
const begin = createBeginning(['2023-01-01', start], clock);
let world: World;
let company: LoadedCompany;
beforeEach(async () => {
  world = await createWorld(() => clock.advance(1));
  company = await begin(world);
});
afterEach(async () => expect(await violations(world)).toEqual([]));

const loadsRows = ({ sql }: Call) => sql.some((one) => one.startsWith('INSERT INTO ledger_row'));
const deletesRows = ({ sql }: Call) => sql.some((one) => one.startsWith('DELETE FROM ledger_row'));
const breaks = (broken: (call: Call) => boolean, times: number[] = []) =>
  world.setFault(async (call) => {
    if (!broken(call)) return call.execute();
    times.push(Date.now());
    throw new Error('D1_ERROR: no such luck');
  });

describe('a message', () => {
  it('that is lost is sent again by the sweep', async () => {
    const { id } = await company.purge(start);
    world.queue.length = 0;
    await world.sweep();
    await deliverDue(world);
    expect((await company.job(id)).state).toBe('done');
  });

  it('that was never sent is sent by the sweep', async () => {
    world.setFault((call) =>
      call.binding === 'queue' ? Promise.reject(new Error('queue')) : call.execute(),
    );
    const { id } = await company.purge(start);
    world.setFault(null);
    expect(world.queue).toEqual([]);
    await settle(world, clock);
    expect((await company.job(id)).state).toBe('done');
  });

  it('that comes twice, at the same time and after the end, changes nothing', async () => {
    const { id } = await company.purge(start);
    const [message] = world.queue.splice(0);
    await Promise.all([world.deliver(message!), world.deliver(message!)]);
    await world.deliver(message!);
    await settle(world, clock);
    expect(await company.job(id)).toMatchObject({ state: 'done', progress: { done: 9, total: 9 } });
  });

  it('of a job unknown is let go', async () => {
    const body = { ledger: 'LEDGER_00', jobId: 'none' };
    expect(await world.deliver({ queue: 'jobs', attempts: 1, due: 0, body })).toEqual({
      lost: false,
      value: { kind: 'acked' },
    });
  });

  it('order does not matter', async () => {
    const first = await company.purge('2023-01-01');
    const second = await company.purge(start);
    world.queue.reverse();
    await settle(world, clock);
    for (const { id } of [first, second]) expect((await company.job(id)).state).toBe('done');
  });
});

describe('a load that fails each time', () => {
  it('is given up, and leaves the year as it was', async () => {
    const before = await company.year(start);
    const times: number[] = [];
    world.setPace({ patienceMs: 600_000 });
    breaks(loadsRows, times);
    const { job } = (await company.upload(start, 5)).body;
    await settle(world, clock);
    const ended = await company.job(job.id);
    expect(ended).toMatchObject({ state: 'failed', problem: { code: 'gave_up' } });
    expect(ended.problem?.texts?.en).toMatch(/^The job failed \d+ times in a row/);
    expect(JSON.stringify([ended, await company.audit()])).not.toContain('no such luck');
    expect(await company.year(start)).toEqual(before);
    const waits = times.slice(1).map((time, i) => time - times[i]!);
    expect(waits.every((wait, i) => i === 0 || wait > waits[i - 1]! - 1_000)).toBe(true);
    expect(waits.at(-1)).toBeGreaterThan(30_000);
  });

  it('is given up also when its worker dies without a word', async () => {
    world.setFault(async (call) => {
      if (!loadsRows(call)) return call.execute();
      call.invocation.die();
      return forever();
    });
    const { job } = (await company.upload(start, 5)).body;
    await settle(world, clock);
    expect(await company.job(job.id)).toMatchObject({ state: 'failed', problem: { code: 'gave_up' } });
    expect(await company.year(start)).toMatchObject({ state: 'loaded', rows: 9 });
  });
});

describe('a purge whose rows cannot be deleted', () => {
  it('is never given up, but tried at growing distances until it is done', async () => {
    const { id } = await company.purge(start);
    const times: number[] = [];
    breaks(deletesRows, times);
    await expect(settle(world, clock, true, 0.1)).rejects.toThrow('still at work');
    expect(times.length).toBeGreaterThan(20);
    const waits = times.slice(1).map((time, i) => (time - times[i]!) / 1000);
    expect(Math.min(...waits.slice(12))).toBeGreaterThan(590);
    expect(await company.job(id)).toMatchObject({ state: 'running', phase: null });
    expect(await company.year(start)).toMatchObject({ state: 'purging', rows: 0 });
    world.setFault(null);
    await settle(world, clock);
    expect((await company.job(id)).state).toBe('done');
  });

  it('outlives its dead letter', async () => {
    const { id } = await company.purge(start);
    const [message] = world.queue.splice(0);
    await world.deliver({ ...message!, queue: 'dead' });
    await settle(world, clock);
    expect((await company.job(id)).state).toBe('done');
  });
});

it('a sweep that fails in one place does the rest', async () => {
  const { id } = await company.purge(start);
  world.queue.length = 0;
  breaks(({ sql }) => sql[0]?.startsWith('DELETE FROM upload') ?? false);
  await expect(world.sweep()).rejects.toThrow('the sweep failed in 1 places');
  world.setFault(null);
  await deliverDue(world);
  expect((await company.job(id)).state).toBe('done');
});

// A year of many steps, at the real pace: what D1 says it wrote, and a worker that dies again and again on the way.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createClock } from '../testing/clock.ts';
import { createLoaded, type LoadedCompany } from '../testing/company.ts';
import { forever, type Call, type Fault } from '../testing/calls.ts';
import { violations } from '../testing/oracle.ts';
import { settle } from '../testing/settle.ts';
import { createWorld, type World } from '../testing/world.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const vouchers = 12_000;
const start = '2024-01-01';
const clock = createClock();
let world: World;
let company: LoadedCompany;
beforeAll(async () => {
  world = await createWorld(() => clock.advance(1));
  company = await createLoaded(world, '2023-01-01');
});
afterAll(async () => expect(await violations(world)).toEqual([]));

/** What D1 says that the jobs wrote, requests left out. */
const counting = () => {
  const written = { rows: 0 };
  const fault: Fault = async (call) => {
    const result = await call.execute();
    for (const one of [result].flat() as (Partial<D1Result> | null)[])
      written.rows += one?.meta?.rows_written ?? 0;
    return result;
  };
  return { written, fault };
};
/** Rows of the company in the tables of a generation. */
const stored = async () => {
  const tables = ['ledger_row', 'voucher', 'balance', 'period_total', 'chart_entry'];
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table})`);
  return (await world.real.LEDGER_00.prepare(`SELECT ${counts.join(' + ')} AS n`).first<{ n: number }>())!.n;
};

it('writes one row per row loaded and per row deleted, and at most one in a hundred besides', async () => {
  const before = await stored();
  await company.upload(start, vouchers);
  const loading = counting();
  world.setFault(loading.fault);
  await world.drain();
  world.setFault(null);
  const rows = (await stored()) - before;
  expect(rows).toBeGreaterThan(vouchers * 4);
  expect(loading.written.rows / rows).toBeLessThan(1.01);

  await company.purge(start);
  const deleting = counting();
  world.setFault(deleting.fault);
  await world.drain();
  world.setFault(null);
  expect(await stored()).toBe(before);
  expect(deleting.written.rows / rows).toBeLessThan(1.01);
});

it('is loaded and purged all the same when the worker dies at every fifth step', async () => {
  let steps = 0;
  const isStep = ({ sql }: Call) => sql.some((one) => one.startsWith('INSERT INTO job_step'));
  const dying: Fault = async (call) => {
    steps += isStep(call) ? 1 : 0;
    const dies = isStep(call) && steps % 5 === 0;
    const result = dies && steps % 2 === 0 ? null : await call.execute();
    if (!dies) return result;
    call.invocation.die();
    return forever();
  };
  world.setFault(dying);
  const { job } = (await company.upload(start, vouchers)).body;
  await settle(world, clock);
  const total = vouchers * 3;
  expect(await company.job(job.id)).toMatchObject({ state: 'done', progress: { done: total, total } });
  const { id } = await company.purge(start);
  await settle(world, clock);
  expect(await company.job(id)).toMatchObject({ state: 'done', progress: { done: total, total } });
  expect(steps).toBeGreaterThan(12);
});

// What may be asked for beside what, and what is refused: purge, load, undo and cancel against each other.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../shared/contract/job.ts';
import { purgeRequestSchema } from '../../shared/contract/purge.ts';
import type { JobYearRecord } from '../db/ledger.ts';
import { chartRange } from '../ledger/loading/merge-chart.ts';
import { goLive } from '../ledger/years/go-live.ts';
import { createClock } from '../testing/clock.ts';
import { createBeginning } from '../testing/beginning.ts';
import type { LoadedCompany } from '../testing/company.ts';
import { endOf, makeVouchers, number } from '../testing/files.ts';
import { violations } from '../testing/oracle.ts';
import { settle } from '../testing/settle.ts';
import { sieText } from '../testing/sie-text.ts';
import { createWorld, type World } from '../testing/world.ts';
import { stepQueries } from './step.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const clock = createClock();
const [before, start] = ['2023-01-01', '2024-01-01'] as const;
const begin = createBeginning([before, start], clock);
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

const broken = (vouchers: number) =>
  sieText({
    organisationNumber: number,
    start: '2023-07-01',
    end: '2024-06-30',
    vouchers: makeVouchers('2024-01-01', vouchers, 3).map((voucher) => ({ ...voucher, date: '2024-02-01' })),
  });
const uploadBroken = () => world.upload(company.id, broken(3), 'brutet.se');
const cancel = (id: string) =>
  world.api<Job & { code?: string }>('POST', `${company.path}/jobs/${id}/cancel`);

describe('while a year is being purged', () => {
  it('a load of it is refused with the job, and one of another year is not', async () => {
    const purge = await company.purge(start);
    const refused = (await company.upload(start, 4)) as unknown as { status: number; body: object };
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'year_busy', job: `${company.path}/jobs/${purge.id}` },
    });
    expect((await company.upload(before, 4)).status).toBe(202);
    await settle(world, clock);
    expect(await company.year(before)).toMatchObject({ vouchers: 4 });
    expect((await company.upload(start, 4)).status).toBe(202);
    await settle(world, clock);
    expect(await company.year(start)).toMatchObject({ vouchers: 4 });
  });

  it('the purge can be undone at once, and once', async () => {
    const purge = await company.purge(start);
    const undo = await company.undo(purge.id);
    expect(undo).toMatchObject({ status: 202, body: { kind: 'restore' } });
    expect(await company.undo(purge.id)).toMatchObject({ status: 409, body: { code: 'year_busy' } });
    await settle(world, clock);
    expect(await company.year(start)).toMatchObject({ state: 'loaded', rows: 9 });
    expect(await company.job(purge.id)).toMatchObject({ state: 'done', undo: { undoneBy: undo.body.id } });
  });
});

describe('an undo', () => {
  it('is refused when a year with other bounds has taken the place', async () => {
    const purges = [await company.purge(before), await company.purge(start)];
    await settle(world, clock);
    expect((await uploadBroken()).status).toBe(202);
    await settle(world, clock);
    for (const { id } of purges)
      expect(await company.undo(id)).toMatchObject({ status: 409, body: { code: 'loaded_since' } });
  });

  it('is refused when such a year comes between its look and its batch', async () => {
    const purge = await company.purge(start);
    await company.purge(before);
    await settle(world, clock);
    let met = false;
    world.setFault(async (call) => {
      if (!met && call.sql.some((sql) => sql.startsWith('INSERT INTO job '))) {
        met = true;
        await uploadBroken();
        await settle(world, clock);
      }
      return call.execute();
    });
    expect(await company.undo(purge.id)).toMatchObject({ status: 409, body: { code: 'loaded_since' } });
  });
});

describe('two years that overlap', () => {
  const reload = () =>
    world.api<Job & { code?: string; detail?: string }>('POST', `${company.path}/purges`, {
      fiscalYears: [start],
      confirm: number,
      reload: true,
    });
  /** Calls `meet` before the first batch that makes a job. */
  const beforeOrder = (meet: () => Promise<unknown>) => {
    let met = false;
    world.setFault(async (call) => {
      if (!met && call.sql.some((sql) => sql.startsWith('INSERT INTO job '))) {
        met = true;
        await meet();
      }
      return call.execute();
    });
  };
  const purged = async () => {
    for (const year of [before, start]) await company.purge(year);
    await settle(world, clock);
  };
  const overlapping = {
    status: 422,
    body: {
      code: 'fiscal_year_overlaps',
      detail: expect.stringMatching(/2024-01-01–2024-12-31.*2023-07-01–2024-06-30/) as string,
    },
  };

  it('are not both read in: an empty one is not reloaded while the other is loaded, nor after', async () => {
    await purged();
    expect((await uploadBroken()).status).toBe(202);
    expect(await reload()).toMatchObject(overlapping);
    await settle(world, clock);
    // Live, it has taken the place of both.
    expect((await reload()).body.code).toBe('fiscal_year_not_found');
    expect(await company.year('2023-07-01')).toMatchObject({ state: 'loaded', vouchers: 3 });
  });

  it('are not, when the one comes between the look and the batch of the other', async () => {
    await purged();
    beforeOrder(uploadBroken);
    expect(await reload()).toMatchObject(overlapping);
  });

  it('are not, whichever comes first', async () => {
    await purged();
    const first: number[] = [];
    beforeOrder(async () => first.push((await reload()).status));
    expect(await uploadBroken()).toMatchObject({ status: 422, body: { code: 'fiscal_year_overlaps' } });
    expect(first).toEqual([202]);
    await settle(world, clock);
    expect(await company.year(start)).toMatchObject({ state: 'loaded', vouchers: 3 });
  });

  it('are not, should an order have been taken that ought not: the batch that makes it live refuses', async () => {
    await purged();
    expect((await reload()).status).toBe(202);
    // The order's own look and guard are passed by: another deployment's, say.
    const d1 = world.real.LEDGER_00;
    await d1
      .prepare(
        `INSERT INTO fiscal_year (company_id, start, end, live_generation) VALUES (?1, '2023-07-01', '2024-06-30', -1)`,
      )
      .bind(company.id)
      .run();
    await settle(world, clock);
    const [job] = (await world.api<{ items: Job[] }>('GET', `${company.path}/jobs`)).body.items;
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'fiscal_year_overlaps' } });
    expect(await company.year(start)).toMatchObject({ state: 'empty', rows: 0 });
    await d1
      .prepare(`DELETE FROM fiscal_year WHERE company_id = ?1 AND start = '2023-07-01'`)
      .bind(company.id)
      .run();
  });
});

it('as many years as one order may name go live within the queries of an invocation', () => {
  const d1 = world.real.LEDGER_00;
  const starts = Array.from({ length: 60 }, (_, n) => `${1960 + n}-01-01`);
  const named = starts.filter(
    (_, n) => purgeRequestSchema.safeParse({ fiscalYears: starts.slice(0, n + 1), confirm: number }).success,
  );
  expect(named.length).toBeLessThan(starts.length);
  const ids = { oldGeneration: 1, newGeneration: 2, sieFileId: 'sie' };
  const years = named.map((year) => ({ start: year, end: endOf(year), ...ids }) as JobYearRecord);
  const job = { id: 'job', companyId: company.id, years } as unknown as Parameters<typeof goLive>[1];
  const charts = years.flatMap(() => chartRange(d1, company.id, 1, 0, 1));
  // Besides: the size of each chart, and what any step has.
  const queries = goLive(d1, job).length + charts.length + years.length;
  expect(queries).toBeGreaterThan(400);
  expect(queries).toBeLessThan(1_000 - stepQueries);
});

describe('a cancelled load', () => {
  it('leaves the year, can be asked for twice, and is not what a reload reads', async () => {
    const { job } = (await company.upload(start, 5)).body;
    expect((await cancel(job.id)).status).toBe(202);
    expect((await cancel(job.id)).status).toBe(202);
    await settle(world, clock);
    expect((await company.job(job.id)).state).toBe('cancelled');
    expect((await cancel(job.id)).body.code).toBe('job_ended');
    expect((await company.audit()).filter(({ action }) => action === 'load.cancel-asked')).toHaveLength(1);
    await company.purge(start, true);
    await settle(world, clock);
    expect(await company.year(start)).toMatchObject({ vouchers: 3 });
  });

  it('that has failed already says so, whether or not it had been asked to stop before', async () => {
    const emptied = async () => {
      const { job, sieFile } = (await company.upload(start, 5)).body;
      const key = `sie/${company.id}/${sieFile.id}`;
      await world.real.ARCHIVE.delete(key);
      return { job, key };
    };
    for (const before of [false, true]) {
      const { job, key } = await emptied();
      const answers: Awaited<ReturnType<typeof cancel>>[] = [];
      world.setFault(async (call) => {
        if (before && call.what.startsWith('get')) expect((await cancel(job.id)).status).toBe(202);
        const result = await call.execute();
        const failing = call.sql.some((sql) =>
          sql.startsWith(`UPDATE generation SET state = 'dead' WHERE job_id`),
        );
        if (failing) answers.push(await cancel(job.id));
        return result;
      });
      await settle(world, clock);
      expect(answers, JSON.stringify(await company.job(job.id))).toMatchObject([
        { status: 409, body: { code: 'job_failing' } },
      ]);
      expect(await company.job(job.id)).toMatchObject({
        state: 'failed',
        problem: { code: 'sie_file_gone' },
      });
      world.setFault(null);
      await world.real.ARCHIVE.put(key, 'x');
    }
  });

  it('is refused when it is live already, and for a purge', async () => {
    const { job } = (await company.upload(start, 5)).body;
    let asked: Awaited<ReturnType<typeof cancel>> | undefined;
    world.setFault(async (call) => {
      if (!asked && call.sql.some((sql) => sql.startsWith('DELETE FROM ledger_row')))
        asked = await cancel(job.id);
      return call.execute();
    });
    await settle(world, clock);
    expect(asked).toMatchObject({ status: 409, body: { code: 'too_late_to_cancel' } });
    const purge = await company.purge(start);
    expect((await cancel(purge.id)).body.code).toBe('purge_cannot_be_cancelled');
  });
});

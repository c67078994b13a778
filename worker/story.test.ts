// The main job through the API: a file goes in, its year is purged, comes back, is reloaded, is undone.
import { describe, expect, it } from 'vitest';
import type { Job } from '../shared/contract/job.ts';
import type { PurgePreview } from '../shared/contract/purge.ts';
import type { Balances } from '../shared/contract/fiscal-year.ts';
import { createWorld } from './testing/world.ts';
import { sieText } from './testing/sie-text.ts';

const number = '556677-8899';
const year = (start: string, vouchers = 5) =>
  sieText({
    organisationNumber: number,
    start,
    end: `${start.slice(0, 4)}-12-31`,
    vouchers: Array.from({ length: vouchers }, (_, i) => ({
      series: 'A',
      number: String(i + 1),
      date: `${start.slice(0, 5)}${String((i % 12) + 1).padStart(2, '0')}-15`,
      rows: [
        ['1930', 10_000 + i],
        ['3001', -10_000 - i],
      ] as [string, number][],
    })),
  });

const loaded = async () => {
  const world = await createWorld();
  const { id } = await world.company('Test AB', number);
  for (const start of ['2023-01-01', '2024-01-01']) {
    const answer = await world.upload(id, year(start), `${start}.se`);
    expect(answer.status).toBe(202);
    await world.drain();
  }
  return { world, id, path: `/v1/companies/${id}` };
};

describe('the main job', () => {
  it('loads a file into its fiscal year', async () => {
    const { world, id, path } = await loaded();
    const years = await world.years(id);
    expect(
      years.map(({ start, state, vouchers, rows, debitOre }) => ({ start, state, vouchers, rows, debitOre })),
    ).toEqual([
      { start: '2023-01-01', state: 'loaded', vouchers: 5, rows: 10, debitOre: 50_010 },
      { start: '2024-01-01', state: 'loaded', vouchers: 5, rows: 10, debitOre: 50_010 },
    ]);
    const vouchers = await world.api<{
      items: { number: string; rows: { amountOre: number }[] }[];
      nextCursor: string | null;
    }>('GET', `${path}/fiscal-years/2024-01-01/vouchers?limit=2`);
    expect(vouchers.body.items.map((v) => [v.number, v.rows.map((r) => r.amountOre)])).toEqual([
      ['1', [10_000, -10_000]],
      ['2', [10_001, -10_001]],
    ]);
    expect(vouchers.body.nextCursor).not.toBeNull();
  });

  it('empties a year the moment the purge is accepted, and deletes its rows and no others', async () => {
    const { world, id, path } = await loaded();
    const preview = await world.api<PurgePreview>('GET', `${path}/purge-preview?fiscalYear=2024-01-01`);
    const purge = await world.api<Job>(
      'POST',
      `${path}/purges`,
      { fiscalYears: ['2024-01-01'], confirm: '5566778899' },
      { 'if-match': preview.headers.get('etag') ?? '' },
    );
    expect(purge.status).toBe(202);
    expect((await world.years(id)).map(({ state, rows }) => [state, rows])).toEqual([
      ['loaded', 10],
      ['purging', 0],
    ]);
    const balances = await world.api<Balances>('GET', `${path}/fiscal-years/2024-01-01/balances`);
    expect(balances.body.accounts).toEqual([]);
    await world.drain();
    const job = await world.job(id, purge.body.id);
    expect(job).toMatchObject({ state: 'done', progress: { done: 10, total: 10 } });
    expect(job.receipt?.fiscalYears).toMatchObject([
      { start: '2024-01-01', before: { vouchers: 5, rows: 10 }, after: { rows: 0 } },
    ]);
    const counted = await world.real.LEDGER_00.prepare(
      `SELECT count(*) AS n FROM ledger_row AS r JOIN generation AS g ON g.id = r.generation WHERE g.company_id = ?1`,
    )
      .bind(id)
      .first();
    expect(counted).toEqual({ n: 10 });
  });

  it('brings a purged year back by undo, equal', async () => {
    const { world, id, path } = await loaded();
    const before = await world.api('GET', `${path}/fiscal-years/2024-01-01/balances`);
    const purge = await world.api<Job>('POST', `${path}/purges`, {
      fiscalYears: ['2024-01-01'],
      confirm: number,
    });
    await world.drain();
    const undo = await world.api<Job>('POST', `${path}/jobs/${purge.body.id}/undo`);
    expect(undo.status).toBe(202);
    await world.drain();
    expect((await world.job(id, undo.body.id)).state).toBe('done');
    expect(await world.api('GET', `${path}/fiscal-years/2024-01-01/balances`)).toMatchObject({
      body: before.body,
    });
    expect((await world.api('POST', `${path}/jobs/${purge.body.id}/undo`)).body).toMatchObject({
      code: 'loaded_since',
    });
  });

  it('keeps a year readable until its reload is checked', async () => {
    const { world, id, path } = await loaded();
    const reload = await world.api<Job>('POST', `${path}/purges`, {
      fiscalYears: ['2024-01-01'],
      confirm: number,
      reload: true,
    });
    expect(reload.body.kind).toBe('reload');
    expect((await world.years(id))[1]).toMatchObject({ state: 'loading', rows: 10 });
    await world.drain();
    expect(await world.job(id, reload.body.id)).toMatchObject({
      state: 'done',
      progress: { done: 20, total: 20 },
    });
    expect((await world.years(id))[1]).toMatchObject({ state: 'loaded', rows: 10 });
  });

  it('leaves the year as it was when the archived file is gone', async () => {
    const { world, id, path } = await loaded();
    const objects = await world.real.ARCHIVE.list({ prefix: `sie/${id}/` });
    await world.real.ARCHIVE.delete(objects.objects.map(({ key }) => key));
    const reload = await world.api<Job>('POST', `${path}/purges`, {
      fiscalYears: ['2024-01-01'],
      confirm: number,
      reload: true,
    });
    await world.drain();
    expect(await world.job(id, reload.body.id)).toMatchObject({
      state: 'failed',
      problem: { code: 'sie_file_gone' },
    });
    expect((await world.years(id))[1]).toMatchObject({ state: 'loaded', rows: 10 });
  });
});

describe('what is refused', () => {
  it.each([
    ['no SIE', 'hello', 'not_sie'],
    ['a web page', '<!doctype html><html></html>', 'web_page'],
    ['a file cut off inside a voucher', year('2025-01-01').slice(0, -30), 'cut_off'],
    [
      "another company's file",
      sieText({ organisationNumber: '112233-4455', start: '2025-01-01', end: '2025-12-31', vouchers: [] }),
      'other_company',
    ],
    ['a file without a year', year('2025-01-01').replace(/#RAR.*\r\n/, ''), 'no_fiscal_year'],
    ['a year that overlaps a loaded one', year('2024-06-01'), 'fiscal_year_overlaps'],
    [
      'nothing over something',
      sieText({ organisationNumber: number, start: '2024-01-01', end: '2024-12-31', vouchers: [] }),
      'suspiciously_empty',
    ],
    ['much less than before', year('2024-01-01', 1), 'covers_less'],
  ])('%s', async (_, text, code) => {
    const { world, id } = await loaded();
    const before = await world.years(id);
    const answer = await world.upload(id, text, 'fel.se');
    expect(answer).toMatchObject({ status: 422, body: { code } });
    expect(await world.years(id)).toEqual(before);
    const objects = await world.real.ARCHIVE.list({ prefix: `sie/${id}/` });
    expect(objects.objects).toHaveLength(2);
    expect((await world.upload(id, year('2025-01-01'))).status).toBe(202);
  });

  it('a second file while one is in flight', async () => {
    const { world, id } = await loaded();
    expect((await world.upload(id, year('2025-01-01'))).status).toBe(202);
    expect(await world.upload(id, year('2026-01-01'))).toMatchObject({
      status: 409,
      body: { code: 'upload_in_progress' },
    });
    await world.drain();
    expect((await world.upload(id, year('2026-01-01'))).status).toBe(202);
  });

  it('a purge with the wrong number, an outdated preview, an unknown year, a busy year, an empty one', async () => {
    const { world, id, path } = await loaded();
    const preview = await world.api('GET', `${path}/purge-preview?fiscalYear=2024-01-01`);
    const ask = (body: object, headers = {}) =>
      world.api<{ code?: string; id?: string; job?: string }>(
        'POST',
        `${path}/purges`,
        { confirm: number, fiscalYears: ['2024-01-01'], ...body },
        headers,
      );
    expect((await ask({ confirm: '112233-4455' })).body.code).toBe('confirm_mismatch');
    expect((await ask({ fiscalYears: ['1999-01-01'] })).body.code).toBe('fiscal_year_not_found');
    await world.upload(id, year('2024-01-01', 6));
    await world.drain();
    const etag = preview.headers.get('etag') ?? '';
    expect(await ask({}, { 'if-match': etag })).toMatchObject({
      status: 412,
      body: { code: 'preview_outdated' },
    });
    const first = await ask({});
    expect(first.status).toBe(202);
    expect(await ask({})).toMatchObject({
      status: 409,
      body: { code: 'year_busy', job: `${path}/jobs/${first.body.id}` },
    });
    await world.drain();
    expect(await ask({})).toMatchObject({ status: 409, body: { code: 'nothing_to_purge' } });
  });
});

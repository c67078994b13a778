// A reconciliation says that all agrees, or names the accounts, months and vouchers that do not.
import { describe, expect, it } from 'vitest';
import type { Job } from '../../../shared/contract/job.ts';
import type { Page } from '../../../shared/contract/list.ts';
import type { Reconciliation } from '../../../shared/contract/reconciliation.ts';
import { allowances, type SieFile } from '../../../shared/contract/sie-file.ts';
import { sieText } from '../../testing/sie-text.ts';
import { createWorld, type Answer } from '../../testing/world.ts';
import type { VoucherDifference } from './names.ts';

const number = '556677-8899';
const file = sieText({
  organisationNumber: number,
  start: '2024-01-01',
  end: '2024-12-31',
  opening: [['1930', 500]],
  vouchers: [1, 2, 3].map((n) => ({
    series: 'A',
    number: String(n),
    date: `2024-0${n}-10`,
    rows: [
      ['1930', n * 100],
      ['3001', n * -100],
    ] as [string, number][],
  })),
});

const loaded = async () => {
  const world = await createWorld();
  const { id } = await world.company('Avstämd AB', number);
  await world.upload(id, file);
  await world.drain();
  const path = `/v1/companies/${id}`;
  const reconcile = async () => {
    const asked = await world.api<Job>('POST', `${path}/reconciliations`, {});
    expect(asked.status).toBe(202);
    expect(asked.headers.get('location')).toBe(`${path}/reconciliations/${asked.body.id}`);
    await world.drain();
    const done = await world.api<Reconciliation>('GET', `${path}/reconciliations/${asked.body.id}`);
    return { reconciliation: done.body, job: await world.job(id, asked.body.id) };
  };
  const generation = await world.real.LEDGER_00.prepare('SELECT id FROM generation WHERE company_id = ?1')
    .bind(id)
    .first<{ id: number }>();
  return { world, id, path, reconcile, generation: generation!.id };
};

describe('a reconciliation', () => {
  it('agrees when the ledger is what the file says, and changes nothing', async () => {
    const { world, id, reconcile } = await loaded();
    const before = await world.years(id);
    const { reconciliation, job } = await reconcile();
    expect(job).toMatchObject({ kind: 'reconcile', state: 'done', progress: { done: 6, total: 6 } });
    const counts = { vouchers: 3, rows: 6, debitOre: 600 };
    expect(reconciliation).toMatchObject({
      state: 'done',
      agrees: true,
      fiscalYears: [
        {
          start: '2024-01-01',
          agrees: true,
          ledger: counts,
          source: counts,
          differenceCount: 0,
          voucherCount: 0,
        },
      ],
    });
    expect(await world.years(id)).toEqual(before);
  });

  it('names the account, the month and the voucher that differ', async () => {
    const { world, reconcile, generation } = await loaded();
    const d1 = world.real.LEDGER_00;
    await d1.batch([
      d1
        .prepare(
          `UPDATE ledger_row SET amount_ore = 250 WHERE generation = ?1 AND account = '1930' AND amount_ore = 200`,
        )
        .bind(generation),
      d1
        .prepare(
          `UPDATE period_total SET amount_ore = 250 WHERE generation = ?1 AND account = '1930' AND period = '2024-02'`,
        )
        .bind(generation),
      d1
        .prepare(`UPDATE balance SET amount_ore = 501 WHERE generation = ?1 AND label = 'IB'`)
        .bind(generation),
    ]);
    const { reconciliation } = await reconcile();
    expect(reconciliation.agrees).toBe(false);
    expect(reconciliation.fiscalYears[0]?.differences).toEqual([
      {
        account: '1930',
        label: 'TRANS',
        period: '2024-02',
        ledgerOre: 250,
        sourceOre: 200,
        differenceOre: 50,
      },
      { account: '1930', label: 'IB', period: null, ledgerOre: 501, sourceOre: 500, differenceOre: 1 },
    ]);
    expect(reconciliation.fiscalYears[0]?.vouchers).toEqual([
      {
        series: 'A',
        number: '2',
        date: '2024-02-10',
        text: 'Verifikat 2',
        kind: 'changed',
        found: 'both',
        became: { series: 'A', number: '2', date: '2024-02-10', text: 'Verifikat 2' },
        rows: [
          {
            from: { account: '1930', objects: [], amountOre: 250, date: null },
            to: { account: '1930', objects: [], amountOre: 200, date: null },
          },
        ],
        rowCount: 1,
      },
    ]);
  });

  it('finds a voucher that is only in the ledger', async () => {
    const { world, reconcile, generation } = await loaded();
    const d1 = world.real.LEDGER_00;
    await d1.batch([
      d1.prepare(`UPDATE generation SET vouchers = 4 WHERE id = ?1`).bind(generation),
      d1.prepare(`UPDATE part SET count = 4 WHERE generation = ?1 AND of_table = 'voucher'`).bind(generation),
      d1
        .prepare(
          `INSERT INTO voucher (generation, sequence, series, number, date, text, signature, first_row, row_count)
           VALUES (?1, 3, 'A', '4', '2024-04-01', 'Borttaget', '', 6, 0)`,
        )
        .bind(generation),
    ]);
    const { reconciliation } = await reconcile();
    expect(reconciliation.fiscalYears[0]?.vouchers).toEqual([
      {
        series: 'A',
        number: '4',
        date: '2024-04-01',
        text: 'Borttaget',
        kind: 'gone',
        found: 'ledger',
        became: null,
        rows: [],
        rowCount: 0,
      },
    ]);
  });

  it('from before vouchers had kinds has them from where they were found, and tells less of its sides', async () => {
    const { world, path, reconcile } = await loaded();
    const { reconciliation } = await reconcile();
    const { kinds: _, coverage, continuity, ...year } = reconciliation.fiscalYears[0]!;
    expect([coverage, continuity]).not.toContain(null);
    const old = { series: 'A', number: '1', date: '2024-01-10', text: 'x', found: 'ledger' };
    await world.real.LEDGER_00.prepare('UPDATE reconciliation SET result = ?2 WHERE job_id = ?1')
      .bind(reconciliation.id, JSON.stringify({ ...year, vouchers: [old], voucherCount: 1 }))
      .run();
    const told = { ...old, kind: 'gone', became: null, rows: [], rowCount: null };
    const read = await world.api<Reconciliation>('GET', `${path}/reconciliations/${reconciliation.id}`);
    expect(read.body.fiscalYears[0]).toMatchObject({
      vouchers: [told],
      kinds: { gone: 1, new: 0 },
      coverage: null,
      continuity: null,
    });
    const { differences: __, vouchers: ___, ...summary } = year;
    const listed = await world.api('GET', `${path}/reconciliations?limit=1`);
    expect(listed.body).toMatchObject({
      items: [{ id: reconciliation.id, agrees: true, fiscalYears: [{ ...summary, voucherCount: 1 }] }],
      nextCursor: null,
    });
    const page = `${path}/reconciliations/${reconciliation.id}/vouchers?fiscalYear=2024-01-01`;
    expect((await world.api('GET', page)).body).toEqual({ items: [told], nextCursor: null });
  });

  it('with a file of the company’s, of its own year, and no other', async () => {
    const { world, path } = await loaded();
    const order = (body: object) => world.api<Job>('POST', `${path}/reconciliations`, body);
    const { body: files } = await world.api<Page<{ id: string }>>('GET', `${path}/sie-files`);
    const sieFile = files.items[0]!.id;
    expect((await order({ sieFile })).body).toMatchObject({ fiscalYears: [{ start: '2024-01-01' }] });
    expect(await order({ sieFile: 'sie_none' })).toMatchObject({ status: 404 });
    expect(await order({ sieFile, fiscalYears: ['2024-01-01'] })).toMatchObject({ status: 400 });
    await world.drain();
  });

  it('with a file that is not loaded: what it would take away and bring is named, and stops nothing', async () => {
    const { world, id, path, reconcile } = await loaded();
    const before = await world.years(id);
    const send = (text: string, query = '&load=false') => world.upload(id, text, 'ny.se', query);
    const code = async (text: string, query?: string) =>
      ((await send(text, query)).body as unknown as { code: string }).code;
    expect(await code(file.replace(number, '559999-0206'))).toBe('other_company');
    expect(await code(file.replace('#RAR 0 20240101 20241231', '#RAR 0 20240701 20250630'))).toBe(
      'fiscal_year_overlaps',
    );
    expect(await code(file.slice(0, -5))).toBe('cut_off');
    // Without balances and with one voucher of three: too little to be loaded without asking.
    const less = file.slice(0, file.indexOf('#VER "A" "2"')).replace(/#IB.*\r\n/, '');
    expect(await code(less, '')).toBe('covers_less');
    const kept = await send(less);
    expect(kept.status).toBe(201);
    const sieFile = kept.body as unknown as SieFile;
    expect(kept.headers.get('location')).toBe(`${path}/sie-files/${sieFile.id}`);
    const asked = await world.api<Job>('POST', `${path}/reconciliations`, { sieFile: sieFile.id });
    await world.drain();
    const { body } = await world.api<Reconciliation>('GET', `${path}/reconciliations/${asked.body.id}`);
    expect(body).toMatchObject({
      agrees: false,
      fiscalYears: [{ sieFile: { id: sieFile.id }, kinds: { gone: 2, new: 0, changed: 0, moved: 0 } }],
    });
    expect(await world.years(id)).toEqual(before);
    // What a year is compared with by itself is still the file that it was read from.
    expect((await reconcile()).reconciliation.agrees).toBe(true);
    // Nothing is in the way of the next, nor of the same file again, to be loaded this time.
    expect((await send(less, `&allow=${allowances}`)).status).toBe(202);
    await world.drain();
    expect(await world.years(id)).toMatchObject([{ vouchers: 1 }]);
  });

  it('stands in no job’s way, and fails when its year is purged under it', async () => {
    const { world, id, path } = await loaded();
    const asked = await world.api<Job>('POST', `${path}/reconciliations`, { fiscalYears: ['2024-01-01'] });
    const purge = await world.api<Job>('POST', `${path}/purges`, {
      fiscalYears: ['2024-01-01'],
      confirm: number,
    });
    expect(purge.status).toBe(202);
    await world.drain();
    expect(await world.job(id, asked.body.id)).toMatchObject({
      state: 'failed',
      problem: { code: 'data_changed' },
    });
    expect(await world.job(id, purge.body.id)).toMatchObject({ state: 'done' });
    const again = await world.api('POST', `${path}/reconciliations`, { fiscalYears: ['2024-01-01'] });
    expect(again).toMatchObject({ status: 409, body: { code: 'year_empty' } });
    expect(await world.api('POST', `${path}/reconciliations`)).toMatchObject({
      status: 409,
      body: { code: 'nothing_to_reconcile' },
    });
    expect(await world.api('GET', `${path}/reconciliations/${purge.body.id}`)).toMatchObject({ status: 404 });
  });

  it('names the first of many vouchers, whatever their order and however many rows one has', async () => {
    const world = await createWorld();
    const { id } = await world.company('Stor AB', number);
    const rowsOf = (count: number) =>
      Array.from({ length: count }, (_, i): [string, number] => [
        String(3000 + (i % 7)),
        i % 2 ? -100 - (i >> 1) : 100 + (i >> 1),
      ]);
    const vouchers = Array.from({ length: 5_200 }, (_, i) => ({
      series: 'A',
      number: String(i + 1),
      date: `2024-${String((i % 12) + 1).padStart(2, '0')}-10`,
      rows: rowsOf(i === 2_600 ? 21_000 : 2),
    }));
    const year = { organisationNumber: number, start: '2024-01-01', end: '2024-12-31' };
    await world.upload(id, sieText({ ...year, vouchers }), 'bok.se');
    await world.drain();
    const d1 = world.real.LEDGER_00;
    const changed = (sql: string) =>
      d1
        .prepare(
          sql.replaceAll('live', `(SELECT live_generation FROM fiscal_year WHERE company_id = '${id}')`),
        )
        .run();
    let path = '';
    /** All of a kind, page by page. */
    const all = async (kind: string) => {
      const found: VoucherDifference[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Answer<Page<VoucherDifference>> = await world.api(
          'GET',
          `${path}/vouchers?fiscalYear=2024-01-01&limit=150${cursor && `&cursor=${cursor}`}`,
        );
        found.push(...page.body.items.filter((one) => one.kind === kind));
        cursor = page.body.nextCursor;
      }
      return found;
    };
    const reconcile = async () => {
      const asked = await world.api<Job>('POST', `/v1/companies/${id}/reconciliations`, {});
      await world.drain();
      path = `/v1/companies/${id}/reconciliations/${asked.body.id}`;
      return (await world.api<Reconciliation>('GET', path)).body.fiscalYears[0]!;
    };
    // Counts that differ have every voucher looked at.
    await changed('UPDATE generation SET vouchers = vouchers + 1 WHERE id = live');
    expect(await reconcile()).toMatchObject({ vouchers: [], voucherCount: 0, note: null });
    // The last row of the large voucher, the last voucher, and every second one from the fifth hundred on.
    await changed(`UPDATE ledger_row SET text = 'x', amount_ore = amount_ore + 1 WHERE generation = live AND sequence =
      (SELECT first_row + row_count - 1 FROM voucher WHERE generation = live AND number = '2601')`);
    await changed(`DELETE FROM voucher WHERE generation = live AND number = '5200'`);
    await changed(`UPDATE voucher SET series = 'B' WHERE generation = live AND sequence >= 500 AND sequence % 2 = 0
      AND number <> '2601'`);
    const { vouchers: named, voucherCount, kinds } = await reconcile();
    const renamed = vouchers.filter((_, i) => i >= 500 && i % 2 === 0 && i !== 2_600);
    expect(voucherCount).toBe(renamed.length + 2);
    expect(kinds).toEqual({ gone: 0, new: 1, changed: 1, moved: renamed.length });
    expect(named).toHaveLength(200);
    const byDate = renamed.toSorted((a, b) =>
      a.date === b.date ? Number(a.number) - Number(b.number) : a.date < b.date ? -1 : 1,
    );
    const wanted = byDate.map(({ number: n, date }) => ({
      series: 'B',
      number: n,
      date,
      kind: 'moved',
      found: 'both',
      became: { series: 'A', number: n, date },
    }));
    const moved = await all('moved');
    expect(moved).toMatchObject(wanted);
    expect(named).toEqual(moved.slice(0, 200));
    // Of a voucher of so many rows it is not told which.
    expect(await all('changed')).toMatchObject([{ number: '2601', rows: [], rowCount: null }]);
    expect(await all('new')).toMatchObject([{ series: 'A', number: '5200', found: 'source', became: null }]);
  });
});

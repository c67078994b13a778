// The ledger of a year as the events that a SIE file is written of, a page at a time.
import { and, asc, eq, gte, lt } from 'drizzle-orm';
import type { SieEvent } from '../../../shared/sie/index.ts';
import type { Ledger } from '../../db/find.ts';
import {
  account,
  balance,
  dimension,
  generation,
  ledgerRow,
  object,
  sieFile,
  voucher,
  type CompanyRef,
} from '../../db/ledger.ts';
import { problem } from '../../problem.ts';

const programVersion = '1';
const vouchersPerPage = 2_000;
const rowsPerPage = 10_000;
const kinds = ['trans', 'added', 'removed'] as const;

export type ExportedYear = { start: string; end: string; generation: number };

/** @throws problem `data_changed` when the year is no longer live at the end, or its rows have gone meanwhile */
export async function* eventsOfYear(
  ledger: Ledger,
  company: CompanyRef,
  year: ExportedYear,
): AsyncGenerator<SieEvent[]> {
  const { db } = ledger;
  const [[file], accounts, dimensions, objects, used] = await db.batch([
    db
      .select()
      .from(sieFile)
      .innerJoin(generation, eq(generation.sieFileId, sieFile.id))
      .where(eq(generation.id, year.generation)),
    db.select().from(account).where(eq(account.companyId, company.id)).orderBy(asc(account.number)),
    db.select().from(dimension).where(eq(dimension.companyId, company.id)).orderBy(asc(dimension.number)),
    db.select().from(object).where(eq(object.companyId, company.id)),
    db
      .selectDistinct({ number: balance.account })
      .from(balance)
      .where(eq(balance.generation, year.generation)),
  ]);
  const fiscalYears = file?.sie_file.fiscalYears ?? [{ index: 0, start: year.start, end: year.end }];
  const identification = (label: string, ...values: (string | null | undefined)[]): SieEvent[] =>
    values[0] ? [{ type: 'identification', line: 0, label, values: values.map((value) => value ?? '') }] : [];
  yield [
    ...identification('PROGRAM', 'Töm bokföringsdata', programVersion),
    ...identification('GEN', new Date().toISOString().slice(0, 10).replaceAll('-', '')),
    ...identification('ORGNR', company.organisationNumber),
    ...identification('FNAMN', company.name),
    ...identification('OMFATTN', file?.sie_file.balancesUntil?.replaceAll('-', '')),
    ...identification('VALUTA', file?.sie_file.currency),
    ...fiscalYears.map((entry): SieEvent => ({ type: 'fiscalYear', line: 0, ...entry })),
  ];
  const named = new Set(accounts.map(({ number }) => number));
  const totals = await ledger.d1
    .prepare('SELECT DISTINCT account AS number FROM period_total WHERE generation = ?1')
    .bind(year.generation)
    .all<{ number: string }>();
  const unnamed = [...used, ...totals.results].filter(
    ({ number }) => !named.has(number) && named.add(number),
  );
  yield [
    ...accounts.flatMap(accountEvents),
    ...unnamed.map(({ number }): SieEvent => ({ type: 'account', line: 0, number, name: '' })),
    ...dimensions.map(({ number, name, parent }): SieEvent => ({
      type: 'dimension',
      line: 0,
      number,
      name,
      parent,
    })),
    ...objects.map(({ dimension: of, code, name }): SieEvent => ({
      type: 'object',
      line: 0,
      dimension: of,
      code,
      name,
    })),
  ];
  yield* balancePages(ledger, year, new Map(fiscalYears.map(({ index, start }) => [start, index])));
  yield* voucherPages(ledger, year);
  const [live] = await db
    .select({ state: generation.state })
    .from(generation)
    .where(eq(generation.id, year.generation));
  if (live?.state !== 'live') throw problem('data_changed', { year: year.start });
}

const accountEvents = ({ number, name, type, unit, sru }: typeof account.$inferSelect): SieEvent[] => [
  { type: 'account', line: 0, number, name },
  ...(type ? [{ type: 'accountType', line: 0, account: number, accountType: type as 'T' } as const] : []),
  ...(unit ? [{ type: 'accountUnit', line: 0, account: number, unit } as const] : []),
  ...(JSON.parse(sru ?? '[]') as string[]).map((code): SieEvent => ({
    type: 'sru',
    line: 0,
    account: number,
    code,
  })),
];

const pairs = (objects: string): string[] => (objects === '' ? [] : (JSON.parse(objects) as string[]));

async function* balancePages(
  { db }: Ledger,
  year: ExportedYear,
  indexes: Map<string, number>,
): AsyncGenerator<SieEvent[]> {
  for (let from = 0; ; from += rowsPerPage) {
    const page = await db
      .select()
      .from(balance)
      .where(
        and(
          eq(balance.generation, year.generation),
          gte(balance.sequence, from),
          lt(balance.sequence, from + rowsPerPage),
        ),
      )
      .orderBy(asc(balance.sequence));
    if (page.length === 0) return;
    yield page.flatMap(
      ({ label, yearStart, period, account: number, objects, amountOre, quantity }): SieEvent[] => {
        const yearIndex = indexes.get(yearStart);
        if (yearIndex === undefined) return [];
        return [
          {
            type: 'balance',
            line: 0,
            label,
            yearIndex,
            period,
            account: number,
            objects: pairs(objects),
            amountOre,
            quantity,
          },
        ];
      },
    );
  }
}

async function* voucherPages({ db }: Ledger, year: ExportedYear): AsyncGenerator<SieEvent[]> {
  for (let from = 0; ; from += vouchersPerPage) {
    const vouchers = await db
      .select()
      .from(voucher)
      .where(
        and(
          eq(voucher.generation, year.generation),
          gte(voucher.sequence, from),
          lt(voucher.sequence, from + vouchersPerPage),
        ),
      )
      .orderBy(asc(voucher.sequence));
    if (vouchers.length === 0) return;
    const rows = rowReader(db, year.generation, vouchers[0]!.firstRow);
    for (const head of vouchers) {
      const { series, number, date, text, registered, signature } = head;
      yield [{ type: 'voucher', line: 0, yearIndex: 0, series, number, date, text, registered, signature }];
      for (let left = head.rowCount; left > 0;) {
        const page = await rows(left);
        left -= page.length;
        yield page.map((row): SieEvent => ({
          type: 'row',
          line: 0,
          kind: kinds[row.kind as 0 | 1 | 2],
          account: row.account,
          objects: pairs(row.objects),
          amountOre: row.amountOre,
          date: row.date,
          text: row.text,
          quantity: row.quantity,
          signature: row.signature,
        }));
      }
      yield [{ type: 'voucherEnd', line: 0, differenceOre: 0 }];
    }
  }
}

/** Reads the rows of a generation in order, a page ahead: at most `count` of them a call, at least one. */
const rowReader = (db: Ledger['db'], id: number, first: number) => {
  let from = first;
  let page: (typeof ledgerRow.$inferSelect)[] = [];
  return async (count: number) => {
    if (page.length === 0) {
      page = await db
        .select()
        .from(ledgerRow)
        .where(
          and(
            eq(ledgerRow.generation, id),
            gte(ledgerRow.sequence, from),
            lt(ledgerRow.sequence, from + rowsPerPage),
          ),
        )
        .orderBy(asc(ledgerRow.sequence));
      from += rowsPerPage;
      // The rows of a purged year go while it is read: then what was sent so far is no whole file.
      if (page.length === 0) throw problem('data_changed', { year: String(id) });
    }
    return page.splice(0, count);
  };
};

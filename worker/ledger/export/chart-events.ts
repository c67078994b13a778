// The chart of an exported year: its own, as its file told it; what that lacks is the company's.
import { asc, eq } from 'drizzle-orm';
import type { SieEvent } from '../../../shared/sie/index.ts';
import type { Ledger } from '../../db/find.ts';
import { account, dimension, object, type CompanyRef } from '../../db/ledger.ts';
import { rowsOf } from '../parts/list.ts';
import { pagesOf, type Reading } from '../parts/pages.ts';

interface Account {
  number: string;
  name: string;
  type: string | null;
  unit: string | null;
  sru: string | null;
}
interface Entry extends Omit<Account, 'number'> {
  kind: 'account' | 'dimension' | 'object';
  dimension: string;
  code: string;
}

const entries: Reading = {
  table: 'chart_entry',
  columns: 'kind, dimension, code, name, type, unit, sru',
};

/** @param declaresNothing true for a file of a kind that seldom declares what it uses (4I) */
export async function* chartEvents(
  { db, d1 }: Ledger,
  company: CompanyRef,
  generation: number,
  declaresNothing: boolean,
): AsyncGenerator<SieEvent[]> {
  const known = new Map(
    (await db.select().from(account).where(eq(account.companyId, company.id))).map((one) => [
      one.number,
      one,
    ]),
  );
  let dimensions = 0;
  for await (const page of pagesOf<Entry>(d1, generation, entries)) {
    const accounts = page.filter(({ kind }) => kind === 'account');
    yield accounts.flatMap((entry) =>
      accountEvents({ ...entry, number: entry.code, name: entry.name || known.get(entry.code)?.name || '' }),
    );
    if (accounts.length === page.length) continue;
    if (dimensions === 0) yield await undeclared(d1, generation, known);
    dimensions += page.length - accounts.length;
    yield page.flatMap(({ kind, dimension, code, name, type }): SieEvent[] => {
      if (kind === 'account') return [];
      return [
        kind === 'dimension'
          ? { type: 'dimension', line: 0, number: code, name, parent: type }
          : { type: 'object', line: 0, dimension, code, name },
      ];
    });
  }
  if (dimensions > 0) return;
  yield await undeclared(d1, generation, known);
  if (declaresNothing) yield await companyDimensions(db, company.id);
}

/** Accounts with a figure that the year's own chart does not name. */
const undeclared = async (
  d1: D1Database,
  generation: number,
  known: ReadonlyMap<string, Account>,
): Promise<SieEvent[]> => {
  const { results } = await d1
    .prepare(
      `SELECT account AS number FROM ${rowsOf('period_total')} UNION SELECT account FROM ${rowsOf('balance')}
       EXCEPT SELECT code FROM ${rowsOf('chart_entry')} WHERE kind = 'account'`,
    )
    .bind(generation)
    .all<{ number: string }>();
  return results.flatMap(({ number }) =>
    accountEvents(known.get(number) ?? { number, name: '', type: null, unit: null, sru: null }),
  );
};

const accountEvents = ({ number, name, type, unit, sru }: Account): SieEvent[] => [
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

/** Most objects that are lent to a file which declared none. */
const maxLent = 20_000;

const companyDimensions = async (db: Ledger['db'], companyId: string): Promise<SieEvent[]> => {
  const [dimensions, objects] = await db.batch([
    db.select().from(dimension).where(eq(dimension.companyId, companyId)).orderBy(asc(dimension.number)),
    db
      .select()
      .from(object)
      .where(eq(object.companyId, companyId))
      .orderBy(asc(object.dimension), asc(object.code))
      .limit(maxLent),
  ]);
  return [
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
};

// What stands in the database of a generation, counted and summed anew from its rows: a range at a time, so that no
// query holds the database for long, and so that the check can go on where it was interrupted.
import type { StoredSums } from '../../db/ledger.ts';
import { readParts, rowsIn, rowsOf } from '../parts/list.ts';
import { cut, sizeOf, type Part } from '../parts/part.ts';
import { tallySql } from './tallies.ts';

export interface AccountSum {
  amountOre: number;
  rows: number;
}

/** One account's rows of a range; `kind` 0 #TRANS, 1 #RTRANS, 2 #BTRANS, null (no account) the vouchers. */
interface RangeSum {
  kind: 0 | 1 | 2 | null;
  account: string;
  amount: number;
  debit: number;
  rows: number;
  tally: number;
}

export interface RunningSums extends Omit<StoredSums, 'accounts'> {
  accounts: Map<string, AccountSum>;
}

/** @param stored sums as they were noted when the check was interrupted */
export const runningSums = (stored: StoredSums | undefined): RunningSums => ({
  ...(stored ?? { vouchers: 0, rows: 0, others: 0, debitOre: 0, voucherTally: 0, rowTally: 0 }),
  accounts: new Map(stored?.accounts),
});

/** A generation's rows and vouchers, wherever they stand. */
export interface StoredLists {
  rows: Part[];
  vouchers: Part[];
  /** Of the longer list. */
  size: number;
  /** Whether it has rows that another generation stored first. */
  isShared: boolean;
}

export const storedLists = async (d1: D1Database, generation: number): Promise<StoredLists> => {
  const rows = await readParts(d1, generation, 'ledger_row');
  const vouchers = await readParts(d1, generation, 'voucher');
  const { results } = await d1
    .prepare('SELECT 1 FROM part WHERE generation = ?1 AND origin <> ?1 LIMIT 1')
    .bind(generation)
    .all();
  return {
    rows,
    vouchers,
    size: Math.max(sizeOf(rows), sizeOf(vouchers)),
    isShared: results.length > 0,
  };
};

/**
 * How many balances are stored, the tallies of the small tables, and the period totals summed by account, to hold the sums
 * against; amounts in öre.
 */
export const storedFigures = async (d1: D1Database, generation: number) => {
  const bound = (sql: string) => d1.prepare(sql).bind(generation);
  const [balances, byAccount, totalled, entries] = await d1.batch([
    bound(`SELECT count(*) AS n, total(${tallySql.balance}) AS tally FROM ${rowsOf('balance')}`),
    bound(
      `SELECT account, sum(amount_ore) AS amountOre, sum(rows) AS rows FROM ${rowsOf('period_total')} GROUP BY account`,
    ),
    bound(`SELECT total(${tallySql.period_total}) AS tally FROM ${rowsOf('period_total')}`),
    bound(`SELECT total(${tallySql.chart_entry}) AS tally FROM ${rowsOf('chart_entry')}`),
  ]);
  const totals = new Map(
    (byAccount!.results as ({ account: string } & AccountSum)[]).map(({ account, ...sum }) => [account, sum]),
  );
  const tallyOf = (result: D1Result) => (result.results[0] as { tally: number }).tally;
  return {
    balances: (balances!.results[0] as { n: number }).n,
    tallies: {
      balance: tallyOf(balances!),
      period_total: tallyOf(totalled!),
      chart_entry: tallyOf(entries!),
    },
    totals,
  };
};

/** Adds the rows and vouchers at the places from (and with) `from` to (and without) `to` to the sums. */
export const addStored = async (
  d1: D1Database,
  lists: StoredLists,
  from: number,
  to: number,
  sums: RunningSums,
): Promise<void> => {
  const { results } = await d1
    .prepare(
      `SELECT kind, account, sum(amount_ore) AS amount, sum(max(amount_ore, 0)) AS debit, count(*) AS rows,
         sum(${tallySql.ledger_row}) AS tally FROM ${rowsIn('ledger_row')} GROUP BY account, kind
       UNION ALL SELECT NULL, '', 0, 0, count(*), total(${tallySql.voucher}) FROM ${rowsIn('voucher', '?2')}`,
    )
    .bind(JSON.stringify(cut(lists.rows, from, to)), JSON.stringify(cut(lists.vouchers, from, to)))
    .all<RangeSum>();
  for (const { kind, account, amount, debit, rows, tally } of results) {
    if (kind === null) sums.voucherTally += tally;
    else sums.rowTally += tally;
    if (kind === null) sums.vouchers += rows;
    else if (kind > 0) sums.others += rows;
    if (kind !== 0) continue;
    sums.rows += rows;
    sums.debitOre += debit;
    const before = sums.accounts.get(account) ?? { amountOre: 0, rows: 0 };
    sums.accounts.set(account, { amountOre: before.amountOre + amount, rows: before.rows + rows });
  }
};

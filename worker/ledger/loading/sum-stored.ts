// What stands in the database of a generation, counted and summed anew from its rows: a range at a time, so that no
// query holds the database for long, and so that the check can go on where it was interrupted.
import type { StoredSums } from '../../db/ledger.ts';
import { readParts, rowsIn, rowsOf } from '../parts/list.ts';
import { cut, sizeOf, type Part } from '../parts/part.ts';
import { accountsModulus, accountsSql, amountSql, tallySql } from './tallies.ts';

/** Of no rows. */
export const noSums: StoredSums = {
  vouchers: 0,
  rows: 0,
  amountOre: 0,
  accounts: 0,
  voucher: 0,
  ledger_row: 0,
};

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

/** How many balances are stored, what the period totals come to, and the tallies of the small tables. */
export const storedFigures = async (d1: D1Database, generation: number) => {
  const small = ['balance', 'period_total', 'chart_entry'] as const;
  const also = {
    balance: '',
    period_total: ', total(rows) AS rows, total(debit_ore) AS debitOre',
    chart_entry: '',
  };
  const results = await d1.batch<{ n: number; tally: number; rows: number; debitOre: number }>(
    small.map((table) =>
      d1
        .prepare(`SELECT count(*) AS n, ${tallySql[table]} AS tally${also[table]} FROM ${rowsOf(table)}`)
        .bind(generation),
    ),
  );
  const [balance, total, entry] = results.map(({ results: [row] }) => row!);
  return {
    balances: balance!.n,
    rows: total!.rows,
    debitOre: total!.debitOre,
    tallies: { balance: balance!.tally, period_total: total!.tally, chart_entry: entry!.tally },
  };
};

/**
 * The sums with what is between two places of the longer list, and with as large a share of the other, so that all
 * queries are of one length; tallies only where rows are shared, since others were written as the file says.
 * @param from the first place
 * @param to the one after the last
 */
export const addStored = async (
  d1: D1Database,
  lists: StoredLists,
  from: number,
  to: number,
  sums: StoredSums,
): Promise<StoredSums> => {
  const tally = (table: 'ledger_row' | 'voucher') => (lists.isShared ? tallySql[table] : '0');
  const share = (list: Part[]) => {
    const part = sizeOf(list) / lists.size;
    return JSON.stringify(
      cut(list, Math.floor(from * part), to < lists.size ? Math.floor(to * part) : Infinity),
    );
  };
  const { results } = await d1
    .prepare(
      `SELECT count(*) AS n, ${tally('ledger_row')} AS tally, ${amountSql} AS amountOre, ${accountsSql} AS accounts
         FROM ${rowsIn('ledger_row')}
       UNION ALL SELECT count(*), ${tally('voucher')}, 0, 0 FROM ${rowsIn('voucher', '?2')}`,
    )
    .bind(share(lists.rows), share(lists.vouchers))
    .all<{ n: number; tally: number; amountOre: number; accounts: number }>();
  const [rows, vouchers] = results;
  return {
    vouchers: sums.vouchers + vouchers!.n,
    rows: sums.rows + rows!.n,
    amountOre: sums.amountOre + rows!.amountOre,
    accounts: (sums.accounts + rows!.accounts) % accountsModulus,
    voucher: sums.voucher + vouchers!.tally,
    ledger_row: sums.ledger_row + rows!.tally,
  };
};

// What stands in the database of a generation, counted and summed anew from its rows: a range at a time, so that no
// query holds the database for long, and so that the check can go on where it was interrupted.
import type { StoredSums } from '../../db/ledger.ts';

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
}

export interface RunningSums extends Omit<StoredSums, 'accounts'> {
  accounts: Map<string, AccountSum>;
}

/** @param stored sums as they were noted when the check was interrupted */
export const runningSums = (stored: StoredSums | undefined): RunningSums => ({
  ...(stored ?? { vouchers: 0, rows: 0, others: 0, debitOre: 0 }),
  accounts: new Map(stored?.accounts),
});

/** How much is stored, and the period totals summed by account, to hold the sums against; amounts in öre. */
export const storedSize = async (d1: D1Database, generation: number) => {
  const bound = (sql: string) => d1.prepare(sql).bind(generation);
  const [sizes, byAccount] = await d1.batch([
    bound(
      `SELECT max((SELECT coalesce(max(sequence) + 1, 0) FROM ledger_row WHERE generation = ?1),
           (SELECT coalesce(max(sequence) + 1, 0) FROM voucher WHERE generation = ?1)) AS size,
         (SELECT count(*) FROM balance WHERE generation = ?1) AS balances`,
    ),
    bound(
      `SELECT account, sum(amount_ore) AS amountOre, sum(rows) AS rows FROM period_total WHERE generation = ?1
       GROUP BY account`,
    ),
  ]);
  const totals = new Map(
    (byAccount!.results as ({ account: string } & AccountSum)[]).map(({ account, ...sum }) => [account, sum]),
  );
  return { ...(sizes!.results[0] as { size: number; balances: number }), totals };
};

/** Adds the rows and vouchers from (and with) `from` to (and without) `to` to the sums. */
export const addStored = async (
  d1: D1Database,
  generation: number,
  from: number,
  to: number,
  sums: RunningSums,
): Promise<void> => {
  const range = 'generation = ?1 AND sequence >= ?2 AND sequence < ?3';
  const { results } = await d1
    .prepare(
      `SELECT kind, account, sum(amount_ore) AS amount, sum(max(amount_ore, 0)) AS debit, count(*) AS rows
       FROM ledger_row WHERE ${range} GROUP BY account, kind
       UNION ALL SELECT NULL, '', 0, 0, count(*) FROM voucher WHERE ${range}`,
    )
    .bind(generation, from, to)
    .all<RangeSum>();
  for (const { kind, account, amount, debit, rows } of results) {
    if (kind === null) sums.vouchers += rows;
    else if (kind > 0) sums.others += rows;
    if (kind !== 0) continue;
    sums.rows += rows;
    sums.debitOre += debit;
    const before = sums.accounts.get(account) ?? { amountOre: 0, rows: 0 };
    sums.accounts.set(account, { amountOre: before.amountOre + amount, rows: before.rows + rows });
  }
};

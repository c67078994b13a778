// What stands in the database of a generation, counted and summed anew from its rows.

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

/**
 * The rows are summed in ranges, so that no query holds the database for long.
 * @param range rows summed in one query
 * @returns `accounts`: sums of the #TRANS rows; `totals`: the same as the period totals have it; amounts in öre
 */
export const sumStored = async (d1: D1Database, generation: number, range: number) => {
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
  const { size, balances } = sizes!.results[0] as { size: number; balances: number };
  const totals = new Map(
    (byAccount!.results as ({ account: string } & AccountSum)[]).map(({ account, ...sum }) => [account, sum]),
  );
  const accounts = new Map<string, AccountSum>();
  let [rows, others, vouchers] = [0, 0, 0];
  let debitOre = 0;
  for (let from = 0; from < size; from += range) {
    for (const { kind, account, amount, debit, rows: count } of await sumRange(
      d1,
      generation,
      from,
      from + range,
    )) {
      if (kind === null) vouchers += count;
      else if (kind > 0) others += count;
      if (kind !== 0) continue;
      rows += count;
      debitOre += debit;
      const before = accounts.get(account) ?? { amountOre: 0, rows: 0 };
      accounts.set(account, { amountOre: before.amountOre + amount, rows: before.rows + count });
    }
  }
  return { accounts, totals, rows, others, vouchers, balances, debitOre };
};

const sumRange = async (d1: D1Database, generation: number, from: number, to: number) => {
  const range = 'generation = ?1 AND sequence >= ?2 AND sequence < ?3';
  const { results } = await d1
    .prepare(
      `SELECT kind, account, sum(amount_ore) AS amount, sum(max(amount_ore, 0)) AS debit, count(*) AS rows
       FROM ledger_row WHERE ${range} GROUP BY account, kind
       UNION ALL SELECT NULL, '', 0, 0, count(*) FROM voucher WHERE ${range}`,
    )
    .bind(generation, from, to)
    .all<RangeSum>();
  return results;
};

// The vouchers of a generation, read a page at a time, and their rows in ranges of their own: a voucher may have two
// rows or two hundred thousand.

export interface Head {
  series: string;
  number: string;
  date: string;
  text: string;
}
interface VoucherRecord extends Head {
  firstRow: number;
  rowCount: number;
}
export interface LedgerRow {
  account: string;
  ore: number;
}

export const pageVouchers = 5_000;
export const rangeRows = 10_000;

/** Each voucher's head, with where its rows are. @param rest called between two pages */
export async function* ledgerVouchers(
  d1: D1Database,
  generation: number,
  rest: () => Promise<void>,
): AsyncGenerator<VoucherRecord> {
  for (let from = 0; ; from += pageVouchers) {
    const { results } = await d1
      .prepare(
        `SELECT series, number, date, text, first_row AS firstRow, row_count AS rowCount FROM voucher
         WHERE generation = ?1 AND sequence >= ?2 AND sequence < ?3 ORDER BY sequence`,
      )
      .bind(generation, from, from + pageVouchers)
      .all<VoucherRecord & Record<string, unknown>>();
    await rest();
    yield* results;
    if (results.length < pageVouchers) return;
  }
}

/** Reads rows by their sequence, which is asked for in ascending order: the #TRANS rows of a voucher, one by one. */
export const createRowReader = (d1: D1Database, generation: number, rest: () => Promise<void>) => {
  let range: (LedgerRow & { sequence: number })[] = [];
  let [from, to, at] = [0, 0, 0];
  const read = async (start: number) => {
    const { results } = await d1
      .prepare(
        `SELECT sequence, account, amount_ore AS ore FROM ledger_row
         WHERE generation = ?1 AND sequence >= ?2 AND sequence < ?3 AND kind = 0 ORDER BY sequence`,
      )
      .bind(generation, start, start + rangeRows)
      .all<LedgerRow & { sequence: number } & Record<string, unknown>>();
    [range, from, to, at] = [results, start, start + rangeRows, 0];
    await rest();
  };
  return async (first: number, count: number, onRow: (row: LedgerRow) => void): Promise<void> => {
    const end = first + count;
    for (let next = first; next < end; next = Math.min(to, end)) {
      if (next < from || next >= to) await read(next);
      while (at < range.length && range[at]!.sequence < next) at += 1;
      for (; at < range.length && range[at]!.sequence < end; at += 1) onRow(range[at]!);
    }
  };
};

// The vouchers of a generation, read a page at a time, and their rows in ranges of their own: a voucher may have two
// rows or two hundred thousand.
import { place, readParts, rowsIn } from '../parts/list.ts';
import { pagesOf, type Reading } from '../parts/pages.ts';
import { cut, type Part } from '../parts/part.ts';

export interface Head {
  series: string;
  number: string;
  date: string;
  text: string;
}
interface VoucherRecord extends Head {
  /** Place of its first row among the generation's. */
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
  let firstRow = 0;
  for await (const page of pagesOf<Omit<VoucherRecord, 'firstRow'>>(d1, generation, vouchers)) {
    await rest();
    for (const voucher of page) {
      yield { ...voucher, firstRow };
      firstRow += voucher.rowCount;
    }
  }
}
const vouchers: Reading = {
  table: 'voucher',
  columns: 'series, number, date, text, row_count AS rowCount',
  texts: ['series', 'number', 'text'],
  rows: pageVouchers,
};

/** Reads rows by their place, which is asked for in ascending order: the #TRANS rows of a voucher, one by one. */
export const createRowReader = (d1: D1Database, generation: number, rest: () => Promise<void>) => {
  let parts: Part[] | null = null;
  let range: (LedgerRow & { place: number })[] = [];
  let [from, to, at] = [0, 0, 0];
  const read = async (start: number) => {
    parts ??= await readParts(d1, generation, 'ledger_row');
    const { results } = await d1
      .prepare(
        `SELECT ${place} AS place, account, amount_ore AS ore FROM ${rowsIn('ledger_row')} WHERE kind = 0
         ORDER BY p.key, t.sequence`,
      )
      .bind(JSON.stringify(cut(parts, start, start + rangeRows)))
      .all<LedgerRow & { place: number } & Record<string, unknown>>();
    [range, from, to, at] = [results, start, start + rangeRows, 0];
    await rest();
  };
  return async (first: number, count: number, onRow: (row: LedgerRow) => void): Promise<void> => {
    const end = first + count;
    for (let next = first; next < end; next = Math.min(to, end)) {
      if (next < from || next >= to) await read(next);
      while (at < range.length && range[at]!.place < next) at += 1;
      for (; at < range.length && range[at]!.place < end; at += 1) onRow(range[at]!);
    }
  };
};

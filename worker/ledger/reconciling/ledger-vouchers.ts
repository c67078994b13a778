// The vouchers of a generation, read a page at a time, and their #TRANS rows: of all of them in order, or of some.
import { place, readParts, rowsIn } from '../parts/list.ts';
import { objectsIn, pagesIn, type Reading } from '../parts/pages.ts';
import { cut, type Part } from '../parts/part.ts';

/** Vouchers and their rows, wherever they stand, as if they were all that there is. */
export interface LedgerPart {
  vouchers: readonly Part[];
  rows: readonly Part[];
}

export const wholeLedger = async (d1: D1Database, generation: number): Promise<LedgerPart> => ({
  vouchers: await readParts(d1, generation, 'voucher'),
  rows: await readParts(d1, generation, 'ledger_row'),
});

export interface Head {
  series: string;
  number: string;
  date: string;
  text: string;
}
export interface VoucherRecord extends Head {
  /** Place of its first row among those of the ledger's part. */
  firstRow: number;
  rowCount: number;
}
export interface LedgerRow {
  account: string;
  objects: readonly string[];
  ore: number;
  date: string | null;
}

export const pageVouchers = 10_000;
export const rangeRows = 20_000;

/** Each voucher's head, with where its rows are. @param rest called between two pages */
export async function* ledgerVouchers(
  d1: D1Database,
  { vouchers }: LedgerPart,
  rest: () => Promise<void>,
): AsyncGenerator<VoucherRecord[]> {
  let firstRow = 0;
  for await (const page of objectsIn<Omit<VoucherRecord, 'firstRow'>>(d1, vouchers, heads)) {
    await rest();
    yield page.map((voucher) => {
      const record = { ...voucher, firstRow };
      firstRow += voucher.rowCount;
      return record;
    });
  }
}
const heads: Reading = {
  table: 'voucher',
  columns: 'series, number, date, text, row_count AS rowCount',
  rows: pageVouchers,
};

const none: readonly string[] = Object.freeze([]);
const maxLists = 10_000;

/** Object lists as they are stored, each list once: what is asked of one again is found by its identity. */
const createLists = () => {
  const known = new Map<string, readonly string[]>();
  return (stored: string): readonly string[] => {
    if (stored === '') return none;
    let list = known.get(stored);
    if (!list) {
      if (known.size === maxLists) known.clear();
      list = JSON.parse(stored) as string[];
      known.set(stored, list);
    }
    return list;
  };
};

type Stored = [
  key: number,
  place: number,
  account: string,
  objects: string,
  ore: number,
  date: string | null,
];
const rowsOfRanges = `SELECT p.key, ${place}, account, objects, amount_ore, date FROM ${rowsIn('ledger_row')}
  WHERE kind = 0 ORDER BY p.key, t.sequence`;

type Listed = [account: string, objects: string, ore: number, date?: string | null, kind?: 0 | 1 | 2];
const rows: Reading = {
  table: 'ledger_row',
  columns: 'account, objects, amount_ore',
  rare: ['date', 'kind'],
  rows: rangeRows,
};

/** Reads rows by their place, which is asked for in ascending order: the #TRANS rows of a voucher, one by one. */
export const createRowReader = (d1: D1Database, ledger: LedgerPart, rest: () => Promise<void>) => {
  const listOf = createLists();
  const pages = pagesIn<Listed>(d1, ledger.rows, rows);
  let [from, to, range]: [number, number, Listed[]] = [0, 0, []];
  const read = async (start: number) => {
    const page = await pages(start);
    // The rows have gone while they were read: whoever compares is told by the year itself.
    [from, to, range] = page ? [start, page.to, page.rows] : [start, Infinity, []];
    await rest();
  };
  return async (
    { firstRow, rowCount }: VoucherRecord,
    onRow: (account: string, objects: readonly string[], ore: number, date: string | null) => void,
  ): Promise<void> => {
    const end = firstRow + rowCount;
    for (let next = firstRow; next < end; next = Math.min(to, end)) {
      if (next < from || next >= to) await read(next);
      for (let at = next; at < Math.min(to, end); at += 1) {
        const [account, objects, ore, date = null, kind = 0] = range[at - from] ?? gone;
        if (kind === 0) onRow(account, listOf(objects), ore, date);
      }
    }
  };
};
const gone: Listed = ['', '', 0, null, 1];

/** The rows of some vouchers, wherever they stand, few of them a voucher. */
export const readRowsOf = async (
  d1: D1Database,
  { rows: parts }: LedgerPart,
  chosen: readonly VoucherRecord[],
  rest: () => Promise<void>,
): Promise<LedgerRow[][]> => {
  const listOf = createLists();
  const found: LedgerRow[][] = chosen.map(() => []);
  let [ranges, owners, rows]: [unknown[], number[], number] = [[], [], 0];
  const read = async () => {
    if (ranges.length === 0) return;
    const stored = await d1.prepare(rowsOfRanges).bind(JSON.stringify(ranges)).raw<Stored>();
    for (const [key, , account, objects, ore, date] of stored)
      found[owners[key]!]!.push({ account, objects: listOf(objects), ore, date });
    [ranges, owners, rows] = [[], [], 0];
    await rest();
  };
  for (const [i, { firstRow, rowCount }] of chosen.entries()) {
    for (const range of cut(parts, firstRow, firstRow + rowCount)) {
      ranges.push(range);
      owners.push(i);
    }
    rows += rowCount;
    if (rows >= rangeRows || ranges.length >= rangeRows / 10) await read();
  }
  await read();
  return found;
};

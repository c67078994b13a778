// The figures and the vouchers of an exported year, a page at a time.
import type { BalanceLabel, SieEvent, SieFiscalYear } from '../../../shared/sie/index.ts';
import { problem } from '../../problem.ts';
import { createPages, pagesOf, type Reading } from '../parts/pages.ts';

const kinds = ['trans', 'added', 'removed'] as const;
/** Events handed over at a time. */
const atATime = 4_000;

/** A reading of which signs of its texts may not be in code page 437. */
export interface TextReading extends Reading {
  texts: readonly string[];
}

export interface BalanceRow {
  label: BalanceLabel;
  yearStart: string;
  period: string | null;
  account: string;
  objects: string;
  amountOre: number;
  quantity: string | null;
}
export const balances: TextReading = {
  table: 'balance',
  columns: 'label, year_start AS yearStart, period, account, objects, amount_ore AS amountOre, quantity',
  texts: ['account', 'objects', 'quantity'],
};

export interface VoucherHead {
  series: string;
  number: string;
  date: string;
  text: string;
  registered: string | null;
  signature: string;
  rowCount: number;
}
export const vouchers: TextReading = {
  table: 'voucher',
  columns: 'series, number, date, text, registered, signature, row_count AS rowCount',
  texts: ['series', 'number', 'text', 'signature'],
};

/** As a page has it: what is rare is left out of most. */
type LedgerRow = readonly [
  account: string,
  objects: string,
  amountOre: number,
  text?: string,
  date?: string | null,
  quantity?: string | null,
  signature?: string,
  kind?: 0 | 1 | 2,
];
export const rows: TextReading = {
  table: 'ledger_row',
  columns: 'account, objects, amount_ore',
  rare: ['text', 'date', 'quantity', 'signature', 'kind'],
  texts: ['account', 'objects', 'text', 'quantity', 'signature'],
};

/** Rows of the same objects follow each other. */
let lastObjects = { stored: '', list: [] as string[] };
const pairs = (objects: string): string[] => {
  if (objects !== lastObjects.stored)
    lastObjects = { stored: objects, list: objects === '' ? [] : (JSON.parse(objects) as string[]) };
  return lastObjects.list;
};

/** Index of a year by its start, as the year's file counts. */
export const indexesOf = (years: readonly SieFiscalYear[]) =>
  new Map(years.map(({ index, start }) => [start, index]));

/** None for a figure of a year that the file does not declare. */
export const balanceEvents = (
  { yearStart, objects, ...balance }: BalanceRow,
  indexes: ReadonlyMap<string, number>,
): SieEvent[] => {
  const yearIndex = indexes.get(yearStart);
  if (yearIndex === undefined) return [];
  return [{ type: 'balance', line: 0, ...balance, yearIndex, objects: pairs(objects) }];
};
export const headEvent = ({ series, number, date, text, registered, signature }: VoucherHead): SieEvent => ({
  type: 'voucher',
  line: 0,
  yearIndex: null,
  series,
  number,
  date,
  text,
  registered,
  signature,
});
const rowEvent = ([
  account,
  objects,
  amountOre,
  text = '',
  date = null,
  quantity = null,
  signature = '',
  kind = 0,
]: LedgerRow): SieEvent => ({
  type: 'row',
  line: 0,
  kind: kinds[kind],
  account,
  objects: pairs(objects),
  amountOre,
  date,
  text,
  quantity,
  signature,
});
/** Pages of the generation's rows, which belong to the vouchers in their order. */
export async function* rowEvents(
  d1: D1Database,
  generation: number,
  reading: Reading,
): AsyncGenerator<SieEvent[]> {
  const next = await createPages<LedgerRow>(d1, generation, reading);
  for (let page = await next(0); page; page = await next(page.to)) yield page.rows.map(rowEvent);
}
export const voucherEnd: SieEvent = { type: 'voucherEnd', line: 0, differenceOre: 0 };

/** @throws problem `data_changed` when the rows have gone while they were read: what was sent so far is no whole file */
export async function* bookEvents(
  d1: D1Database,
  generation: number,
  start: string,
  indexes: ReadonlyMap<string, number>,
): AsyncGenerator<SieEvent[]> {
  for await (const page of pagesOf<BalanceRow>(d1, generation, balances))
    yield page.flatMap((balance) => balanceEvents(balance, indexes));

  const pages = rowEvents(d1, generation, rows);
  let page: SieEvent[] = [];
  let read = 0;
  const nextRow = async (): Promise<SieEvent> => {
    while (read === page.length) {
      const next = await pages.next();
      if (next.done) throw problem('data_changed', { year: start });
      [page, read] = [next.value, 0];
    }
    return page[read++]!;
  };
  let events: SieEvent[] = [];
  for await (const heads of pagesOf<VoucherHead>(d1, generation, vouchers)) {
    for (const head of heads) {
      events.push(headEvent(head));
      for (let left = head.rowCount; left > 0; left -= 1) {
        events.push(read < page.length ? page[read++]! : await nextRow());
        if (events.length < atATime) continue;
        yield events;
        events = [];
      }
      events.push(voucherEnd);
    }
  }
  yield events;
}

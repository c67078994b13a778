// Which signs of a year code page 437 lacks, and what stands for them in its file: asked before its first byte is sent, of
// those rows alone that have such signs. The database finds them; the writer says what it would make of them.
import { createSieWriter, type SieEvent, type SieWriterReport } from '../../../shared/sie/index.ts';
import {
  balanceEvents,
  balances,
  headEvent,
  rowEvents,
  rows,
  voucherEnd,
  vouchers,
  type BalanceRow,
  type TextReading,
  type VoucherHead,
} from './book-events.ts';
import { pagesOf, type Reading } from '../parts/pages.ts';

/** Rows that one query looks through. */
const lookedThrough = 100_000;

/**
 * GLOB pattern of a text that may have a sign outside code page 437: some other than ASCII and those that Swedish books
 * have most (platform: at most 50 bytes of pattern). The writer knows the rest.
 */
const foreign = '*[^\u0001-\u007fåäöÅÄÖéÉüÜáàèçñ£½°·»]*';

/** A backslash before the closing quote is moved off too; `objects` is JSON, where a sign may stand escaped. */
const backslash = (column: string) => (column === 'objects' ? '*\\*' : '*\\');

const onlyForeign = ({ texts, ...reading }: TextReading): Reading => ({
  ...reading,
  rows: lookedThrough,
  where: {
    sql: texts.map((column) => `${column} GLOB ?3 OR ${column} GLOB '${backslash(column)}'`).join(' OR '),
    value: foreign,
  },
});

/** @param before what the file has before its figures: identification and chart */
export const replacedSigns = async (
  d1: D1Database,
  generation: number,
  start: string,
  indexes: ReadonlyMap<string, number>,
  before: AsyncIterable<SieEvent[]>,
): Promise<SieWriterReport['replaced']> => {
  const writer = createSieWriter({ allowUnbalanced: true, onChunk: () => undefined });
  const write = (events: SieEvent[]) => {
    for (const event of events) writer.write(event);
  };
  for await (const events of before) write(events);
  const [someBalances, someVouchers, someRows] = [balances, vouchers, rows].map((reading) =>
    onlyForeign(reading),
  );
  for await (const page of pagesOf<BalanceRow>(d1, generation, someBalances!))
    write(page.flatMap((balance) => balanceEvents(balance, indexes)));
  for await (const page of pagesOf<VoucherHead>(d1, generation, someVouchers!))
    write(page.flatMap((head) => [headEvent(head), voucherEnd]));
  const any = {
    series: '',
    number: '',
    date: start,
    text: '',
    registered: null,
    signature: '',
    rowCount: 0,
  };
  for await (const page of rowEvents(d1, generation, someRows!)) write([headEvent(any), ...page, voucherEnd]);
  return writer.end().replaced;
};

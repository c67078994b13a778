// Turns the events of a SIE file into the rows of a generation's tables.
import type { BalanceEvent, RowEvent, SieEvent, VoucherEvent } from '../../../shared/sie/index.ts';
import { createChart } from './chart.ts';
import { mixNumber, mixText, noIdentity } from './identity.ts';
import type { Chunks } from './chunks.ts';
import { createPeriodTotals } from './period-totals.ts';
import { createTallies } from './tallies.ts';

const rowKinds = { added: 1, removed: 2 } as const;

/** A voucher that waits; its identity is null until it has ended. */
interface Held {
  voucher: VoucherEvent;
  rows: RowEvent[];
  identity: number | null;
}
/** Rows that wait at most. */
const mostHeld = 4_000;

/**
 * @param yearStart start date of a #RAR index, or null when the file does not say
 * @param isUnicode whether the file's encoding is one of Unicode's
 */
export const createFileRows = (
  yearStart: (index: number) => string | null,
  isUnicode: boolean,
  chunks: Chunks,
) => {
  const tallies = createTallies(isUnicode);
  const totals = createPeriodTotals(tallies);
  const chart = createChart();
  let voucher: VoucherEvent | null = null;
  let voucherDate = '';
  let month = '';
  let identity = noIdentity;
  let rows = 0;
  // Vouchers that are not written before it is known whether they have to be; the last one may not have ended.
  let held: Held[] = [];
  let heldRows = 0;
  let isHolding = false;

  const countRow = (event: RowEvent) => {
    const { kind, account, amountOre } = event;
    tallies.row(event);
    if (kind === 'trans' && voucher) totals.add(account, month, amountOre);
    identity = mixNumber(identity, amountOre);
    rows += 1;
  };
  const writeRow = ({ kind, account, objects, amountOre, date, text, quantity, signature }: RowEvent) => {
    const row = chunks.ledgerRow();
    if (!row) return;
    row.beginWith(account, objects, amountOre);
    if (text !== '' || date !== null || quantity !== null || signature !== '' || kind !== 'trans') {
      row.text(text || null);
      row.text(date);
      row.text(quantity);
      row.text(signature || null);
      if (kind !== 'trans') row.number(rowKinds[kind]);
    }
    chunks.endLedgerRow();
  };
  const writeVoucher = (event: VoucherEvent, rowCount: number, identity: number) => {
    const { series, number, date, text, registered, signature } = event;
    const row = chunks.voucher();
    if (!row) return;
    row.beginWithTexts(series, number, date);
    chunks.firstRow(row);
    row.number(rowCount);
    row.text(text || null);
    row.text(registered);
    row.text(signature || null);
    chunks.endVoucher(identity);
  };
  /** They have to be written after all. */
  const writeHeld = () => {
    for (const { voucher, rows, identity } of held) {
      chunks.beginVoucher();
      for (const row of rows) writeRow(row);
      if (identity !== null) writeVoucher(voucher, rows.length, identity);
    }
    isHolding = false;
  };
  /** @param last of the last voucher's identity; null at the end of the file */
  const settleHeld = (last: number | null) => {
    const found = chunks.held(held.length, heldRows, last);
    if (found === 'unknown') writeHeld();
    else isHolding = found === 'waiting';
  };

  const onRow = (event: RowEvent) => {
    countRow(event);
    if (!isHolding) return writeRow(event);
    held.at(-1)!.rows.push(event);
    heldRows += 1;
    if (heldRows > mostHeld) writeHeld();
  };
  const onVoucher = (event: VoucherEvent) => {
    // Vouchers of one day follow each other, and their dates are one text.
    if (event.date !== voucherDate) {
      voucherDate = event.date;
      month = voucherDate.slice(0, 7);
    }
    voucher = event;
    // With the amounts of its rows: texts would tell little more, and take long.
    identity = mixText(mixText(noIdentity, event.number), event.date);
    rows = 0;
    if (!isHolding && chunks.mayHold()) {
      [held, heldRows, isHolding] = [[], 0, true];
    }
    if (isHolding) held.push({ voucher: event, rows: [], identity: null });
    else chunks.beginVoucher();
  };
  const onVoucherEnd = () => {
    if (!voucher) return;
    tallies.voucher(voucher, rows);
    if (isHolding) {
      held.at(-1)!.identity = identity;
      settleHeld(identity);
    } else writeVoucher(voucher, rows, identity);
    voucher = null;
  };
  const writeBalance = (event: BalanceEvent) => {
    const { label, yearIndex, period, account, objects, amountOre, quantity } = event;
    const start = yearStart(yearIndex);
    if (start === null) return;
    tallies.balance(event);
    const row = chunks.begin('balance');
    if (!row) return;
    row.text(label);
    row.text(start);
    row.text(account);
    row.list(objects);
    row.number(amountOre);
    row.text(period);
    row.text(quantity);
    chunks.end('balance', mixText(mixText(noIdentity, account), period ?? label));
  };

  const onEvent = (event: SieEvent): void => {
    switch (event.type) {
      case 'row':
        onRow(event);
        return;
      case 'voucher':
        onVoucher(event);
        return;
      case 'voucherEnd':
        onVoucherEnd();
        return;
      case 'balance':
        writeBalance(event);
        return;
      default:
        chart.add(event);
    }
  };
  /** No more vouchers follow. */
  const endVouchers = (): void => {
    if (isHolding) settleHeld(null);
    chunks.endVouchers();
  };
  /** Call when the file has ended: the sums and the chart come last. */
  const end = (): void => {
    endVouchers();
    totals.write(chunks);
    chart.write(chunks, tallies);
    chunks.flush();
  };

  return { onEvent, endVouchers, end, counts: chunks.counts, tallies: tallies.tallies };
};

// Turns the events of a SIE file into the rows of a generation's tables.
import type { BalanceEvent, RowEvent, SieEvent, VoucherEvent } from '../../../shared/sie/index.ts';
import { createChart } from './chart.ts';
import { mixNumber, mixText, noIdentity } from './identity.ts';
import type { Chunks } from './chunks.ts';
import { createPeriodTotals } from './period-totals.ts';
import { createTallies } from './tallies.ts';

const rowKinds = { added: 1, removed: 2 } as const;

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
  let firstRow = 0;

  const writeRow = (event: RowEvent) => {
    const { kind, account, objects, amountOre, date, text, quantity, signature } = event;
    tallies.row(event);
    if (kind === 'trans' && voucher) totals.add(account, month, amountOre);
    identity = mixNumber(identity, amountOre);
    const row = chunks.begin('ledger_row');
    if (!row) return;
    row.text(account);
    row.list(objects);
    row.number(amountOre);
    row.text(text || null);
    row.text(date);
    row.text(quantity);
    row.text(signature || null);
    if (kind !== 'trans') row.number(rowKinds[kind]);
    chunks.end('ledger_row', identity);
  };
  const writeVoucher = (event: VoucherEvent) => {
    const { series, number, date, text, registered, signature } = event;
    const rows = chunks.counts.ledger_row - firstRow;
    tallies.voucher(event, rows);
    const row = chunks.begin('voucher');
    if (!row) return;
    row.text(series);
    row.text(number);
    row.text(date);
    chunks.firstRow(row);
    row.number(rows);
    row.text(text || null);
    row.text(registered);
    row.text(signature || null);
    chunks.end('voucher', identity);
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
        writeRow(event);
        return;
      case 'voucher':
        // Vouchers of one day follow each other, and their dates are one text.
        if (event.date !== voucherDate) {
          voucherDate = event.date;
          month = voucherDate.slice(0, 7);
        }
        voucher = event;
        // With the amounts of its rows: texts would tell little more, and take long.
        identity = mixText(mixText(noIdentity, event.number), event.date);
        chunks.beginVoucher();
        firstRow = chunks.counts.ledger_row;
        return;
      case 'voucherEnd':
        if (voucher) writeVoucher(voucher);
        voucher = null;
        return;
      case 'balance':
        writeBalance(event);
        return;
      default:
        chart.add(event);
    }
  };
  /** Call when the file has ended: the sums and the chart come last. */
  const end = (): void => {
    totals.write(chunks);
    chart.write(chunks, tallies);
    chunks.flush();
  };

  return { onEvent, end, counts: chunks.counts, tallies: tallies.tallies };
};

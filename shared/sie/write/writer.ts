// The SIE 4E writer: events in, chunks of the file out (SIE 4B; code page 437, CRLF), in memory that does not grow.
import { plainOre } from '../../money.ts';
import { amount, day, optional, refuseToWrite, writeBalance } from './fields.ts';
import { createChartToWrite } from './chart.ts';
import { createHeader } from './header.ts';
import { createRecordSink } from './record-sink.ts';
import type { ReplacedSign } from './record-sink.ts';
import { rankOf } from './order.ts';
import type { RowEvent, SieEvent, VoucherEvent } from '../types.ts';

const ROW_LABELS = { trans: 'TRANS', added: 'RTRANS', removed: 'BTRANS' };
/** Which of a row's fields after the amount are texts: date, text, quantity, signature. */
const ROW_TEXTS = [false, true, false, true];
const MAX_UNDECLARED_LISTED = 100;

export interface SieWriterOptions {
  /** Gets each chunk when it is full; the chunk is the receiver's. */
  onChunk: (chunk: Uint8Array) => void;
  /** Write #KSUMMA first and last (SIE 4B 10). */
  checksum?: boolean;
  /** Write vouchers that do not balance, as a ledger loaded from a file with such ones holds them. */
  allowUnbalanced?: boolean;
  /** Size of the chunks; default 65,536. */
  chunkBytes?: number;
}

export interface SieWriterReport {
  bytes: number;
  vouchers: number;
  rows: number;
  /** Signs that code page 437 lacks, and what was written instead. */
  replaced: ReplacedSign[];
  /** Accounts used without an `account` event before: the first hundred. */
  undeclaredAccounts: string[];
}

export interface SieWriter {
  /**
   * Writes one event. Identification and fiscal years first (in any order), then accounts, dimensions and objects,
   * balances, vouchers. Throws a `SieRefusal`: `out_of_order`, `bad_date`, `bad_amount`, `voucher_unbalanced`,
   * `row_outside_voucher`.
   */
  write(event: SieEvent): void;
  end(): SieWriterReport;
}

/**
 * Writes the same events that the reader hands out; reading what was written gives them again, the chart sorted and each
 * of it once, and writing those gives the same bytes.
 */
export function createSieWriter(options: SieWriterOptions): SieWriter {
  const sink = createRecordSink(options.onChunk, options.chunkBytes ?? 1 << 16);
  const header = createHeader();
  const chart = createChartToWrite();
  const undeclared = new Set<string>();
  let headerWritten = false;
  let chartWritten = false;
  let rank = 0;
  let vouchers = 0;
  let rows = 0;
  let open: VoucherEvent | null = null;
  let differenceOre = 0;

  function writeHeader(): void {
    if (headerWritten) return;
    headerWritten = true;
    sink.line('#FLAGGA 0');
    if (options.checksum === true) {
      sink.line('#KSUMMA');
      sink.startSum();
    }
    header.write(sink);
  }

  function writeChart(): void {
    if (chartWritten) return;
    chartWritten = true;
    chart.write(sink);
  }

  function enter(event: SieEvent): void {
    const next = rankOf(event);
    if (next < rank || (next === 0 && headerWritten)) {
      refuseToWrite(
        'out_of_order',
        `${event.type} kommer för sent i filen`,
        `${event.type} comes too late in the file`,
      );
    }
    rank = next;
    if (next > 0) writeHeader();
    if (next > 2) writeChart();
  }

  function use(account: string): void {
    if (!chart.isDeclared(account) && undeclared.size < MAX_UNDECLARED_LISTED) undeclared.add(account);
  }

  function writeRow(event: RowEvent): void {
    if (open === null)
      refuseToWrite(
        'row_outside_voucher',
        'raden hör inte till någon verifikation',
        'the row belongs to no voucher',
      );
    use(event.account);
    sink.label(ROW_LABELS[event.kind]);
    sink.account(event.account);
    sink.list(event.objects);
    sink.bare(amount(event.amountOre));
    if (hasMore(event))
      optional(
        sink,
        [
          event.date === null ? '' : day(event.date),
          sink.plain(event.text),
          event.quantity ?? '',
          sink.plainName(event.signature),
        ],
        ROW_TEXTS,
      );
    sink.endLine();
    if (event.kind !== 'trans') return;
    rows++;
    differenceOre += event.amountOre;
  }

  /** Most rows end with their amount. */
  function hasMore({ date, text, quantity, signature }: RowEvent): boolean {
    return date !== null || text !== '' || quantity !== null || signature !== '';
  }

  function endVoucher(): void {
    if (open === null) return;
    if (differenceOre !== 0 && options.allowUnbalanced !== true) {
      const name = `${open.series} ${open.number}`.trim();
      refuseToWrite(
        'voucher_unbalanced',
        `verifikation ${name} balanserar inte: skillnad ${plainOre(differenceOre)}`,
        `voucher ${name} does not balance: difference ${plainOre(differenceOre)}`,
      );
    }
    sink.line('}');
    open = null;
  }

  return {
    write(event) {
      if (event.type === 'row') {
        writeRow(event);
        return;
      }
      if (event.type === 'voucherEnd') {
        endVoucher();
        return;
      }
      if (open !== null)
        refuseToWrite('out_of_order', 'verifikationen är inte avslutad', 'the voucher is not ended');
      enter(event);
      switch (event.type) {
        case 'identification':
        case 'fiscalYear':
          header.add(event);
          return;
        case 'account':
        case 'accountType':
        case 'accountUnit':
        case 'sru':
        case 'dimension':
        case 'object':
          chart.add(event);
          return;
        case 'balance':
          use(event.account);
          writeBalance(sink, event);
          break;
        case 'voucher':
          vouchers++;
          open = event;
          differenceOre = 0;
          sink.label('VER');
          sink.code(event.series);
          sink.code(event.number);
          sink.bare(day(event.date));
          optional(
            sink,
            [
              sink.plain(event.text),
              event.registered === null ? '' : day(event.registered),
              sink.plainName(event.signature),
            ],
            [true, false, true],
          );
          sink.endLine();
          sink.line('{');
          return;
      }
      sink.endLine();
    },
    end() {
      if (open !== null)
        refuseToWrite('out_of_order', 'verifikationen är inte avslutad', 'the voucher is not ended');
      writeHeader();
      writeChart();
      if (options.checksum === true) sink.line(`#KSUMMA ${sink.sum()}`);
      sink.flush();
      return {
        bytes: sink.bytes(),
        vouchers,
        rows,
        replaced: sink.replaced(),
        undeclaredAccounts: [...undeclared],
      };
    },
  };
}

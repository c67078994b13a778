// The SIE reader, types 1–4: takes the file in chunks of any size, hands out events, ends with a summary.
// Chunk boundaries are invisible: a line cut by one is put together before it is read.
import { createAccountTable } from './accounts.ts';
import { createBalanceReader } from './balances.ts';
import { createChartSize } from './chart-size.ts';
import { readChart } from './chart.ts';
import { createChecksum } from './checksum.ts';
import { createLineEndChanger, hasOldLineEnds } from '../text/carriage-returns.ts';
import { createContext, refuse, warn } from './context.ts';
import { createHighByteCheck } from '../text/high-bytes.ts';
import { createIdentification, readIdentification } from './identification.ts';
import { labelAt, labelIndex, LABELS } from './labels.ts';
import { createObjectLists } from './object-lists.ts';
import { createQuickLines } from '../quick/lines.ts';
import { noteFlags, oddLabel, warnCarriageReturn } from './record-oddities.ts';
import { createRefusal, quoteFound } from '../refusal.ts';
import { afterReturns, LINE_HIGH, scanRecord } from '../text/scan.ts';
import { sniff, SNIFF_BYTES } from '../text/sniff.ts';
import { refuseSniffed } from '../text/sniff-refusal.ts';
import { summarise } from './summary.ts';
import type { BalanceLabel, SieReader, SieReaderOptions } from '../types.ts';
import { createVoucherReader } from './vouchers.ts';
import { createWholeLines } from '../text/whole-lines.ts';

const DEFAULT_MAX_LINE_BYTES = 1 << 18;

const LF = 10;

const KONTO = labelIndex('KONTO');
const IB = labelIndex('IB');
const VER = labelIndex('VER');
const TRANS = labelIndex('TRANS');
const RTRANS = labelIndex('RTRANS');
const BTRANS = labelIndex('BTRANS');

/**
 * Reads SIE 1–4 (SIE 4B). Feed the chunks in order, then `end`. Amounts are integer öre, dates ISO.
 * Throws a `SieRefusal` from `push` or `end` where the file must not be loaded; what is merely odd becomes a warning.
 * Events come in the order of the file, and before the end shows whether the file is whole: hold what you make of
 * them until `end` has answered.
 */
export function createSieReader(options: SieReaderOptions): SieReader {
  const maxLineBytes = options.maxLineBytes ?? DEFAULT_MAX_LINE_BYTES;
  const context = createContext(options);
  const identification = createIdentification();
  const accounts = createAccountTable();
  const chartSize = createChartSize();
  const objectLists = createObjectLists();
  const balances = createBalanceReader(accounts, identification, objectLists);
  const vouchers = createVoucherReader(accounts, identification, objectLists);
  const checksum = createChecksum(options.acceptChecksumMismatch ?? false);
  const checkHighBytes = createHighByteCheck();
  const labelCounts = new Float64Array(LABELS.length);
  const quick = createQuickLines(context, {
    accounts,
    objectLists,
    vouchers,
    checksum,
    labelCounts,
    maxLineBytes,
  });

  // The head of the file, held until there is enough of it to tell what it is; then null.
  let head: Uint8Array | null = new Uint8Array(0);
  let changeLineEnds: ((chunk: Uint8Array) => Uint8Array) | null = null;
  const lines = createWholeLines({ onLines: readLines, maxLineBytes, onTooLong: refuseLineLength });

  function refuseLineLength(): never {
    context.line++;
    context.label = null;
    refuse(context, 'line_too_long', {
      sv: `raden är längre än ${maxLineBytes} byte.`,
      en: `the line is longer than ${maxLineBytes} bytes.`,
    });
  }

  /** Reads whole lines: `bytes[end - 1]` is an LF. */
  function readLines(bytes: Uint8Array, start: number, end: number): void {
    context.bytes = bytes;
    context.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    context.stretch?.resume(bytes, start);
    quick.begin();
    let p = start;
    for (;;) {
      if (!checksum.isParticular(context.encoding)) p = quick.read(p, end);
      if (p === end) break;
      const lineStart = p;
      context.line++;
      p = readLine(bytes, p);
      if (p < 0 || p - lineStart > maxLineBytes) {
        context.line--;
        refuseLineLength();
      }
      p++;
    }
    context.stretch?.pause(end);
  }

  /**
   * Reads the line at `position`; returns the position of its LF, or of the carriage return alone that ends it; -1 where
   * a record is too long.
   */
  function readLine(bytes: Uint8Array, position: number): number {
    let p = position;
    for (;;) {
      const byte = bytes[p]!;
      if (byte === 0x23) return readRecord(bytes, p);
      if (byte === 32 || byte === 9) {
        p++;
      } else if (byte === 13) {
        const next = afterReturns(bytes, p);
        if (bytes[next] === LF) return next;
        warnCarriageReturn(context.warnings, context.line);
        return next - 1;
      } else if (byte === LF) {
        return p;
      } else if (byte === 0x7b || byte === 0x7d) {
        context.label = null;
        context.position = ++p;
        if (byte === 0x7b) vouchers.open(context);
        else vouchers.close(context);
      } else {
        return skipLine(bytes, p);
      }
    }
  }

  function skipLine(bytes: Uint8Array, position: number): number {
    let p = position;
    // Ctrl-Z ended text files in DOS.
    while (bytes[p] === 0x1a) p++;
    const isBlank = bytes[p] === LF || bytes[p] === 13;
    while (bytes[p] !== LF && bytes[p] !== 13) p++;
    const end = p;
    const next = afterReturns(bytes, end);
    const lineEnd = bytes[next] === LF ? next : end;
    if (isBlank) return lineEnd;
    if (end - position > maxLineBytes) return -1;
    context.label = null;
    const found = () => quoteFound(context.decode(bytes, position, Math.min(end, position + 80)).trim());
    warn(context, 'not_a_record', () => ({
      sv: `Raden börjar inte med # och hoppas över: ${found()}.`,
      en: `The line does not start with # and is skipped: ${found()}.`,
    }));
    return lineEnd;
  }

  function readRecord(bytes: Uint8Array, position: number): number {
    const { fields } = context;
    context.position = position;
    const lf = scanRecord(bytes, position, fields, maxLineBytes);
    if (lf < 0) return -1;
    let label = labelAt(bytes, fields.labelStart, fields.labelEnd);
    if (label < 0) label = oddLabel(context);
    if (label < 0) {
      checksum.record(context);
      return lf;
    }
    labelCounts[label]!++;
    context.label = LABEL_TEXTS[label]!;
    if (fields.flags !== 0) {
      noteFlags(context);
      if (fields.flags & LINE_HIGH) checkHighBytes(context);
    }
    if (label === TRANS) {
      checksum.record(context);
      vouchers.row(context, 'trans');
    } else if (label === LABELS.length - 1) {
      checksum.mark(context);
    } else {
      checksum.record(context);
      if (label === VER) vouchers.voucher(context);
      else if (label === RTRANS) vouchers.row(context, 'added');
      else if (label === BTRANS) vouchers.row(context, 'removed');
      else if (label >= IB) balances.read(context, LABELS[label] as BalanceLabel);
      else if (label >= KONTO) {
        identification.years.settle(context);
        readChart(context, LABELS[label]!, accounts, chartSize);
      } else readIdentification(context, LABELS[label]!, identification);
    }
    return lf;
  }

  function leaveHead(chunk: Uint8Array): void {
    const kind = sniff(chunk.subarray(0, SNIFF_BYTES));
    if (kind !== 'text') refuseSniffed(kind);
    if (hasOldLineEnds(chunk.subarray(0, SNIFF_BYTES))) {
      changeLineEnds = createLineEndChanger();
      warnCarriageReturn(context.warnings, 1);
    }
    head = null;
    const hasBom = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    pushText(hasBom ? chunk.subarray(3) : chunk);
  }

  function pushText(chunk: Uint8Array): void {
    lines.push(changeLineEnds === null ? chunk : changeLineEnds(chunk));
  }

  return {
    push(chunk) {
      if (head === null) {
        pushText(chunk);
      } else if (head.length + chunk.length < SNIFF_BYTES) {
        const longer = new Uint8Array(head.length + chunk.length);
        longer.set(head);
        longer.set(chunk, head.length);
        head = longer;
      } else if (head.length === 0) {
        leaveHead(chunk);
      } else {
        // Only as much as completes the head is copied.
        const missing = SNIFF_BYTES - head.length;
        const whole = new Uint8Array(SNIFF_BYTES);
        whole.set(head);
        whole.set(chunk.subarray(0, missing), head.length);
        leaveHead(whole);
        if (missing < chunk.length) pushText(chunk.subarray(missing));
      }
    },
    end() {
      if (head !== null) leaveHead(head);
      lines.end();
      context.bytes = new Uint8Array(0);
      context.label = null;
      if (labelCounts.every((count) => count === 0)) {
        // All but blanks would have been warned of.
        if (context.warnings.total() === 0) {
          throw createRefusal('blank_file', 0, null, {
            sv: 'Filen har bara blanktecken och tomma rader. Exportera den på nytt från bokföringsprogrammet.',
            en: 'The file has nothing but blanks and empty lines. Write it anew from the accounting program.',
          });
        }
        throw createRefusal('not_sie', 0, null, {
          sv: 'Det här är ingen SIE-fil: ingen rad börjar med en av SIE:s etiketter.',
          en: 'This is not a SIE file: no line starts with one of SIE’s labels.',
        });
      }
      vouchers.end(context);
      const ksumma = checksum.end(context.line);
      return summarise({
        context,
        identification,
        accounts,
        balances: balances.totals,
        vouchers: vouchers.totals,
        labelCounts,
        ksumma,
      });
    },
  };
}

const LABEL_TEXTS: readonly string[] = LABELS.map((label) => `#${label}`);

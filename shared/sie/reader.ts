// The SIE reader, types 1–4: takes the file in chunks of any size, hands out events, ends with a summary.
// Chunk boundaries are invisible: a line cut by one is put together before it is read.
import { createAccountTable } from './accounts.ts';
import { createBalanceReader } from './balances.ts';
import { readChart } from './chart.ts';
import { createChecksum } from './checksum.ts';
import { createContext, refuse, warn } from './context.ts';
import { createHighByteCheck } from './high-bytes.ts';
import { createIdentification, readIdentification } from './identification.ts';
import { labelAt, labelIndex, LABELS } from './labels.ts';
import { createObjectLists } from './object-lists.ts';
import { createQuickRows } from './quick-rows.ts';
import { createRefusal, quoteFound } from './refusal.ts';
import {
  LINE_CONTROL,
  LINE_HIGH,
  LINE_LONE_CR,
  LINE_STRAY_QUOTE,
  LINE_UNCLOSED,
  scanRecord,
} from './scan.ts';
import { sniff, SNIFF_BYTES } from './sniff.ts';
import { refuseSniffed } from './sniff-refusal.ts';
import { summarise } from './summary.ts';
import type { BalanceLabel, SieReader, SieReaderOptions } from './types.ts';
import { createVoucherReader } from './vouchers.ts';

const DEFAULT_MAX_LINE_BYTES = 1 << 18;

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
  const objectLists = createObjectLists();
  const balances = createBalanceReader(accounts, identification, objectLists);
  const vouchers = createVoucherReader(accounts, identification, objectLists);
  const checksum = createChecksum(options.acceptChecksumMismatch ?? false);
  const checkHighBytes = createHighByteCheck();
  const quickRow = createQuickRows(context, accounts, objectLists, vouchers);
  const labelCounts = new Float64Array(LABELS.length);

  // The head of the file, held until there is enough of it to tell what it is; then null.
  let head: Uint8Array | null = new Uint8Array(0);
  // The line that the last chunk cut.
  let carry = new Uint8Array(1024);
  let carried = 0;

  function refuseLineLength(): never {
    context.line++;
    context.label = null;
    refuse(context, 'line_too_long', {
      sv: `raden är längre än ${maxLineBytes} byte.`,
      en: `the line is longer than ${maxLineBytes} bytes.`,
    });
  }

  function addToCarry(bytes: Uint8Array): void {
    const length = carried + bytes.length;
    if (length > maxLineBytes + 1) refuseLineLength();
    if (length > carry.length) {
      const wider = new Uint8Array(Math.min(Math.max(length, carry.length * 2), maxLineBytes + 1));
      wider.set(carry.subarray(0, carried));
      carry = wider;
    }
    carry.set(bytes, carried);
    carried = length;
  }

  function pushText(given: Uint8Array): void {
    // One kind of array only (not Node's Buffer): the engine then reads the bytes without asking what they are.
    const chunk = new Uint8Array(given.buffer, given.byteOffset, given.length);
    let start = 0;
    if (carried > 0) {
      const lf = chunk.indexOf(10);
      addToCarry(lf < 0 ? chunk : chunk.subarray(0, lf + 1));
      if (lf < 0) return;
      const length = carried;
      carried = 0;
      readLines(carry, 0, length);
      start = lf + 1;
    }
    const end = chunk.lastIndexOf(10) + 1;
    if (end > start) readLines(chunk, start, end);
    const rest = Math.max(start, end);
    if (rest < chunk.length) addToCarry(chunk.subarray(rest));
  }

  /** Reads whole lines: `bytes[end - 1]` is an LF. */
  function readLines(bytes: Uint8Array, start: number, end: number): void {
    context.bytes = bytes;
    context.texts.from(bytes, start, end);
    let p = start;
    while (p < end) {
      const lineStart = p;
      context.line++;
      p = readLine(bytes, p);
      if (p < 0 || p - lineStart > maxLineBytes) {
        context.line--;
        refuseLineLength();
      }
      p++;
    }
  }

  /** Reads the line at `position`; returns the position of its LF, or -1 where a record is too long. */
  function readLine(bytes: Uint8Array, position: number): number {
    let p = position;
    for (;;) {
      const byte = bytes[p]!;
      if (byte === 0x23) return readRecord(bytes, p);
      if (byte === 32 || byte === 9 || byte === 13) {
        p++;
      } else if (byte === 10) {
        return p;
      } else if (byte === 0x7b || byte === 0x7d) {
        context.label = null;
        if (byte === 0x7b) vouchers.open(context);
        else vouchers.close(context);
        p++;
      } else {
        return skipLine(bytes, p);
      }
    }
  }

  function skipLine(bytes: Uint8Array, position: number): number {
    const lf = bytes.indexOf(10, position);
    // Ctrl-Z ended text files in DOS.
    let p = position;
    while (bytes[p] === 0x1a) p++;
    if (p === lf || (bytes[p] === 13 && p + 1 === lf)) return lf;
    if (lf - position > maxLineBytes) return -1;
    context.label = null;
    const found = () => quoteFound(context.texts.copy(bytes, position, Math.min(lf, position + 80)).trim());
    warn(context, 'not_a_record', () => ({
      sv: `Raden börjar inte med # och hoppas över: ${found()}.`,
      en: `The line does not start with # and is skipped: ${found()}.`,
    }));
    return lf;
  }

  function readRecord(bytes: Uint8Array, position: number): number {
    if (!checksum.isCounting()) {
      context.label = '#TRANS';
      const lf = quickRow(context, bytes, position);
      if (lf >= 0) {
        labelCounts[TRANS]!++;
        return lf;
      }
    }
    const { fields } = context;
    const lf = scanRecord(bytes, position, fields, maxLineBytes);
    if (lf < 0) return -1;
    let label = labelAt(bytes, fields.labelStart, fields.labelEnd);
    if (label < 0) label = oddLabel(bytes);
    if (label < 0) {
      checksum.record(context);
      return lf;
    }
    labelCounts[label]!++;
    context.label = LABEL_TEXTS[label]!;
    if (fields.flags !== 0) noteFlags();
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
      else if (label >= KONTO) readChart(context, LABELS[label]!, accounts);
      else readIdentification(context, LABELS[label]!, identification);
    }
    return lf;
  }

  /** A label in small letters is still that label; any other is skipped (SIE 4B 7.1). */
  function oddLabel(bytes: Uint8Array): number {
    const { labelStart, labelEnd } = context.fields;
    const text = context.texts.copy(bytes, labelStart, Math.min(labelEnd, labelStart + 40));
    const index = LABELS.indexOf(text.toUpperCase() as (typeof LABELS)[number]);
    context.label = `#${text}`;
    if (index >= 0) {
      warn(context, 'label_not_capitals', () => ({
        sv: `Etiketten ${quoteFound(`#${text}`)} ska ha versaler; läst så.`,
        en: `The label ${quoteFound(`#${text}`)} should be in capitals; read so.`,
      }));
    } else {
      warn(context, 'unknown_label', () => ({
        sv: `Okänd etikett ${quoteFound(`#${text}`)}; posten hoppas över.`,
        en: `Unknown label ${quoteFound(`#${text}`)}; the record is skipped.`,
      }));
    }
    return index;
  }

  function noteFlags(): void {
    const { flags } = context.fields;
    if (flags & LINE_HIGH) checkHighBytes(context);
    if (flags & LINE_LONE_CR) {
      refuse(context, 'lone_carriage_return', {
        sv: 'vagnretur (CR) mitt i raden. Väntade LF eller CR LF vid radslut.',
        en: 'a carriage return (CR) inside the line. Expected LF or CR LF at the end of lines.',
      });
    }
    if (flags & LINE_CONTROL) {
      warn(context, 'control_character', () => ({
        sv: 'Ett fält innehåller ett otillåtet styrtecken.',
        en: 'A field holds a forbidden control character.',
      }));
    }
    if (flags & LINE_UNCLOSED) {
      warn(context, 'quote_not_closed', () => ({
        sv: 'Ett citattecken stängs inte; fältet slutar med raden.',
        en: 'A quote is not closed; the field ends with the line.',
      }));
    }
    if (flags & LINE_STRAY_QUOTE) {
      warn(context, 'quote_not_escaped', () => ({
        sv: 'Ett citattecken inuti ett fält saknar \\ före sig; läst som text.',
        en: 'A quote inside a field has no \\ before it; read as text.',
      }));
    }
  }

  function leaveHead(chunk: Uint8Array): void {
    const kind = sniff(chunk.subarray(0, SNIFF_BYTES));
    if (kind !== 'text') refuseSniffed(kind);
    head = null;
    const hasBom = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    pushText(hasBom ? chunk.subarray(3) : chunk);
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
      if (carried > 0) {
        while (carried > 0 && carry[carried - 1] === 0x1a) carried--;
        pushText(Uint8Array.of(10));
      }
      context.bytes = new Uint8Array(0);
      context.label = null;
      if (labelCounts.every((count) => count === 0)) {
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

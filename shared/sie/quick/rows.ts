// The quick way for the usual #TRANS, nine lines of ten in a large file:
//   #TRANS 1930 {…} -250.00 [20240131 ["text" [1.5 [signature]]]]
// with text and signature bare or in quotes, and any blanks between the fields, before and after them. It takes a row
// only where the careful way (scan.ts, vouchers.ts) would read the very same from it and find nothing to say; any other
// row it leaves alone. That the two agree is tested.
import type { AccountTable } from '../read/accounts.ts';
import type { ReaderContext } from '../read/context.ts';
import type { ObjectLists } from '../read/object-lists.ts';
import type { QuickDates } from './dates.ts';
import type { QuickTexts } from './texts.ts';
import { afterBlanks, firstByte, fourDigits, isBlank, lineEnd, listEnds, wordOf } from './words.ts';
import type { VoucherReader } from '../read/vouchers.ts';

/**
 * Reads the line that starts at `lineStart` and whose `#` is at `position`; returns the position of its LF, or -1 where
 * it left the line alone.
 */
export type QuickLine = (bytes: Uint8Array, lineStart: number, position: number) => number;

export interface QuickRowsOptions {
  accounts: AccountTable;
  objectLists: ObjectLists;
  vouchers: VoucherReader;
  dates: QuickDates;
  texts: QuickTexts;
  maxLineBytes: number;
}

const SPACE = 0x20;
const QUOTE = 0x22;
const TRA = wordOf('#TRA');
const RANS = wordOf('RANS');
/** Shorter than any row: so much can be read without asking. */
const SHORTEST = 12;

export function createQuickRows(context: ReaderContext, options: QuickRowsOptions): QuickLine {
  const { accounts, objectLists, vouchers, dates, texts, maxLineBytes } = options;
  const { emit } = context;
  // Quantity and signature of the last row that had any.
  const rest = { quantity: null as string | null, signature: '' };

  /** Reads quantity and signature, which may follow the blank at `position`; returns where they end, or -1. */
  function afterText(bytes: Uint8Array, position: number): number {
    const from = afterBlanks(bytes, position);
    let p = quantityEnd(bytes, from);
    rest.quantity = p > from && bytes[from] !== QUOTE ? texts.read(from, p) : null;
    rest.signature = '';
    if (p < 0 || !isBlank(bytes[p])) return p;
    p = afterBlanks(bytes, p);
    if (bytes[p]! <= SPACE) return p;
    const quoted = bytes[p] === QUOTE ? 1 : 0;
    const end = texts.nameEnd(p + quoted, quoted === 1);
    if (end < 0) return -1;
    if (end > p + quoted) rest.signature = texts.read(p + quoted, end);
    return end + quoted;
  }

  return (bytes, lineStart, position) => {
    const { view } = context;
    if (
      position + SHORTEST > view.byteLength ||
      view.getInt32(position, true) !== TRA ||
      view.getInt32(position + 2, true) !== RANS ||
      !isBlank(bytes[position + 6])
    ) {
      return -1;
    }
    let p = position + 7;
    if (bytes[p]! <= SPACE) p = afterBlanks(bytes, p);
    if (p + 4 > view.byteLength) return -1;
    const number = fourDigits(view.getInt32(p, true));
    if (number < 0 || !isBlank(bytes[p + 4])) return -1;
    const account = accounts.known(number);
    p += 5;
    if (bytes[p]! <= SPACE) p = afterBlanks(bytes, p);
    if (account === undefined || bytes[p] !== 0x7b) return -1;

    const listFrom = ++p;
    // Stops at a `}` within quotes too; what comes before it is then no list met before.
    while (bytes[p] !== 0x7d) {
      const ends = p + 4 <= view.byteLength ? listEnds(view.getInt32(p, true)) : 1;
      if (ends === 0) p += 4;
      else if (bytes[(p += firstByte(ends))] !== 0x7d && bytes[p++]! < SPACE) return -1;
    }
    const objects = objectLists.known(context, listFrom, p);
    if (objects === null || !isBlank(bytes[p + 1])) return -1;
    p += 2;
    if (bytes[p]! <= SPACE) p = afterBlanks(bytes, p);

    const negative = bytes[p] === 0x2d;
    if (negative) p++;
    const digitsFrom = p;
    let ore = 0;
    let digit = bytes[p]! - 48;
    while (digit >= 0 && digit <= 9) {
      ore = ore * 10 + digit;
      digit = bytes[++p]! - 48;
    }
    if (p === digitsFrom || p - digitsFrom > 11) return -1;
    if (bytes[p] === 0x2e) {
      const tenths = bytes[p + 1]! - 48;
      const hundredths = bytes[p + 2]! - 48;
      if (tenths < 0 || tenths > 9 || hundredths < 0 || hundredths > 9) return -1;
      ore = ore * 100 + tenths * 10 + hundredths;
      p += 3;
    } else {
      ore *= 100;
    }
    if (negative && ore !== 0) ore = -ore;

    let date: string | null = null;
    let dateNumber = 0;
    let textFrom = 0;
    let textTo = 0;
    let quantity: string | null = null;
    let signature = '';
    if (isBlank(bytes[p])) {
      if (bytes[++p]! <= SPACE) p = afterBlanks(bytes, p);
      if (bytes[p] === QUOTE) {
        if (bytes[p + 1] !== QUOTE) return -1;
        p += 2;
      } else if (bytes[p]! > SPACE) {
        if (p + 8 > view.byteLength || !dates.read(view, p)) return -1;
        date = dates.text;
        dateNumber = dates.number;
        p += 8;
      }
      if (isBlank(bytes[p])) {
        if (bytes[++p]! <= SPACE) p = afterBlanks(bytes, p);
        if (bytes[p]! > SPACE) {
          const quoted = bytes[p] === QUOTE;
          textFrom = quoted ? p + 1 : p;
          textTo = quoted ? texts.end(textFrom) : texts.nameEnd(textFrom, false);
          if (textTo < 0) return -1;
          p = quoted ? textTo + 1 : textTo;
          if (isBlank(bytes[p])) {
            p = afterText(bytes, p);
            if (p < 0) return -1;
            ({ quantity, signature } = rest);
          }
        }
      }
    }
    if (bytes[p] === 13 && bytes[p + 1] === 10) p++;
    else if (bytes[p] !== 10) p = lineEnd(bytes, p);
    if (p < 0 || p - lineStart > maxLineBytes) return -1;
    context.label = '#TRANS';
    if (!vouchers.quickRow(context, account, objects, ore, dateNumber)) return -1;
    emit?.({
      type: 'row',
      line: context.line,
      kind: 'trans',
      account: account.number,
      objects,
      amountOre: ore,
      date,
      text: textFrom === textTo ? '' : texts.read(textFrom, textTo),
      quantity,
      signature,
    });
    return p;
  };
}

/** Where the quantity ends that starts at `start`, `""` or plain digits; `start` itself where there is none; else -1. */
function quantityEnd(bytes: Uint8Array, start: number): number {
  if (bytes[start] === QUOTE) return bytes[start + 1] === QUOTE ? start + 2 : -1;
  if (bytes[start]! < SPACE) return start;
  let p = bytes[start] === 0x2d ? start + 1 : start;
  let digits = 0;
  let point = false;
  for (;;) {
    const byte = bytes[p]!;
    if (byte >= 0x30 && byte <= 0x39) digits++;
    else if (byte === 0x2e && digits > 0 && !point) {
      point = true;
      digits = 0;
    } else break;
    p++;
  }
  return digits > 0 ? p : -1;
}

// The quick way for the usual #TRANS, nine lines of ten in a large file:
//   #TRANS 1930 {…} -250.00 [20240131 ["text"]]
// It takes a row only where the careful way (scan.ts, vouchers.ts) would read the very same from it and find nothing
// to say; any other row it leaves alone. That the two agree is tested.
import type { AccountTable } from './accounts.ts';
import type { ReaderContext } from './context.ts';
import type { ObjectLists } from './object-lists.ts';
import type { QuickDates } from './quick-dates.ts';
import type { QuickTexts } from './quick-texts.ts';
import { firstByte, fourDigits, listEnds, wordOf } from './quick-words.ts';
import type { VoucherReader } from './vouchers.ts';

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
const ANS = wordOf('ANS ');
/** Shorter than any row: so much can be read without asking. */
const SHORTEST = 11;

export function createQuickRows(context: ReaderContext, options: QuickRowsOptions): QuickLine {
  const { accounts, objectLists, vouchers, dates, texts, maxLineBytes } = options;
  const { emit } = context;
  return (bytes, lineStart, position) => {
    const { view } = context;
    if (
      position + SHORTEST > view.byteLength ||
      view.getInt32(position, true) !== TRA ||
      view.getInt32(position + 3, true) !== ANS
    ) {
      return -1;
    }
    const number = fourDigits(view.getInt32(position + 7, true));
    let p = position + SHORTEST;
    if (number < 0 || bytes[p] !== SPACE || bytes[p + 1] !== 0x7b) return -1;
    const account = accounts.known(number);
    if (account === undefined) return -1;

    p += 2;
    const listFrom = p;
    // Stops at a `}` within quotes too; what comes before it is then no list met before.
    while (bytes[p] !== 0x7d) {
      const ends = p + 4 <= view.byteLength ? listEnds(view.getInt32(p, true)) : 1;
      if (ends === 0) p += 4;
      else if (bytes[(p += firstByte(ends))] !== 0x7d && bytes[p++]! < SPACE) return -1;
    }
    const objects = objectLists.known(context, listFrom, p);
    if (objects === null || bytes[++p] !== SPACE) return -1;
    p++;

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
    let textFrom = 0;
    let textTo = 0;
    if (bytes[p] === SPACE) {
      if (bytes[p + 1] === QUOTE) {
        if (bytes[p + 2] !== QUOTE) return -1;
        p += 3;
      } else {
        if (p + 9 > view.byteLength || !dates.read(view, p + 1)) return -1;
        date = dates.text;
        p += 9;
      }
      if (bytes[p] === SPACE) {
        if (bytes[p + 1] !== QUOTE) return -1;
        textFrom = p + 2;
        textTo = texts.end(textFrom);
        if (textTo < 0) return -1;
        p = textTo + 1;
      }
    }
    if (bytes[p] === 13) p++;
    if (bytes[p] !== 10 || p - lineStart > maxLineBytes) return -1;
    context.label = '#TRANS';
    if (!vouchers.quickRow(context, account, ore)) return -1;
    emit?.({
      type: 'row',
      line: context.line,
      kind: 'trans',
      account: account.number,
      objects,
      amountOre: ore,
      date,
      text: textFrom === textTo ? '' : texts.read(textFrom, textTo),
      quantity: null,
      signature: '',
    });
    return p;
  };
}

// The quick way for the usual #TRANS, nine lines of ten in a large file:
//   #TRANS 1930 {…} -250.00 [20240131 ["text"]]
// It takes a row only where the careful way (scan.ts, vouchers.ts) would read the very same from it and find nothing
// to say; any other row it leaves alone. That the two agree is tested.
import type { AccountTable } from './accounts.ts';
import type { ReaderContext } from './context.ts';
import type { ObjectLists } from './object-lists.ts';
import { HIGH, ORDINARY } from './scan.ts';
import type { VoucherReader } from './vouchers.ts';

/** Reads the row whose `#` is at `position`; returns the position of its LF, or -1 where it left the row alone. */
export type QuickRow = (context: ReaderContext, bytes: Uint8Array, position: number) => number;

const SPACE = 0x20;
const QUOTE = 0x22;

export function createQuickRows(
  { fields, encoding }: ReaderContext,
  accounts: AccountTable,
  objectLists: ObjectLists,
  vouchers: VoucherReader,
): QuickRow {
  const isUtf8 = encoding === 'utf-8';
  // Bytes of a text that call for unescaping or a warning; in UTF-8 any that must be looked at together.
  const unusual = fields.classes.map((kind, byte) =>
    byte === SPACE || byte === 0x7b || byte === 0x7d || kind === ORDINARY || (kind === HIGH && !isUtf8)
      ? 0
      : 1,
  );
  return (context, bytes, position) => {
    if (
      bytes[position + 1] !== 0x54 ||
      bytes[position + 2] !== 0x52 ||
      bytes[position + 3] !== 0x41 ||
      bytes[position + 4] !== 0x4e ||
      bytes[position + 5] !== 0x53 ||
      bytes[position + 6] !== SPACE
    ) {
      return -1;
    }
    let p = position + 7;
    const number = fourDigits(bytes, p);
    if (number < 0 || bytes[p + 4] !== SPACE || bytes[p + 5] !== 0x7b) return -1;
    const account = accounts.known(number);
    if (account === undefined) return -1;

    p += 6;
    const listFrom = p;
    // Stops at a `}` within quotes too; what comes before it is then no list met before.
    while (bytes[p] !== 0x7d) if (bytes[p++]! < SPACE) return -1;
    const objects = objectLists.known(bytes, listFrom, p);
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
        let spelled = 0;
        for (let end = (p += 1) + 8; p < end; p++) {
          digit = bytes[p]! - 48;
          if (digit < 0 || digit > 9) return -1;
          spelled = spelled * 10 + digit;
        }
        date = vouchers.isoDates(spelled);
        if (date === '') return -1;
      }
      if (bytes[p] === SPACE) {
        if (bytes[p + 1] !== QUOTE) return -1;
        textFrom = p += 2;
        let byte = bytes[p]!;
        while (byte !== QUOTE) {
          if (unusual[byte] !== 0) {
            // In UTF-8 å, ä, ö and their like are two bytes, the first C3.
            if (!isUtf8 || byte !== 0xc3 || (bytes[p + 1]! & 0xc0) !== 0x80) return -1;
            p++;
          }
          byte = bytes[++p]!;
        }
        textTo = p++;
      }
    }
    if (bytes[p] === 13) p++;
    if (bytes[p] !== 10 || !vouchers.quickRow(context, account, objects, ore)) return -1;
    context.emit?.({
      type: 'row',
      line: context.line,
      kind: 'trans',
      account: account.number,
      objects,
      amountOre: ore,
      date,
      text: textFrom === textTo ? '' : context.decode(bytes, textFrom, textTo),
      quantity: null,
      signature: '',
    });
    return p;
  };
}

function fourDigits(bytes: Uint8Array, start: number): number {
  const a = bytes[start]! - 48;
  const b = bytes[start + 1]! - 48;
  const c = bytes[start + 2]! - 48;
  const d = bytes[start + 3]! - 48;
  if (a < 0 || a > 9 || b < 0 || b > 9 || c < 0 || c > 9 || d < 0 || d > 9) return -1;
  return a * 1000 + b * 100 + c * 10 + d;
}

// The quick way for the usual #VER:
//   #VER A 1 20240131 ["text" [20240131 [signature]]]
// with series, number and signature bare or in quotes. Like the quick way for rows it leaves alone whatever the careful
// way would read otherwise or have something to say about.
import type { ReaderContext } from './context.ts';
import type { QuickDates } from './quick-dates.ts';
import type { QuickLine } from './quick-rows.ts';
import type { QuickTexts } from './quick-texts.ts';
import { wordOf } from './quick-words.ts';
import type { VoucherReader } from './vouchers.ts';

const SPACE = 0x20;
const QUOTE = 0x22;
const VER = wordOf('#VER');

/** Bytes of a bare field that mean nothing but themselves. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte > SPACE && byte < 0x7f && !'"\\{}'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

export interface QuickVouchersOptions {
  vouchers: VoucherReader;
  dates: QuickDates;
  texts: QuickTexts;
  maxLineBytes: number;
}

export function createQuickVouchers(context: ReaderContext, options: QuickVouchersOptions): QuickLine {
  const { vouchers, dates, texts, maxLineBytes } = options;
  const { emit } = context;

  /** Where the name ends whose content starts at `start`; -1 where it is empty and bare, or has blanks to be trimmed. */
  function nameEnd(bytes: Uint8Array, start: number, isQuoted: boolean): number {
    let p = start;
    while (PLAIN[bytes[p]!] === 1) p++;
    if (!isQuoted) return p > start ? p : -1;
    if (bytes[p] === QUOTE) return p;
    p = texts.end(start);
    return p < 0 || bytes[start] === SPACE || bytes[p - 1] === SPACE ? -1 : p;
  }

  /** Numbers differ from voucher to voucher: made from their value, which is quicker than from their bytes. */
  function numberText(bytes: Uint8Array, start: number, end: number): string {
    if (end - start > 7 || bytes[start] === 0x30) return texts.read(start, end);
    let value = 0;
    for (let p = start; p < end; p++) {
      const digit = bytes[p]! - 48;
      if (digit < 0 || digit > 9) return texts.read(start, end);
      value = value * 10 + digit;
    }
    return start === end ? '' : String(value);
  }

  return (bytes, lineStart, position) => {
    const { view } = context;
    if (position + 4 > view.byteLength || view.getInt32(position, true) !== VER) return -1;
    let p = position + 4;

    let quoted = bytes[p + 1] === QUOTE ? 1 : 0;
    const seriesFrom = p + 1 + quoted;
    if (bytes[p] !== SPACE) return -1;
    const seriesTo = nameEnd(bytes, seriesFrom, quoted === 1);
    if (seriesTo < 0) return -1;
    p = seriesTo + quoted;

    if (bytes[p] !== SPACE) return -1;
    quoted = bytes[p + 1] === QUOTE ? 1 : 0;
    const numberFrom = p + 1 + quoted;
    const numberTo = nameEnd(bytes, numberFrom, quoted === 1);
    if (numberTo < 0) return -1;
    p = numberTo + quoted;

    if (bytes[p] !== SPACE || p + 9 > view.byteLength || !dates.read(view, p + 1)) return -1;
    const dateNumber = dates.number;
    const date = dates.text;
    p += 9;

    let textFrom = 0;
    let textTo = 0;
    let registered: string | null = null;
    let signatureFrom = 0;
    let signatureTo = 0;
    if (bytes[p] === SPACE) {
      if (bytes[p + 1] !== QUOTE) return -1;
      textFrom = p + 2;
      textTo = texts.end(textFrom);
      if (textTo < 0) return -1;
      p = textTo + 1;
      if (bytes[p] === SPACE) {
        if (bytes[p + 1] === QUOTE && bytes[p + 2] === QUOTE) {
          p += 3;
        } else {
          if (p + 9 > view.byteLength || !dates.read(view, p + 1)) return -1;
          registered = dates.text;
          p += 9;
        }
        if (bytes[p] === SPACE) {
          quoted = bytes[p + 1] === QUOTE ? 1 : 0;
          signatureFrom = p + 1 + quoted;
          signatureTo = nameEnd(bytes, signatureFrom, quoted === 1);
          if (signatureTo < 0) return -1;
          p = signatureTo + quoted;
        }
      }
    }
    if (bytes[p] === 13) p++;
    if (bytes[p] !== 10 || p - lineStart > maxLineBytes || !vouchers.isOutside()) return -1;
    context.label = '#VER';

    const series = texts.read(seriesFrom, seriesTo);
    const number = numberText(bytes, numberFrom, numberTo);
    vouchers.quickVoucher(context, series, number, dateNumber);
    emit?.({
      type: 'voucher',
      line: context.line,
      series,
      number,
      date,
      text: textFrom === textTo ? '' : texts.read(textFrom, textTo),
      registered,
      signature: signatureFrom === signatureTo ? '' : texts.read(signatureFrom, signatureTo),
    });
    return p;
  };
}

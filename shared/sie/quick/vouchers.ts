// The quick way for the usual #VER:
//   #VER A 1 20240131 ["text" [20240131 [signature]]]
// with series, number and signature bare or in quotes, and any blanks between the fields, before and after them. Like
// the quick way for rows it leaves alone whatever the careful way would read otherwise or have something to say about.
import type { ReaderContext } from '../read/context.ts';
import type { QuickDates } from './dates.ts';
import type { QuickLine } from './rows.ts';
import type { QuickTexts } from './texts.ts';
import { afterBlanks, isBlank, lineEnd, wordOf } from './words.ts';
import type { VoucherReader } from '../read/vouchers.ts';

const SPACE = 0x20;
const QUOTE = 0x22;
const VER = wordOf('#VER');

export interface QuickVouchersOptions {
  vouchers: VoucherReader;
  dates: QuickDates;
  texts: QuickTexts;
  maxLineBytes: number;
}

export function createQuickVouchers(context: ReaderContext, options: QuickVouchersOptions): QuickLine {
  const { vouchers, dates, texts, maxLineBytes } = options;
  const { emit } = context;

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
    if (!isBlank(bytes[p])) return -1;
    if (bytes[++p]! <= SPACE) p = afterBlanks(bytes, p);

    let quoted = bytes[p] === QUOTE ? 1 : 0;
    const seriesFrom = p + quoted;
    const seriesTo = texts.nameEnd(seriesFrom, quoted === 1);
    if (seriesTo < 0) return -1;
    p = seriesTo + quoted;

    if (!isBlank(bytes[p])) return -1;
    if (bytes[++p]! <= SPACE) p = afterBlanks(bytes, p);
    quoted = bytes[p] === QUOTE ? 1 : 0;
    const numberFrom = p + quoted;
    const numberTo = texts.nameEnd(numberFrom, quoted === 1);
    if (numberTo < 0) return -1;
    p = numberTo + quoted;

    if (!isBlank(bytes[p])) return -1;
    if (bytes[++p]! <= SPACE) p = afterBlanks(bytes, p);
    if (p + 8 > view.byteLength || !dates.read(view, p)) return -1;
    const dateNumber = dates.number;
    const date = dates.text;
    p += 8;

    let textFrom = 0;
    let textTo = 0;
    let registered: string | null = null;
    let signatureFrom = 0;
    let signatureTo = 0;
    if (isBlank(bytes[p])) {
      if (bytes[++p]! <= SPACE) p = afterBlanks(bytes, p);
      if (bytes[p] === QUOTE) {
        textFrom = p + 1;
        textTo = texts.end(textFrom);
        if (textTo < 0) return -1;
        p = textTo + 1;
        if (isBlank(bytes[p])) {
          if (bytes[++p]! <= SPACE) p = afterBlanks(bytes, p);
          if (bytes[p] === QUOTE && bytes[p + 1] === QUOTE) {
            p += 2;
          } else if (bytes[p]! > SPACE) {
            if (p + 8 > view.byteLength || !dates.read(view, p)) return -1;
            registered = dates.text;
            p += 8;
          }
          if (isBlank(bytes[p])) {
            if (bytes[++p]! <= SPACE) p = afterBlanks(bytes, p);
            if (bytes[p]! > SPACE) {
              quoted = bytes[p] === QUOTE ? 1 : 0;
              signatureFrom = p + quoted;
              signatureTo = texts.nameEnd(signatureFrom, quoted === 1);
              if (signatureTo < 0) return -1;
              p = signatureTo + quoted;
            }
          }
        }
      }
    }
    if (bytes[p] === 13 && bytes[p + 1] === 10) p++;
    else if (bytes[p] !== 10) p = lineEnd(bytes, p);
    if (p < 0 || p - lineStart > maxLineBytes || !vouchers.isOutside()) return -1;
    context.label = '#VER';
    context.position = position;

    const series = texts.read(seriesFrom, seriesTo);
    const number = numberText(bytes, numberFrom, numberTo);
    const yearIndex = vouchers.quickVoucher(context, series, number, dateNumber);
    emit?.({
      type: 'voucher',
      line: context.line,
      yearIndex,
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

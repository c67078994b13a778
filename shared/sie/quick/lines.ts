// The quick way through the lines that a large file is made of: #VER, {, #TRANS, }. It takes a line only where the
// careful way would read the very same from it; reader.ts reads the others.
import type { AccountTable } from '../read/accounts.ts';
import type { Checksum } from '../read/checksum.ts';
import type { ReaderContext } from '../read/context.ts';
import { labelIndex } from '../read/labels.ts';
import type { ObjectLists } from '../read/object-lists.ts';
import { createQuickDates } from './dates.ts';
import { createQuickRows } from './rows.ts';
import { createQuickTexts } from './texts.ts';
import { createQuickVouchers } from './vouchers.ts';
import { lineEnd } from './words.ts';
import type { VoucherReader } from '../read/vouchers.ts';

export interface QuickLines {
  /** To be called whenever the context has got other bytes. */
  begin(): void;
  /** Reads lines from `start` on; returns the start of the first that it left alone, or `end`. */
  read(start: number, end: number): number;
}

export interface QuickLinesOptions {
  accounts: AccountTable;
  objectLists: ObjectLists;
  vouchers: VoucherReader;
  checksum: Checksum;
  labelCounts: Float64Array;
  maxLineBytes: number;
}

const VER = labelIndex('VER');
const TRANS = labelIndex('TRANS');

export function createQuickLines(context: ReaderContext, options: QuickLinesOptions): QuickLines {
  const { accounts, objectLists, vouchers, checksum, labelCounts, maxLineBytes } = options;
  const dates = createQuickDates();
  const texts = createQuickTexts(context);
  const readRow = createQuickRows(context, { accounts, objectLists, vouchers, dates, texts, maxLineBytes });
  const readVoucher = createQuickVouchers(context, { vouchers, dates, texts, maxLineBytes });

  /** Reads a brace that stands alone; returns the position of its LF, or -1. */
  function readBrace(bytes: Uint8Array, lineStart: number, position: number): number {
    let lf = position + 1;
    if (bytes[lf] === 13 && bytes[lf + 1] === 10) lf++;
    else if (bytes[lf] !== 10) lf = lineEnd(bytes, lf);
    if (lf < 0 || lf - lineStart > maxLineBytes) return -1;
    context.label = null;
    context.position = position + 1;
    if (bytes[position] === 0x7b) vouchers.open(context);
    else vouchers.close(context);
    return lf;
  }

  return {
    begin: () => texts.begin(context.bytes, context.view),
    read(start, end) {
      const { bytes } = context;
      // A #KSUMMA is no line of these.
      const isCounting = checksum.isCounting();
      let line = context.line;
      let rows = 0;
      let lineStart = start;
      while (lineStart < end) {
        context.line = ++line;
        let p = lineStart;
        while (bytes[p] === 0x20 || bytes[p] === 9) p++;
        const byte = bytes[p]!;
        let lf = -1;
        if (byte === 0x23) {
          if (bytes[p + 1] === 0x54) {
            lf = readRow(bytes, lineStart, p);
            rows += lf < 0 ? 0 : 1;
          } else if (bytes[p + 1] === 0x56) {
            lf = readVoucher(bytes, lineStart, p);
            labelCounts[VER]! += lf < 0 ? 0 : 1;
          }
          if (isCounting && lf >= 0) checksum.plainRecord(bytes, p, lf);
        } else if (byte === 0x7b || byte === 0x7d) {
          lf = readBrace(bytes, lineStart, p);
        }
        if (lf < 0) {
          line--;
          break;
        }
        lineStart = lf + 1;
      }
      context.line = line;
      labelCounts[TRANS]! += rows;
      return lineStart;
    },
  };
}

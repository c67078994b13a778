// The control sum of #KSUMMA (SIE 4B 10): plain CRC-32 over labels and field contents, as code page 437 bytes.
import { cp437Byte } from '../text/cp437.ts';
import { CRC32_START, crc32Byte, crc32Range, crc32Result } from '../text/crc32.ts';
import type { ReaderContext } from './context.ts';
import { fieldIsEmpty, fieldName, fieldText, refuse, warn } from './context.ts';
import { createRefusal, quoteFound } from '../refusal.ts';
import { ESCAPED, LINE_HIGH } from '../text/scan.ts';
import type { ChecksumState, SieEncoding } from '../types.ts';

const QUESTION_MARK = 0x3f;

export interface Checksum {
  /** True where the quick way must leave the lines alone: no record may come, or its signs are to be translated. */
  isParticular(encoding: SieEncoding): boolean;
  /** True where every record counts. */
  isCounting(): boolean;
  /** Counts the record from the `#` at `from` to the line's end: one without escapes. */
  plainRecord(bytes: Uint8Array, from: number, to: number): void;
  /** Counts a record other than #KSUMMA. */
  record(context: ReaderContext): void;
  /** Meets a #KSUMMA; refuses `checksum_mismatch` unless that is accepted. */
  mark(context: ReaderContext): void;
  /** Refuses `cut_off` where the sum was opened and never closed. */
  end(line: number): ChecksumState;
}

export function createChecksum(acceptMismatch: boolean): Checksum {
  let state: 'absent' | 'open' | 'ok' | 'mismatch' = 'absent';
  let openedOn = 0;
  let crc = CRC32_START;

  function mismatch(context: ReaderContext, texts: { sv: string; en: string }): void {
    state = 'mismatch';
    if (!acceptMismatch) refuse(context, 'checksum_mismatch', texts);
    warn(context, 'checksum_mismatch', () => texts);
  }

  return {
    isParticular: (encoding) =>
      state === 'ok' || (state === 'open' && encoding !== 'cp437' && encoding !== 'ascii'),
    isCounting: () => state === 'open',
    plainRecord(bytes, from, to) {
      crc = addPlainRecord(crc, bytes, from, to);
    },
    record(context) {
      if (state === 'open') crc = addRecord(crc, context);
      else if (state === 'ok') {
        mismatch(context, {
          sv: 'poster följer efter den avslutande #KSUMMA och ingår inte i kontrollsumman: filen är ändrad.',
          en: 'records follow the closing #KSUMMA and are not part of the control sum: the file was changed.',
        });
      }
    },
    mark(context) {
      if (fieldIsEmpty(context, 0)) {
        if (state === 'absent') {
          state = 'open';
          openedOn = context.line;
        }
        return;
      }
      if (state !== 'open') {
        warn(context, 'checksum_not_opened', () => ({
          sv: 'Kontrollsumman har ingen inledande #KSUMMA och kan inte prövas.',
          en: 'The control sum has no opening #KSUMMA and cannot be checked.',
        }));
        return;
      }
      const found = fieldName(context, 0);
      const counted = crc32Result(crc);
      // A negative value is the same number written signed.
      if (/^-?\d{1,10}$/.test(found) && Number(found) >>> 0 === counted) {
        state = 'ok';
        return;
      }
      mismatch(context, {
        sv: `kontrollsumman är ${quoteFound(found)} men innehållet ger ${counted}: filen är ändrad eller skadad.`,
        en: `the control sum is ${quoteFound(found)} but the content gives ${counted}: the file was changed or damaged.`,
      });
    },
    end(line) {
      if (state === 'open') {
        throw createRefusal('cut_off', line, '#KSUMMA', {
          sv: `Rad ${line}: filen är avhuggen. #KSUMMA på rad ${openedOn} öppnar en kontrollsumma som aldrig avslutas.`,
          en: `Line ${line}: the file is cut off. #KSUMMA on line ${openedOn} opens a control sum that is never closed.`,
        });
      }
      return state;
    },
  };
}

function addRecord(start: number, context: ReaderContext): number {
  const { bytes, fields } = context;
  const { offsets, count } = fields;
  let crc = crc32Range(start, bytes, fields.labelStart - 1, fields.labelEnd);
  const raw =
    (fields.flags & LINE_HIGH) === 0 || context.encoding === 'cp437' || context.encoding === 'ascii';
  for (let i = 0; i < count; i++) {
    const from = offsets[3 * i]!;
    const to = offsets[3 * i + 1]!;
    const escaped = (offsets[3 * i + 2]! & ESCAPED) !== 0;
    if (!raw) crc = addText(crc, fieldText(context, i));
    else if (!escaped) crc = crc32Range(crc, bytes, from, to);
    else {
      for (let p = from; p < to; p++) {
        if (bytes[p] !== 0x5c || p + 1 === to || bytes[p + 1] !== 0x22) crc = crc32Byte(crc, bytes[p]!);
      }
    }
  }
  return crc;
}

/** All but the quotes, and outside them the blanks and braces. */
function addPlainRecord(start: number, bytes: Uint8Array, from: number, to: number): number {
  let crc = start;
  let isQuoted = false;
  for (let p = from; p < to; p++) {
    const byte = bytes[p]!;
    if (byte === 0x22) isQuoted = !isQuoted;
    else if (isQuoted || !(byte <= 0x20 || byte === 0x7b || byte === 0x7d)) crc = crc32Byte(crc, byte);
  }
  return crc;
}

function addText(start: number, text: string): number {
  let crc = start;
  for (const sign of text) {
    const byte = cp437Byte(sign.codePointAt(0)!);
    crc = crc32Byte(crc, byte < 0 ? QUESTION_MARK : byte);
  }
  return crc;
}

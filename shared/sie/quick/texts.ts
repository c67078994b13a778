// Texts for the quick way. A row often says what its voucher or the row before says: a text met in the same chunk is
// found by its bytes, and not made again.
import type { ReaderContext } from '../read/context.ts';
import { firstByte, oddBytes } from './words.ts';
import { HIGH, ORDINARY } from '../text/scan.ts';

export interface QuickTexts {
  /** Of the quoted text whose content starts at `start`: the position of its closing quote, or -1 where it is not usual. */
  end(start: number): number;
  /**
   * Of a name, bare or in quotes, whose content starts at `start`: where the content ends; -1 where it is empty and
   * bare, is not usual, or has blanks to be trimmed.
   */
  nameEnd(start: number, isQuoted: boolean): number;
  /** Forgets the texts met: the bytes are others from now on. */
  begin(bytes: Uint8Array, view: DataView): void;
  /** The text of the bytes from `start` to before `end`. */
  read(start: number, end: number): string;
}

const SLOTS = 512;
const SHORT_SLOTS = 256;
const LONG = 64;

const SPACE = 0x20;
const QUOTE = 0x22;

/** Bytes of a bare field that mean nothing but themselves. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte > SPACE && byte < 0x7f && !'"\\{}'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

export function createQuickTexts({ fields, encoding, decode }: ReaderContext): QuickTexts {
  const isUtf8 = encoding === 'utf-8';
  // Bytes of a text that call for unescaping or a warning; in UTF-8 any that must be looked at together.
  const unusual = fields.classes.map((kind, byte) =>
    byte === SPACE || byte === 0x7b || byte === 0x7d || kind === ORDINARY || (kind === HIGH && !isUtf8)
      ? 0
      : 1,
  );
  let bytes: Uint8Array = new Uint8Array(0);
  let size = 0;
  let view: DataView = new DataView(bytes.buffer);
  // Where each slot's text stands, counted from before the first chunk, so that nothing need be cleared between chunks.
  const places = new Float64Array(SLOTS).fill(-1);
  const lengths = new Int32Array(SLOTS);
  const texts = Array<string>(SLOTS).fill('');
  let base = 0;

  // Texts of one to three bytes, such as series and signatures, under those bytes and their number.
  const shortKeys = new Int32Array(SHORT_SLOTS);
  const shortTexts = Array<string>(SHORT_SLOTS).fill('');

  function readShort(start: number, length: number): string {
    let key = length;
    for (let p = start; p < start + length; p++) key = (key << 8) | bytes[p]!;
    const slot = (key ^ (key >> 7)) & (SHORT_SLOTS - 1);
    if (shortKeys[slot] !== key) {
      shortKeys[slot] = key;
      shortTexts[slot] = decode(bytes, start, start + length);
    }
    return shortTexts[slot]!;
  }

  function isSame(start: number, other: number, length: number): boolean {
    const last = length - 4;
    for (let i = 0; i < last; i += 4) {
      if (view.getInt32(start + i, true) !== view.getInt32(other + i, true)) return false;
    }
    return view.getInt32(start + last, true) === view.getInt32(other + last, true);
  }

  function end(start: number): number {
    let p = start;
    const lastWord = view.byteLength - 4;
    for (;;) {
      if (p <= lastWord) {
        const odd = oddBytes(view.getInt32(p, true));
        if (odd === 0) {
          p += 4;
          continue;
        }
        p += firstByte(odd);
      }
      const byte = bytes[p]!;
      if (byte === QUOTE) return p;
      if (unusual[byte] === 0) p++;
      // In UTF-8 å, ä, ö and their like are two bytes, the first C3.
      else if (isUtf8 && byte === 0xc3 && (bytes[p + 1]! & 0xc0) === 0x80) p += 2;
      else return -1;
    }
  }

  return {
    end,
    nameEnd(start, isQuoted) {
      let p = start;
      while (PLAIN[bytes[p]!] === 1) p++;
      if (!isQuoted) return p > start ? p : -1;
      if (bytes[p] === QUOTE) return p;
      p = end(start);
      return p < 0 || bytes[start] === SPACE || bytes[p - 1] === SPACE ? -1 : p;
    },
    begin(next, nextView) {
      // Not asked of the bytes that were: who pushed them may have let them go.
      base += size;
      size = next.length;
      bytes = next;
      view = nextView;
    },
    read(start, to) {
      const length = to - start;
      if (length < 4) return readShort(start, length);
      if (length > LONG) return decode(bytes, start, to);
      const tail = view.getInt32(to - 4, true);
      const mixed = Math.imul(tail ^ Math.imul(view.getInt32(start, true), 0x2c1b3c6d) ^ length, 0x297a2d39);
      const slot = (mixed >>> 16) & (SLOTS - 1);
      const other = places[slot]! - base;
      if (other >= 0 && lengths[slot] === length && isSame(start, other, length)) return texts[slot]!;
      const text = decode(bytes, start, to);
      places[slot] = base + start;
      lengths[slot] = length;
      texts[slot] = text;
      return text;
    },
  };
}

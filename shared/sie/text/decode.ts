// Makes text out of bytes, in the file's encoding.
import { CP437_CODE_POINTS } from './cp437.ts';
import type { SieEncoding } from '../types.ts';

/** Text of the bytes from `start` to before `end`. */
export type Decode = (bytes: Uint8Array, start: number, end: number) => string;

/** Windows-1252, which has Latin-1's letters and printing signs where Latin-1 has control codes. */
const WINDOWS_1252 = Uint16Array.from({ length: 256 }, (_, byte) => byte);
for (const [index, sign] of [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].entries()) {
  WINDOWS_1252[0x80 + index] = sign.charCodeAt(0);
}

/** Longest text made in one call; longer ones are joined. */
const BATCH = 64;
/** One array for each length: nothing is allocated but the text. */
const UNITS: readonly number[][] = Array.from({ length: BATCH + 1 }, (_, length) =>
  Array.from({ length }, () => 0),
);

export function createDecode(encoding: SieEncoding): Decode {
  if (encoding === 'utf-8') return decodeUtf8;
  const table = encoding === 'iso-8859-1' ? WINDOWS_1252 : CP437_CODE_POINTS;
  return (bytes, start, end) => decodeTable(bytes, start, end, table);
}

function decodeTable(bytes: Uint8Array, start: number, end: number, table: Uint16Array): string {
  let text = '';
  let from = start;
  while (from < end) {
    const length = Math.min(end - from, BATCH);
    const units = UNITS[length]!;
    for (let i = 0; i < length; i++) units[i] = table[bytes[from + i]!]!;
    const part = String.fromCharCode.apply(null, units);
    text = text === '' ? part : text + part;
    from += length;
  }
  return text;
}

/** Malformed bytes become U+FFFD, one for each maximal part, as in the WHATWG decoder. */
function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  let signs = 0;
  let high = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    high |= byte;
    if ((byte & 0xc0) !== 0x80) signs++;
  }
  if (high < 0x80) return decodeTable(bytes, start, end, WINDOWS_1252);
  return (signs <= BATCH ? decodeShort(bytes, start, end, signs) : null) ?? decodeAny(bytes, start, end);
}

/** The usual text, of one- and two-byte sequences only, `signs` in number; null for any other. */
function decodeShort(bytes: Uint8Array, start: number, end: number, signs: number): string | null {
  const units = UNITS[signs]!;
  let i = start;
  for (let n = 0; n < signs; n++) {
    const first = bytes[i++]!;
    if (first < 0x80) {
      units[n] = first;
    } else {
      const second = i < end ? bytes[i++]! : 0;
      if (first < 0xc2 || first > 0xdf || (second & 0xc0) !== 0x80) return null;
      units[n] = ((first & 0x1f) << 6) | (second & 0x3f);
    }
  }
  return i === end ? String.fromCharCode(...units) : null;
}

function decodeAny(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let units: number[] = [];
  let i = start;
  while (i < end) {
    const found = utf8At(bytes, i, end);
    const codePoint = found >> 3;
    i += found & 7;
    if (codePoint > 0xffff) units.push(0xd7c0 + (codePoint >> 10), 0xdc00 + (codePoint & 0x3ff));
    else units.push(codePoint);
    if (units.length >= BATCH) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return text + String.fromCharCode(...units);
}

/** The code point at `start` times eight, plus its length in bytes; U+FFFD where the bytes are not UTF-8. */
export function utf8At(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start]!;
  if (first < 0x80) return (first << 3) | 1;
  if (first < 0xc2 || first > 0xf4) return (0xfffd << 3) | 1;
  const more = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
  let codePoint = first & (0x3f >> more);
  for (let k = 1; k <= more; k++) {
    const byte = start + k < end ? bytes[start + k]! : 0;
    let low = 0x80;
    let high = 0xbf;
    if (k === 1) {
      if (first === 0xe0) low = 0xa0;
      else if (first === 0xf0) low = 0x90;
      else if (first === 0xed) high = 0x9f;
      else if (first === 0xf4) high = 0x8f;
    }
    if (byte < low || byte > high) return (0xfffd << 3) | k;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  return (codePoint << 3) | (more + 1);
}

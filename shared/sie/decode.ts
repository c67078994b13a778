// Makes text out of a field's bytes, in the file's encoding.
import { CP437_CODE_POINTS } from './cp437.ts';
import type { SieEncoding } from './types.ts';

/** Text of the bytes from `start` to before `end`; `escaped`: each `\"` is read as `"`. */
export type Decode = (bytes: Uint8Array, start: number, end: number, escaped: boolean) => string;

/** Windows-1252, which has Latin-1's letters and printing signs where Latin-1 has control codes. */
const WINDOWS_1252 = Uint16Array.from({ length: 256 }, (_, byte) => byte);
for (const [index, sign] of [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].entries()) {
  WINDOWS_1252[0x80 + index] = sign.charCodeAt(0);
}

const BATCH = 8192;

export function createDecode(encoding: SieEncoding): Decode {
  const unescape = (text: string) => text.replaceAll('\\"', '"');
  if (encoding === 'utf-8') {
    return (bytes, start, end, escaped) => {
      const text = isAscii(bytes, start, end)
        ? decodeTable(bytes, start, end, WINDOWS_1252)
        : decodeUtf8(bytes, start, end);
      return escaped ? unescape(text) : text;
    };
  }
  const table = encoding === 'iso-8859-1' ? WINDOWS_1252 : CP437_CODE_POINTS;
  return (bytes, start, end, escaped) => {
    const text = decodeTable(bytes, start, end, table);
    return escaped ? unescape(text) : text;
  };
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  let high = 0;
  for (let i = start; i < end; i++) high |= bytes[i]!;
  return high < 0x80;
}

function decodeTable(bytes: Uint8Array, start: number, end: number, table: Uint16Array): string {
  let text = '';
  let i = start;
  for (; i + 4 <= end; i += 4) {
    text += String.fromCharCode(table[bytes[i]!]!, table[bytes[i + 1]!]!, table[bytes[i + 2]!]!, table[bytes[i + 3]!]!);
  }
  for (; i < end; i++) text += String.fromCharCode(table[bytes[i]!]!);
  return text;
}

/** Malformed bytes become U+FFFD, one for each maximal part, as in the WHATWG decoder. */
function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let units: number[] = [];
  let i = start;
  while (i < end) {
    const { codePoint, length } = utf8At(bytes, i, end);
    i += length;
    if (codePoint > 0xffff) units.push(0xd7c0 + (codePoint >> 10), 0xdc00 + (codePoint & 0x3ff));
    else units.push(codePoint);
    if (units.length >= BATCH) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return text + String.fromCharCode(...units);
}

/** The code point at `start` and its length in bytes; U+FFFD where the bytes are not UTF-8. */
export function utf8At(bytes: Uint8Array, start: number, end: number): { codePoint: number; length: number } {
  const first = bytes[start]!;
  if (first < 0x80) return { codePoint: first, length: 1 };
  if (first < 0xc2 || first > 0xf4) return { codePoint: 0xfffd, length: 1 };
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
    if (byte < low || byte > high) return { codePoint: 0xfffd, length: k };
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  return { codePoint, length: more + 1 };
}

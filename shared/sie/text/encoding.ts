// Tells a file's encoding from its bytes, over the whole file: never from #FORMAT, never from the first odd byte.
import type { SieEncoding } from '../types.ts';
import { createXmlSniffer } from './sniff.ts';

const CP437_VOTES = new Set([
  0x84, 0x86, 0x94, 0x8e, 0x8f, 0x99, 0x82, 0x90, 0x81, 0x9a, 0x8a, 0x85, 0x91, 0x92, 0x87, 0x80,
]);
const LATIN1_VOTES = new Set([
  0xe4, 0xe5, 0xf6, 0xc4, 0xc5, 0xd6, 0xe9, 0xc9, 0xfc, 0xdc, 0xe8, 0xe0, 0xe6, 0xc6, 0xe7, 0xc7, 0xf8, 0xd8,
]);

/** ø and æ of Latin-1 are ° and µ of code page 437, as in `20 °C`: they vote only within a word. */
const SIGNS_OR_LETTERS = new Set([0xf8, 0xe6]);

export interface EncodingDetector {
  push(chunk: Uint8Array): void;
  /** The verdict on all bytes pushed. UTF-16 has none of its own: the reader refuses such a file. */
  result(): SieEncoding;
  /** `sie5` where the file is XML with SIE 5's namespace, to be read by `createSie5Reader`; else `sie`. */
  format(): 'sie' | 'sie5';
}

/** Feed every chunk of the file, then ask. Keeps counts only. */
export function createEncodingDetector(): EncodingDetector {
  const highBytes = new Float64Array(256);
  const xml = createXmlSniffer();
  let offset = 0;
  let bom = 0;
  let sequences = 0;
  let inSequences = 0;
  // State of the UTF-8 sequence under way: bytes still to come, bytes seen, and bounds of the next one.
  let missing = 0;
  let seen = 0;
  let low = 0x80;
  let high = 0xbf;

  let before = 0;
  // Of ° and µ, those that begin a word or stand alone.
  let signs = 0;

  function step(byte: number): void {
    if (byte >= 0x80) highBytes[byte]!++;
    if (SIGNS_OR_LETTERS.has(byte) && !isLetter(before)) signs++;
    before = byte;
    if (missing > 0) {
      if (byte >= low && byte <= high) {
        seen++;
        low = 0x80;
        high = 0xbf;
        if (--missing === 0) {
          sequences++;
          inSequences += seen;
        }
        return;
      }
      missing = 0;
    }
    if (byte < 0xc2 || byte > 0xf4) return;
    seen = 1;
    missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
  }

  return {
    push(chunk) {
      xml.push(chunk);
      for (let i = 0; offset + i < 3 && i < chunk.length; i++) bom = (bom << 8) | chunk[i]!;
      offset += chunk.length;
      let i = 0;
      while (i < chunk.length) {
        if (missing === 0) {
          const from = i;
          i = skipAscii(chunk, i);
          if (i > from) before = chunk[i - 1]!;
        }
        if (i < chunk.length) step(chunk[i++]!);
      }
    },
    result() {
      if (bom === 0xefbbbf) return 'utf-8';
      let total = 0;
      let cp437 = 0;
      let latin1 = 0;
      for (let byte = 0x80; byte < 256; byte++) {
        const count = highBytes[byte]!;
        total += count;
        if (CP437_VOTES.has(byte)) cp437 += count;
        if (LATIN1_VOTES.has(byte)) latin1 += count;
      }
      if (total === 0) return 'ascii';
      const leftovers = total - inSequences;
      if (leftovers === 0 || sequences > leftovers) return 'utf-8';
      return latin1 - signs > cp437 ? 'iso-8859-1' : 'cp437';
    },
    format: () => (xml.verdict() === 'sie5' ? 'sie5' : 'sie'),
  };
}

function isLetter(byte: number): boolean {
  return byte >= 0x80 || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

/** The position of the first byte ≥ 80, eight bytes at a time. */
function skipAscii(bytes: Uint8Array, start: number): number {
  let i = start;
  const last = bytes.length - 8;
  while (i <= last) {
    const high =
      bytes[i]! |
      bytes[i + 1]! |
      bytes[i + 2]! |
      bytes[i + 3]! |
      bytes[i + 4]! |
      bytes[i + 5]! |
      bytes[i + 6]! |
      bytes[i + 7]!;
    if (high >= 0x80) break;
    i += 8;
  }
  while (i < bytes.length && bytes[i]! < 0x80) i++;
  return i;
}

// MurmurHash3 x86 128 (Austin Appleby, public domain): quick without 64-bit numbers, and known in every language. It tells
// apart what differs by chance; it is no protection against someone who looks for two things that hash alike.

/** Four 32-bit words, as signed numbers. */
export type Words = Int32Array;
export const createWords = (): Words => new Int32Array(4);

const [C1, C2, C3, C4] = [0x239b961b, 0xab0e9789 | 0, 0x38b34ae5, 0xa1e38b93 | 0];

const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));
const first = (k: number) => Math.imul(rotate(Math.imul(k, C1), 15), C2);
const second = (k: number) => Math.imul(rotate(Math.imul(k, C2), 16), C3);
const third = (k: number) => Math.imul(rotate(Math.imul(k, C3), 17), C4);
const fourth = (k: number) => Math.imul(rotate(Math.imul(k, C4), 18), C1);
const join1 = (h: number, other: number) => (Math.imul((rotate(h, 19) + other) | 0, 5) + 0x561ccd1b) | 0;
const join2 = (h: number, other: number) => (Math.imul((rotate(h, 17) + other) | 0, 5) + 0x0bcaa747) | 0;
const join3 = (h: number, other: number) => (Math.imul((rotate(h, 15) + other) | 0, 5) + 0x96cd1c35) | 0;
const join4 = (h: number, other: number) => (Math.imul((rotate(h, 13) + other) | 0, 5) + 0x32ac3b17) | 0;

function finish(out: Words, h1: number, h2: number, h3: number, h4: number, length: number): void {
  const sum = ((h1 ^ length) + (h2 ^ length) + (h3 ^ length) + (h4 ^ length)) | 0;
  const b = avalanche(((h2 ^ length) + sum) | 0);
  const c = avalanche(((h3 ^ length) + sum) | 0);
  const d = avalanche(((h4 ^ length) + sum) | 0);
  const a = (avalanche(sum) + b + c + d) | 0;
  out[0] = a;
  out[1] = b + a;
  out[2] = c + a;
  out[3] = d + a;
}

function avalanche(word: number): number {
  let h = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Of four words, each four bytes with the lowest first. */
export function hashFour(out: Words, seed: number, w0: number, w1: number, w2: number, w3: number): void {
  const h1 = join1(seed ^ first(w0), seed);
  const h2 = join2(seed ^ second(w1), seed);
  const h3 = join3(seed ^ third(w2), seed);
  finish(out, h1, h2, h3, join4(seed ^ fourth(w3), h1), 16);
}

/** Of eight words, each four bytes with the lowest first. */
export function hashWords(
  out: Words,
  seed: number,
  w0: number,
  w1: number,
  w2: number,
  w3: number,
  w4: number,
  w5: number,
  w6: number,
  w7: number,
): void {
  let h1 = join1(seed ^ first(w0), seed);
  let h2 = join2(seed ^ second(w1), seed);
  let h3 = join3(seed ^ third(w2), seed);
  let h4 = join4(seed ^ fourth(w3), h1);
  h1 = join1(h1 ^ first(w4), h2);
  h2 = join2(h2 ^ second(w5), h3);
  h3 = join3(h3 ^ third(w6), h4);
  h4 = join4(h4 ^ fourth(w7), h1);
  finish(out, h1, h2, h3, h4, 32);
}

let buffer = new Uint8Array(256);
let view = new DataView(buffer.buffer);

/** Puts the text's UTF-8 bytes into the buffer from `at` on (codes have no sign above FFFF); answers where they end. */
function put(text: string, at: number): number {
  const longest = at + text.length * 3 + 16;
  if (longest > buffer.length) {
    const longer = new Uint8Array(longest * 2);
    longer.set(buffer);
    buffer = longer;
    view = new DataView(buffer.buffer);
  }
  const bytes = buffer;
  let end = at;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[end++] = unit;
      continue;
    }
    if (unit < 0x800) bytes[end++] = 0xc0 | (unit >> 6);
    else {
      bytes[end++] = 0xe0 | (unit >> 12);
      bytes[end++] = 0x80 | ((unit >> 6) & 0x3f);
    }
    bytes[end++] = 0x80 | (unit & 0x3f);
  }
  return end;
}

/** Of a text's UTF-8 bytes; where there is another text, of both with a tab between. */
export function hashText(out: Words, seed: number, text: string, other: string | null = null): void {
  let length = put(text, 0);
  if (other !== null) length = put(other, put('\t', length));
  const bytes = buffer;
  const words = view;
  const blocks = length & ~15;
  // Of the last bytes those that are missing count as 0.
  for (let at = length; at < blocks + 16; at++) bytes[at] = 0;
  let [h1, h2, h3, h4] = [seed, seed, seed, seed];
  for (let at = 0; at < blocks; at += 16) {
    h1 = join1(h1 ^ first(words.getInt32(at, true)), h2);
    h2 = join2(h2 ^ second(words.getInt32(at + 4, true)), h3);
    h3 = join3(h3 ^ third(words.getInt32(at + 8, true)), h4);
    h4 = join4(h4 ^ fourth(words.getInt32(at + 12, true)), h1);
  }
  h1 ^= first(words.getInt32(blocks, true));
  h2 ^= second(words.getInt32(blocks + 4, true));
  h3 ^= third(words.getInt32(blocks + 8, true));
  h4 ^= fourth(words.getInt32(blocks + 12, true));
  finish(out, h1, h2, h3, h4, length);
}

/** Adds the words of `more`, each modulo 2³². */
export function addWords(sum: Words, more: Words): void {
  sum[0]! += more[0]!;
  sum[1]! += more[1]!;
  sum[2]! += more[2]!;
  sum[3]! += more[3]!;
}

/** 32 hexadecimal digits. */
export const hexOf = (words: Words): string =>
  Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');

// Several bytes at once, for the quick way. A word is four bytes as `DataView.getInt32(…, true)` gives
// them: the first byte lowest.

/** The number that a word's four digits spell, or -1 where one is no digit. */
export function fourDigits(word: number): number {
  // Digits are 30 to 39: the high half of each byte is 3, also when 6 is added.
  if ((word & 0xf0f0f0f0) !== 0x30303030 || ((word + 0x06060606) & 0xf0f0f0f0) !== 0x30303030) return -1;
  const digits = word & 0x0f0f0f0f;
  const pairs = Math.imul(digits, 10) + (digits >>> 8);
  return (pairs & 0xff) * 100 + ((pairs >>> 16) & 0xff);
}

/** The word of four ASCII letters. */
export function wordOf(letters: string): number {
  return new DataView(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)).buffer).getInt32(0, true);
}

/**
 * Marks, by its highest bit, the first of a word's bytes that is no ordinary ASCII text (below 20, above 7E, a quote or
 * a backslash); of the bytes after it the marks mean nothing. 0 where there is none.
 */
export function oddBytes(word: number): number {
  const quote = (word ^ 0x22222222) - 0x01010101;
  const backslash = (word ^ 0x5c5c5c5c) - 0x01010101;
  return (word | (word + 0x01010101) | (word - 0x20202020) | quote | backslash) & 0x80808080;
}

/** The same for the first byte that is below 20, above 7F or a `}`. */
export function listEnds(word: number): number {
  return (word | (word - 0x20202020) | ((word ^ 0x7d7d7d7d) - 0x01010101)) & 0x80808080;
}

/** Which byte of its word, 0 to 3, the first mark is on. */
export function firstByte(marks: number): number {
  return (31 - Math.clz32(marks & -marks)) >> 3;
}

export function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 9;
}

/** The position at or after `position` of the first byte that is no blank. Usually one blank is all: ask that first. */
export function afterBlanks(bytes: Uint8Array, position: number): number {
  let p = position;
  while (isBlank(bytes[p])) p++;
  return p;
}

/** The position of the LF where nothing but blanks and one CR stand before it from `position` on; else -1. */
export function lineEnd(bytes: Uint8Array, position: number): number {
  let p = position;
  if (isBlank(bytes[p])) p = afterBlanks(bytes, p);
  if (bytes[p] === 13) p++;
  return bytes[p] === 10 ? p : -1;
}

// What a caller holds: a mark that scanners of secrets find, 256 random bits and a check sum, all but the mark in base 62.
// `/\btom[is]?_[0-9A-Za-z]{49}\b/` finds them all; one that is cut, mistyped or made up is refused without a database.
import { CRC32_START, crc32Range, crc32Result } from './sie/text/crc32.ts';

/** Of a token, an invitation, a person's session. */
export const marks = { token: 'tom_', invitation: 'tomi_', session: 'toms_' } as const;
export type SecretKind = keyof typeof marks;

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base62 = (value: bigint, length: number): string => {
  let text = '';
  for (let rest = value; text.length < length; rest /= 62n) text = digits[Number(rest % 62n)] + text;
  return text;
};
/** The fewest digits that hold 256 bits, and 32. */
const [randomDigits, sumDigits] = [43, 6];

const sumOf = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  return base62(BigInt(crc32Result(crc32Range(CRC32_START, bytes, 0, bytes.length))), sumDigits);
};

export const newSecret = (kind: SecretKind): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const value = bytes.reduce((n, byte) => (n << 8n) | BigInt(byte), 0n);
  const text = marks[kind] + base62(value, randomDigits);
  return text + sumOf(text);
};

/** Whether it may be one that this service made. */
export const isSecret = (kind: SecretKind, text: string): boolean => {
  const mark = marks[kind];
  if (text.length !== mark.length + randomDigits + sumDigits || !text.startsWith(mark)) return false;
  return (
    /^[0-9A-Za-z]+$/.test(text.slice(mark.length)) &&
    sumOf(text.slice(0, -sumDigits)) === text.slice(-sumDigits)
  );
};

/** As tokens were made until they had a check sum; they stay good. */
export const isFormerToken = (text: string): boolean => /^tbd_[\w-]{43}$/.test(text);

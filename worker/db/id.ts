// Opaque ids that sort by the time they were made: milliseconds, then 80 random bits.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

const encode = (value: bigint, length: number) => {
  let text = '';
  for (let rest = value; text.length < length; rest >>= 5n) text = alphabet[Number(rest & 31n)] + text;
  return text;
};

/** @param bytes ten, which tell it from others of the same millisecond */
export const idOf = (prefix: string, ms: number, bytes: Uint8Array): string => {
  const rest = bytes.reduce((n, byte) => (n << 8n) | BigInt(byte), 0n);
  return `${prefix}_${encode(BigInt(ms), 10)}${encode(rest, 16)}`;
};

/** True for text of the shape of such an id, whether there is one or not. */
export const isId = (prefix: string, text: string): boolean =>
  text.startsWith(`${prefix}_`) && /^[0-9a-hjkmnp-tv-z]{26}$/.test(text.slice(prefix.length + 1));

/** @example newId('job') → 'job_01jd8x…' */
export const newId = (prefix: string, now = Date.now()): string =>
  idOf(prefix, now, crypto.getRandomValues(new Uint8Array(10)));

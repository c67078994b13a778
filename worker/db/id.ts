// Opaque ids that sort by the time they were made: milliseconds, then 80 random bits.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

const encode = (value: bigint, length: number) => {
  let text = '';
  for (let rest = value; text.length < length; rest >>= 5n) text = alphabet[Number(rest & 31n)] + text;
  return text;
};

/** @example newId('job') → 'job_01jd8x…' */
export const newId = (prefix: string, now = Date.now()): string => {
  const random = crypto.getRandomValues(new Uint8Array(10)).reduce((n, byte) => (n << 8n) | BigInt(byte), 0n);
  return `${prefix}_${encode(BigInt(now), 10)}${encode(random, 16)}`;
};

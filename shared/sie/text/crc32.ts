// CRC-32 as in zip and PNG, the sum of #KSUMMA (SIE 4B 10).

const TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});

export const CRC32_START = -1;

/** Feeds one byte to the running, not yet inverted, sum. */
export function crc32Byte(crc: number, byte: number): number {
  return (crc >>> 8) ^ TABLE[(crc ^ byte) & 0xff]!;
}

/** Feeds the bytes from `start` to before `end`. */
export function crc32Range(crc: number, bytes: Uint8Array, start: number, end: number): number {
  for (let i = start; i < end; i++) crc = (crc >>> 8) ^ TABLE[(crc ^ bytes[i]!) & 0xff]!;
  return crc;
}

/** The sum itself, an unsigned 32-bit number. */
export function crc32Result(crc: number): number {
  return ~crc >>> 0;
}

// What is in a body: its length and hash, gzip undone. A request that comes again must bring the same.
import { createDigest } from '../../sha256.ts';
import { createByteReader } from './byte-reader.ts';
import { createGunzip } from './gunzip.ts';

export interface Content {
  bytes: number;
  /** Hex. */
  sha256: string;
}

/** Reads the body, no further than it takes to tell; false also for one that breaks off. */
export const hasContent = async (
  body: ReadableStream<Uint8Array> | null,
  contentEncoding: string | null,
  expected: Content,
): Promise<boolean> => {
  const isPacked = /^(x-)?gzip$/i.test(contentEncoding?.trim() ?? '');
  const plain = body ?? new Blob([]).stream();
  const source = createByteReader(plain);
  const reader = isPacked ? createGunzip(source) : source;
  const digest = createDigest();
  let bytes = 0;
  try {
    for (let part = await reader.read(); part; part = await reader.read()) {
      bytes += part.byteLength;
      if (bytes > expected.bytes) break;
      await digest.push(part);
    }
    if (bytes === expected.bytes && (await digest.hex()) === expected.sha256) return true;
  } catch {
    // Broken off, or no gzip: not what was sent before.
  }
  await Promise.allSettled([reader.cancel(), source.cancel(), digest.abandon()]);
  return false;
};

// Undoes gzip as it is read. The platform's stream unpacks all it is given at once, a thousandfold if it comes to that,
// and keeps it until it is read: so it gets a little at a time, and only while somebody waits for more.
import { createByteReader, type ByteReader } from './byte-reader.ts';

/** Unpacked at most 4 MB. */
const packedBytes = 4_096;

/**
 * What goes wrong, a broken body or broken gzip (a TypeError), is met by `read`. `cancel` ends the unpacking and leaves
 * the source as it is.
 */
export const createGunzip = (source: ByteReader): ByteReader => {
  const gzip = new DecompressionStream('gzip');
  const writer = gzip.writable.getWriter();
  const reader = createByteReader(gzip.readable as ReadableStream<Uint8Array>);
  let waited = Promise.withResolvers<void>();
  const left = new AbortController();
  const feed = async (part: Uint8Array) => {
    for (let from = 0; from < part.byteLength; from += packedBytes) {
      await waited.promise;
      if (left.signal.aborted) return;
      await writer.write(part.subarray(from, from + packedBytes));
      // A read that has enough now is told so first.
      await scheduler.wait(0);
    }
  };
  const pump = async () => {
    try {
      await waited.promise;
      for (let part = await source.read(); part && !left.signal.aborted; part = await source.read())
        await feed(part);
      if (!left.signal.aborted) await writer.close();
    } catch (error) {
      await writer.abort(error).catch(() => undefined);
    }
  };
  const pumped = pump();
  return {
    read: async () => {
      waited.resolve();
      const part = await reader.read();
      waited = Promise.withResolvers();
      return part;
    },
    cancel: async () => {
      left.abort();
      waited.resolve();
      await Promise.allSettled([reader.cancel(), pumped]);
    },
  };
};

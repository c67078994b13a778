// Receives a SIE file into the archive as it streams by, gzip undone: its size, hash and encoding are known at the end.
import { createEncodingDetector, type SieEncoding } from '../../shared/sie/index.ts';
import { problem } from '../problem.ts';
import { createDigest } from '../sha256.ts';

/** Bytes of a file, unpacked. A request body itself is at most 100 MB (platform). */
export const maxSieFileBytes = 1_000_000_000;
/** R2 wants equal parts of at least 5 MiB. */
const partBytes = 8 * 1024 * 1024;

export interface Received {
  bytes: number;
  sha256: string;
  encoding: SieEncoding;
}

/**
 * @param onBytes awaited after each chunk
 * @throws problems `too_large`, `broken_gzip`, `unsupported_encoding`
 */
export const receiveSieFile = async (
  archive: R2Bucket,
  key: string,
  body: ReadableStream<Uint8Array>,
  contentEncoding: string | null,
  filename: string,
  onBytes: () => Promise<void>,
): Promise<Received> => {
  const stream = unpack(body, contentEncoding);
  const digest = createDigest();
  const detector = createEncodingDetector();
  const sink = createSink(archive, key);
  const reader = stream.getReader();
  let bytes = 0;
  try {
    for (let part = await read(reader, filename); !part.done; part = await read(reader, filename)) {
      bytes += part.value.byteLength;
      if (bytes > maxSieFileBytes) throw problem('too_large', { limit: maxSieFileBytes });
      detector.push(part.value);
      await digest.push(part.value);
      await sink.write(part.value);
      await onBytes();
    }
    await sink.end();
    return { bytes, sha256: await digest.hex(), encoding: detector.result() };
  } catch (error) {
    await Promise.allSettled([reader.cancel(), digest.abandon(), sink.abandon()]);
    throw error;
  }
};

const unpack = (
  body: ReadableStream<Uint8Array>,
  contentEncoding: string | null,
): ReadableStream<Uint8Array> => {
  const encoding = (contentEncoding ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return body;
  if (encoding !== 'gzip' && encoding !== 'x-gzip')
    throw problem('unsupported_encoding', { found: encoding });
  return body.pipeThrough(new DecompressionStream('gzip'));
};

const read = async (reader: ReadableStreamDefaultReader<Uint8Array>, filename: string) => {
  try {
    return await reader.read();
  } catch (error) {
    if (error instanceof TypeError) throw problem('broken_gzip', { file: filename });
    throw error;
  }
};

/** One part in memory at a time: a file that fits in one is put at once, a larger one in parts. */
const createSink = (archive: R2Bucket, key: string) => {
  const buffer = new Uint8Array(partBytes);
  let filled = 0;
  let upload: R2MultipartUpload | null = null;
  const parts: R2UploadedPart[] = [];
  const flush = async () => {
    upload ??= await archive.createMultipartUpload(key);
    parts.push(await upload.uploadPart(parts.length + 1, buffer.slice(0, filled)));
    filled = 0;
  };
  return {
    write: async (chunk: Uint8Array) => {
      for (let from = 0; from < chunk.byteLength;) {
        if (filled === partBytes) await flush();
        const piece = chunk.subarray(from, from + partBytes - filled);
        buffer.set(piece, filled);
        filled += piece.byteLength;
        from += piece.byteLength;
      }
    },
    end: async () => {
      if (!upload) {
        await archive.put(key, buffer.slice(0, filled));
        return;
      }
      if (filled > 0) await flush();
      await upload.complete(parts);
    },
    /** Parts that stay are the bucket's to drop: R2 ends an upload that was never completed after seven days. */
    abandon: async () => {
      await upload?.abort();
    },
  };
};

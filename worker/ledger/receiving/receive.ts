// Receives a SIE file into the archive as it streams by, gzip undone: its size, hash and encoding are known at the end.
import { createEncodingDetector, type SieEncoding, type SieSummary } from '../../../shared/sie/index.ts';
import { problem } from '../../problem.ts';
import { createSink } from '../archive/archive-sink.ts';
import { createByteReader, type ByteReader } from '../archive/byte-reader.ts';
import { createGunzip } from '../archive/gunzip.ts';
import { createEnvelopeCheck } from '../archive/envelope.ts';
import { createEarlyCheck } from './early-check.ts';
import { afterHead, type FileHead } from './file-head.ts';
import { createRecordsHash } from './records-hash.ts';
import { createDigest } from '../../sha256.ts';

/** Bytes of a request body (platform). */
const maxBodyBytes = 100_000_000;
/** Bytes of a file, unpacked. */
export const maxSieFileBytes = 1_000_000_000;

export interface Received {
  bytes: number;
  sha256: string;
  /** See `createRecordsHash`. */
  recordsSha256: string;
  /** Of the object that it became. */
  etag: string;
  encoding: SieEncoding;
  format: 'sie' | 'sie5';
  /** What the file says, when one reading was enough. */
  summary: SieSummary | null;
}

export interface IncomingFile {
  body: ReadableStream<Uint8Array>;
  /** As its headers say; the length null when they do not. */
  contentEncoding: string | null;
  contentLength: number | null;
  filename: string;
  /** Whether the sender is to get rid of all of it also when its first kilobytes refuse it. */
  toTheEnd: boolean;
  /** Of one that we fetch ourselves: what refuses it ends the fetching. */
  fetched?: boolean;
}

/**
 * @param onBytes awaited after each chunk
 * @param onHead awaited when the first kilobytes of a longer file have come; what it throws refuses the file at once
 * @throws problems `too_large`, `broken_gzip`, `unsupported_encoding`, `multipart_not_taken`, and the reader's refusal
 */
export const receiveSieFile = async (
  archive: R2Bucket,
  key: string,
  { body, contentEncoding, contentLength, filename, toTheEnd, fetched }: IncomingFile,
  onBytes: () => Promise<void>,
  onHead: (head: FileHead) => Promise<void>,
): Promise<Received> => {
  const { reader, isPlain, drain, cancel } = unpack(body, contentEncoding);
  const envelope = createEnvelopeCheck(true);
  const check = createEarlyCheck();
  const digest = createDigest();
  const records = createRecordsHash();
  const detector = createEncodingDetector();
  const isSized = isPlain && contentLength !== null && contentLength <= maxSieFileBytes;
  const open = () => createSink(archive, key, isSized ? contentLength : null);
  const rest = fetched ? cancel : drain;
  let leave = rest;
  const sink = afterHead(open, async (head) => {
    // The rest is read only where it must be.
    if (!toTheEnd) leave = cancel;
    await onHead(head);
    leave = rest;
  });
  let bytes = 0;
  try {
    const next = () => read(reader, isPlain, filename);
    for (let part = await next(); part; part = await next()) {
      bytes += part.byteLength;
      if (bytes > maxSieFileBytes) throw problem('too_large', { limit: maxSieFileBytes });
      envelope.push(part);
      check.push(part);
      detector.push(part);
      records.push(part);
      await digest.push(part);
      await sink.write(part);
      await onBytes();
    }
    envelope.end();
    const encoding = detector.result();
    const summary = check.end(encoding);
    const etag = await sink.end();
    const hashes = { sha256: await digest.hex(), recordsSha256: records.end() };
    return { bytes, ...hashes, etag, encoding, format: detector.format(), summary };
  } catch (error) {
    await Promise.allSettled([leave(), digest.abandon(), sink.abandon()]);
    throw error;
  }
};

/**
 * The body unpacked, and the ways to leave it: `drain` reads what is left of it, since a sender that is cut off while
 * it still sends may never see why it was refused; `cancel` does not.
 */
const unpack = (body: ReadableStream<Uint8Array>, contentEncoding: string | null) => {
  const encoding = (contentEncoding ?? 'identity').trim().toLowerCase();
  const isPlain = encoding === 'identity' || encoding === '';
  if (!isPlain && encoding !== 'gzip' && encoding !== 'x-gzip') {
    throw problem('unsupported_encoding', { found: encoding });
  }
  const source = createByteReader(body);
  if (isPlain) return { reader: source, isPlain, drain: () => drain(source), cancel: () => source.cancel() };
  const reader = createGunzip(source);
  return {
    reader,
    isPlain,
    // Of the source, one read at a time.
    drain: async () => {
      await reader.cancel();
      await drain(source);
    },
    cancel: async () => {
      await Promise.allSettled([reader.cancel(), source.cancel()]);
    },
  };
};

const drain = async (source: ByteReader): Promise<void> => {
  let left = maxBodyBytes;
  try {
    for (let part = await source.read(); part && left > 0; part = await source.read())
      left -= part.byteLength;
  } catch {
    // The sender is gone: nobody is left to answer.
  }
};

const read = async (reader: ByteReader, isPlain: boolean, filename: string) => {
  try {
    return await reader.read();
  } catch (error) {
    if (isPlain) throw problem('broken_body');
    if (error instanceof TypeError) throw problem('broken_gzip', { file: filename });
    throw error;
  }
};

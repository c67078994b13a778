// Writes a file into the archive while it is still coming in.

export interface ArchiveSink {
  /** The chunk is the caller's again when this resolves. */
  write(chunk: Uint8Array): Promise<void>;
  /** Call when the file has been found good. Answers the object's etag. */
  end(): Promise<string>;
  /** Gives the file up; an object may be left, for the caller to delete. */
  abandon(): Promise<void>;
}

/** R2 wants equal parts of at least so many. */
const partBytes = 5 * 1024 * 1024;
const zeros = new Uint8Array(256 * 1024);

/**
 * @param length bytes of the file, null when only its end will tell; R2 takes a stream in one piece only when it knows
 *   its length, and what was put in one piece it reads sooner than what was put in parts
 */
export const createSink = (archive: R2Bucket, key: string, length: number | null): ArchiveSink =>
  length === null ? inParts(archive, key) : inOnePiece(archive, key, length);

const inOnePiece = (archive: R2Bucket, key: string, length: number): ArchiveSink => {
  const { readable, writable } = new FixedLengthStream(length);
  const writer = writable.getWriter();
  const stored = archive.put(key, readable);
  // Its failure is met by the next write, or at the end.
  stored.catch(() => undefined);
  let left = length;
  const put = async (chunk: Uint8Array) => {
    left -= chunk.byteLength;
    // R2 that has failed reads no further, and the write would wait for ever.
    await Promise.race([writer.write(chunk), stored]);
  };
  const close = async () => {
    await Promise.race([writer.close(), stored]);
    return (await stored)!.etag;
  };
  return {
    write: put,
    end: close,
    // Not broken off: the local R2 keeps the bytes of a broken put where no deletion reaches them. Filled up with
    // zeros, the object is one that can be deleted.
    abandon: async () => {
      for (let rest = left; rest > 0; rest -= zeros.byteLength) await put(zeros.subarray(0, rest));
      await close();
    },
  };
};

/** One part in memory, which R2 has read before it is filled anew; a file that fits in one is put at once. */
const inParts = (archive: R2Bucket, key: string): ArchiveSink => {
  const buffer = new Uint8Array(partBytes);
  let filled = 0;
  let upload: R2MultipartUpload | null = null;
  const parts: R2UploadedPart[] = [];
  const flush = async () => {
    upload ??= await archive.createMultipartUpload(key);
    parts.push(await upload.uploadPart(parts.length + 1, buffer.subarray(0, filled)));
    filled = 0;
  };
  return {
    write: async (chunk) => {
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
        return (await archive.put(key, buffer.subarray(0, filled)))!.etag;
      }
      if (filled > 0) await flush();
      return (await upload.complete(parts)).etag;
    },
    /** Parts that stay are the bucket's to drop: R2 ends an upload that was never completed after seven days. */
    abandon: async () => {
      await upload?.abort();
    },
  };
};

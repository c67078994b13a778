// Reads a stream in pieces of up to 256 kB. The platform's own are 4 kB, and each costs an await here, one in the
// digest and one in the archive: more than reading what is in them.

const pieceBytes = 256 * 1024;

export interface ByteReader {
  /** The next bytes; null at the end. */
  read(): Promise<Uint8Array | null>;
  cancel(): Promise<void>;
}

export const createByteReader = (stream: ReadableStream<Uint8Array>): ByteReader => {
  const reader = bytesOf(stream);
  if (!reader) return plainReader(stream.getReader());
  return {
    // Always a new array: to read into the last one would empty it in the hands of whoever still looks at it.
    read: async () => {
      const { done, value } = await reader.readAtLeast(pieceBytes, new Uint8Array(pieceBytes));
      return done ? null : value;
    },
    cancel: () => reader.cancel(),
  };
};

/** Null for a stream that was not made for bytes. */
const bytesOf = (stream: ReadableStream<Uint8Array>) => {
  try {
    return stream.getReader({ mode: 'byob' });
  } catch {
    return null;
  }
};

const plainReader = (reader: ReadableStreamDefaultReader<Uint8Array>): ByteReader => ({
  read: async () => (await reader.read()).value ?? null,
  cancel: () => reader.cancel(),
});

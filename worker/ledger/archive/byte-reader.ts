// Reads a stream in pieces of up to 256 kB. The platform's own are 4 kB, and each costs an await here, one in the
// digest and one in the archive: more than reading what is in them.

const pieceBytes = 256 * 1024;

export interface ByteReader {
  /** The next bytes, whole until the next are read into the same place; null at the end. */
  read(): Promise<Uint8Array | null>;
  cancel(): Promise<void>;
}

export const createByteReader = (stream: ReadableStream<Uint8Array>): ByteReader => {
  const reader = bytesOf(stream);
  if (!reader) return plainReader(stream.getReader());
  // One buffer, handed to the platform and back: a new one for each piece would be garbage outside V8's heap, of which
  // tens of MB gather before it is collected.
  let buffer = new ArrayBuffer(pieceBytes);
  return {
    read: async () => {
      const { done, value } = await reader.readAtLeast(pieceBytes, new Uint8Array(buffer));
      if (done) return null;
      // The last piece may come in a smaller one.
      buffer = value.byteLength === pieceBytes ? (value.buffer as ArrayBuffer) : new ArrayBuffer(pieceBytes);
      return value;
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

// SHA-256 as lower-case hex.
const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

export const sha256Hex = async (data: string | Uint8Array): Promise<string> =>
  hex(
    await crypto.subtle.digest('SHA-256', typeof data === 'string' ? new TextEncoder().encode(data) : data),
  );

/** SHA-256 of a stream, chunk by chunk; each push is awaited. */
export const createDigest = () => {
  const stream = new crypto.DigestStream('SHA-256');
  const writer = stream.getWriter();
  return {
    push: (chunk: Uint8Array) => writer.write(chunk),
    hex: async () => {
      await writer.close();
      return hex(await stream.digest);
    },
    /** Ends the stream without a digest. */
    abandon: async () => {
      await Promise.allSettled([writer.abort(), stream.digest]);
    },
  };
};

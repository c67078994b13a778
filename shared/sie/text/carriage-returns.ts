// Files whose lines end with a carriage return alone, as on the old Macintosh, made to end with LF as they come.

const CR = 13;
const LF = 10;

/** Judges by the head of a file: it has carriage returns, and no LF. */
export function hasOldLineEnds(head: Uint8Array): boolean {
  return head.includes(CR) && !head.includes(LF);
}

/** Takes the chunks in order; answers each with LF for CR, and for CR LF, wherever the chunks are cut. */
export function createLineEndChanger(): (chunk: Uint8Array) => Uint8Array {
  let isAfterCr = false;
  return (chunk) => {
    const changed = new Uint8Array(chunk.length);
    let length = 0;
    for (const byte of chunk) {
      if (byte !== LF || !isAfterCr) changed[length++] = byte === CR ? LF : byte;
      isAfterCr = byte === CR;
    }
    return changed.subarray(0, length);
  };
}

// Knows a file again whose records are those of another: a hash of its bytes that leaves out what differs between two
// exports of the same books.
import { createHash } from 'node:crypto';

/** Bytes at the beginning in which such lines are looked for; they come first. */
const headBytes = 65_536;
/** Bytes at the end that may have the closing #KSUMMA, the last line. */
const tailBytes = 64;

/** A line of nothing else; a carriage return within it may begin another record. */
const leftOut = /^#(?:FLAGGA|PROGRAM|GEN|KSUMMA)(?:[ \t][^\r\n]*)?\s*$/;
/** A line may end with it alone where the beginning of the file has no LF: then no line is left out. */
const returnAlone = /\r(?!\r*\n|$)/;

const LF = 10;
const textOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

export interface RecordsHash {
  push(chunk: Uint8Array): void;
  /** 64 hex digits. */
  end(): string;
}

/**
 * SHA-256 over the bytes of a file as they come, unpacked, without the lines #FLAGGA, #PROGRAM and #GEN among its first
 * 64 kB, and #KSUMMA there and as its last line. Two files with the same hash that are read in the same encoding are made
 * into the same rows by the same reader. It is not the digest of the books: those of another program, in another order or
 * encoding, have the same digest and another hash. Of SIE 5 it is over all bytes. Chunks may be cut anywhere.
 */
export const createRecordsHash = (): RecordsHash => {
  const hash = createHash('sha256');
  const head = new Uint8Array(headBytes);
  let filled = 0;
  let leavesOut = true;
  /** The latest bytes after the head, which may be the last line. */
  let tail: Uint8Array = new Uint8Array(0);

  const readHead = (isWhole: boolean) => {
    const bytes = head.subarray(0, filled);
    leavesOut = !returnAlone.test(textOf(bytes));
    let kept = 0;
    for (let start = leavesOut ? 0 : filled; start < filled;) {
      const lf = bytes.indexOf(LF, start);
      if (lf < 0 && !isWhole) break;
      const end = lf < 0 ? filled : lf + 1;
      if (leftOut.test(textOf(bytes.subarray(start, end)))) {
        hash.update(bytes.subarray(kept, start));
        kept = end;
      }
      start = end;
    }
    follow(bytes.subarray(kept));
  };

  const follow = (bytes: Uint8Array) => {
    const fromTail = Math.max(0, Math.min(tail.length, tail.length + bytes.length - tailBytes));
    const fromBytes = Math.max(0, bytes.length - tailBytes);
    hash.update(tail.subarray(0, fromTail));
    hash.update(bytes.subarray(0, fromBytes));
    const next = new Uint8Array(tail.length - fromTail + bytes.length - fromBytes);
    next.set(tail.subarray(fromTail));
    next.set(bytes.subarray(fromBytes), tail.length - fromTail);
    tail = next;
  };

  return {
    push(chunk) {
      const rest = filled < headBytes ? chunk.subarray(headBytes - filled) : chunk;
      if (filled < headBytes) {
        const first = chunk.subarray(0, headBytes - filled);
        head.set(first, filled);
        filled += first.length;
        if (filled === headBytes) readHead(false);
      }
      if (rest.length > 0) follow(rest);
    },
    end() {
      if (filled < headBytes) readHead(true);
      else if (leavesOut) {
        // What is blank after the last line is left out with it, and the Ctrl-Z that ended text files in DOS.
        let end = tail.length;
        while (end > 0 && tail[end - 1]! <= 0x20) end -= 1;
        const start = end === 0 ? 0 : tail.lastIndexOf(LF, end - 1) + 1;
        if (start > 0 && leftOut.test(textOf(tail.subarray(start, end)))) tail = tail.subarray(0, start);
      }
      return hash.update(tail).digest('hex');
    },
  };
};

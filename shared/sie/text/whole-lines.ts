// Turns chunks of any size into ranges of whole lines, so that chunk boundaries are invisible to whoever reads them.

export interface WholeLines {
  push(chunk: Uint8Array): void;
  /** Hands out the last line, where it has no line end; a Ctrl-Z that ends the text is dropped. */
  end(): void;
}

export interface WholeLinesOptions {
  /** Gets bytes of which those from `start` to before `end` are whole lines, each ended by LF. They are not kept. */
  onLines: (bytes: Uint8Array, start: number, end: number) => void;
  /** Longest line put together from chunks, without its LF. */
  maxLineBytes: number;
  /** Must throw. */
  onTooLong: () => never;
}

const LF = 10;
const CTRL_Z = 0x1a;

export function createWholeLines({ onLines, maxLineBytes, onTooLong }: WholeLinesOptions): WholeLines {
  // The line that the last chunk cut.
  let carry = new Uint8Array(1024);
  let carried = 0;

  function add(bytes: Uint8Array): void {
    const length = carried + bytes.length;
    if (length > maxLineBytes + 1) onTooLong();
    if (length > carry.length) {
      const wider = new Uint8Array(Math.min(Math.max(length, carry.length * 2), maxLineBytes + 1));
      wider.set(carry.subarray(0, carried));
      carry = wider;
    }
    carry.set(bytes, carried);
    carried = length;
  }

  function push(given: Uint8Array): void {
    // One kind of array only (not Node's Buffer): the engine then reads the bytes without asking what they are.
    const chunk = new Uint8Array(given.buffer, given.byteOffset, given.length);
    let start = 0;
    if (carried > 0) {
      start = chunk.indexOf(LF) + 1;
      add(start === 0 ? chunk : chunk.subarray(0, start));
      if (start === 0) return;
      const length = carried;
      carried = 0;
      onLines(carry, 0, length);
    }
    const end = Math.max(start, chunk.lastIndexOf(LF) + 1);
    if (end > start) onLines(chunk, start, end);
    if (end < chunk.length) add(chunk.subarray(end));
  }

  return {
    push,
    end() {
      while (carried > 0 && carry[carried - 1] === CTRL_Z) carried--;
      if (carried > 0) push(Uint8Array.of(LF));
    },
  };
}

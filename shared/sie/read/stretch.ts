// The bytes of the file between two places, as they pass by: of consecutive vouchers, whole, from the first one's `#VER` to
// the last one's `}`. The same bytes, read in the same encoding among the same fiscal years, are the same vouchers.

/** Bytes at most; of a longer stretch nothing is kept. */
const longestStretch = 1 << 17;

/** To be made by who reads the events, and given to the reader: at a `voucherEnd` it is what was read until there. */
export interface SieStretch {
  /** The next voucher is the first. */
  begin(): void;
  /** Bytes until now; more than `longestStretch` where they are not kept. */
  length(): number;
  /**
   * The bytes, valid until the event has been seen; null where there are none, where they are too many, or where a voucher
   * among them was not ended by its `}`.
   */
  bytes(): Uint8Array | null;

  // The reader's side:
  /** The lines that are read from now on. */
  resume(bytes: Uint8Array, start: number): void;
  /** They are read until before `end`; who pushed them may let them go. */
  pause(end: number): void;
  /** A `#VER` is at this position. */
  mark(position: number): void;
  /** A voucher's `}` is right before this position. */
  reach(position: number): void;
  /** A voucher ended without. */
  spoil(): void;
}

const notKept = longestStretch + 1;

export function createStretch(): SieStretch {
  let bytes: Uint8Array = new Uint8Array(0);
  // What was read of the stretch before `bytes`, and where in these it goes on.
  let carry = new Uint8Array(1024);
  let carried = 0;
  let from = 0;
  let length = 0;
  let hasBegun = false;
  let isSpoilt = false;

  /** Bytes of `bytes` until before `end` after those carried. */
  function add(end: number): void {
    const whole = carried + end - from;
    if (whole > carry.length) {
      const wider = new Uint8Array(2 * whole);
      wider.set(carry.subarray(0, carried));
      carry = wider;
    }
    carry.set(bytes.subarray(from, end), carried);
  }

  return {
    begin() {
      hasBegun = false;
      isSpoilt = false;
      carried = 0;
      length = 0;
    },
    length: () => (isSpoilt ? notKept : length),
    bytes() {
      if (isSpoilt || length === 0 || length > longestStretch) return null;
      if (carried === 0) return bytes.subarray(from, from + length);
      if (length > carried) add(from + length - carried);
      return carry.subarray(0, length);
    },
    resume(next, start) {
      bytes = next;
      from = start;
    },
    pause(end) {
      if (!hasBegun || isSpoilt) return;
      if (carried + end - from > longestStretch) isSpoilt = true;
      else {
        add(end);
        carried += end - from;
      }
    },
    mark(position) {
      if (hasBegun) return;
      hasBegun = true;
      from = position;
    },
    reach(position) {
      if (hasBegun) length = carried + position - from;
    },
    spoil() {
      isSpoilt = hasBegun;
    },
  };
}

// The vouchers of both sides in one table of numbers, 17 bytes each: what the ledger has is added, what the source has is
// taken away, and a voucher that is the same on both comes to nothing. As strings those of a large year took 360 MB.
import type { Hash } from './hash.ts';

const [inLedger, inSource] = [1, 2] as const;
const flags = { ledger: inLedger, source: inSource } as const;
export type SideName = keyof typeof flags;

/** @param expected vouchers of both sides together: with more, adding fails */
export const createVoucherTable = (expected: number) => {
  const slots = Math.ceil(expected * 1.4) + 8;
  // Per slot the two halves of the key's hash, and of the sum of its contents' hashes.
  const keys = new Uint32Array(slots * 2);
  const sums = new Uint32Array(slots * 2);
  const sides = new Uint8Array(slots);

  /** The slot of the key, or the free one where it would be. */
  const slotOf = ([a, b]: Hash): number => {
    let slot = a % slots;
    while (sides[slot] !== 0 && (keys[slot * 2] !== a || keys[slot * 2 + 1] !== b)) slot = (slot + 1) % slots;
    return slot;
  };
  /** A key that is on both sides with the same contents equally often differs in nothing. */
  const foundAt = (slot: number): SideName | 'both' | null => {
    if (sides[slot] === inLedger) return 'ledger';
    if (sides[slot] === inSource) return 'source';
    return sums[slot * 2] === 0 && sums[slot * 2 + 1] === 0 ? null : 'both';
  };
  let free = slots - 1;

  return {
    /** @throws Error when there are more vouchers than were expected */
    add(side: SideName, key: Hash, content: Hash) {
      const slot = slotOf(key);
      if (sides[slot] === 0 && (free -= 1) < 0) throw new Error('more vouchers than were expected');
      const sign = side === 'ledger' ? 1 : -1;
      [keys[slot * 2], keys[slot * 2 + 1]] = key;
      sums[slot * 2] = sums[slot * 2]! + sign * content[0];
      sums[slot * 2 + 1] = sums[slot * 2 + 1]! + sign * content[1];
      sides[slot] = sides[slot]! | flags[side];
    },
    /** Where a voucher stands that differs; null for one that agrees, or is unknown. */
    differs: (key: Hash): SideName | 'both' | null => {
      const slot = slotOf(key);
      return sides[slot] === 0 ? null : foundAt(slot);
    },
    /** Keys that differ. */
    count(): number {
      let count = 0;
      for (let slot = 0; slot < slots; slot += 1) if (sides[slot] !== 0 && foundAt(slot)) count += 1;
      return count;
    },
  };
};

// A 64-bit hash in two halves, for holding vouchers against each other in 16 bytes each: good enough that two of a
// million differ, and no protection against someone who looks for two that do not.

/** The two halves, unsigned 32-bit. */
export type Hash = readonly [number, number];

const mix = (h: number, other: number) => {
  const a = Math.imul(h ^ (h >>> 16), 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35);
  return (a ^ (a >>> 15)) >>> 0;
};

/** After cyrb53 (bryc, public domain). */
export const hashOf = (text: string): Hash => {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    h1 = Math.imul(h1 ^ code, 0x9e3779b1);
    h2 = Math.imul(h2 ^ code, 0x5f356495);
  }
  return [mix(h1, h2), mix(h2, h1)];
};

/** Of any number of things whose order does not matter. */
export const createSetHash = () => {
  // Not from 0: of nothing the hash would be 0, and a voucher without rows would count for nothing in a sum of hashes.
  const empty = [0x9e3779b9, 0x7f4a7c15, 1] as const;
  let [a, b, n]: [number, number, number] = [...empty];
  return {
    add([x, y]: Hash) {
      a = (a + x) >>> 0;
      b = (b + y) >>> 0;
      n += 1;
    },
    /** Sets with the same things equally often have the same hash; the next one begins. */
    take(): Hash {
      const hash: Hash = [mix(a, b + n), mix(b, a ^ n)];
      [a, b, n] = [...empty];
      return hash;
    },
  };
};

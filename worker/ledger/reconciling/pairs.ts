// Which of the vouchers that differ belong together: one that changed, or moved to another number or day. Those that stay
// alone are gone, or new.
import { surplusOf } from './surplus.ts';
import type { VoucherHashes } from './hashes.ts';

export const kinds = ['gone', 'new', 'changed', 'moved'] as const;
export type Kind = (typeof kinds)[number];

/** The vouchers that differ, by day, and within a day as they stand. */
export interface Pairs {
  readonly count: number;
  /** Which of each side's vouchers. -1: not on that side. */
  readonly ledger: Int32Array;
  readonly source: Int32Array;
  /** The day of each, as `dayOf` has it; of one that both have, the ledger's. */
  readonly days: Int32Array;
  kindOf(i: number): Kind;
  /** What the rows hash to of a voucher that one side has alone; null of one that both have. */
  contentOf(i: number): string | null;
  counts(): Record<Kind, number>;
}

/** What two vouchers must have in common to be paired; the first way that fits counts. */
interface Way {
  id: boolean;
  content: boolean;
  day: boolean;
}
const byNumber: Way[] = [
  // Other rows under the same number and day; the same voucher on another day; both.
  { id: true, content: false, day: true },
  { id: true, content: true, day: false },
  { id: true, content: false, day: false },
  // The same rows under another number.
  { id: false, content: true, day: true },
  { id: false, content: true, day: false },
];
const renumbered: Way[] = [{ id: false, content: true, day: true }, ...byNumber];

type Partners = Int32Array;

/** Chains of the vouchers that hash alike: where each begins, and what comes after each voucher. */
interface Chains {
  first: Int32Array;
  next: Int32Array;
}
const chainsFor = (count: number): Chains => ({
  first: new Int32Array(2 ** Math.ceil(Math.log2(count + 1))),
  next: new Int32Array(count),
});

const pairUp = (
  [ledger, source]: [VoucherHashes, VoucherHashes],
  [left, right]: [Uint32Array, Uint32Array],
  ways: readonly Way[],
  { first, next }: Chains,
): Partners => {
  const partners = new Int32Array(left.length).fill(-1);
  const taken = new Uint8Array(right.length);
  for (const { id, content, day } of ways) {
    const slotOf = (side: VoucherHashes, n: number): number => {
      let mixed = 0;
      if (id) mixed = Math.imul(mixed ^ side.ids[2 * n]!, 0x9e3779b1);
      if (content) mixed = Math.imul(mixed ^ side.contents[2 * n]!, 0x85ebca6b);
      if (day) mixed = Math.imul(mixed ^ side.days[n]!, 0xc2b2ae35);
      return (mixed ^ (mixed >>> 15)) & (first.length - 1);
    };
    const fits = (l: number, s: number): boolean =>
      (!id || (ledger.ids[2 * l] === source.ids[2 * s] && ledger.ids[2 * l + 1] === source.ids[2 * s + 1])) &&
      (!content ||
        (ledger.contents[2 * l] === source.contents[2 * s] &&
          ledger.contents[2 * l + 1] === source.contents[2 * s + 1])) &&
      (!day || ledger.days[l] === source.days[s]);
    first.fill(-1);
    for (let i = left.length - 1; i >= 0; i -= 1) {
      if (partners[i] !== -1) continue;
      const slot = slotOf(ledger, left[i]!);
      next[i] = first[slot]!;
      first[slot] = i;
    }
    for (let j = 0; j < right.length; j += 1) {
      if (taken[j] === 1) continue;
      const slot = slotOf(source, right[j]!);
      let before = -1;
      for (let i = first[slot]!; i !== -1; before = i, i = next[i]!) {
        if (!fits(left[i]!, right[j]!)) continue;
        if (before === -1) first[slot] = next[i]!;
        else next[before] = next[i]!;
        partners[i] = j;
        taken[j] = 1;
        break;
      }
    }
  }
  return partners;
};

const sameContent = (ledger: VoucherHashes, l: number, source: VoucherHashes, s: number) =>
  ledger.contents[2 * l] === source.contents[2 * s] &&
  ledger.contents[2 * l + 1] === source.contents[2 * s + 1];

/**
 * Every difference between the two sides. Vouchers are known by series and number; only where that leaves more than twice
 * as many unexplained, as when all that follow a deleted one were renumbered, first by what they say.
 */
export const pairsOf = (ledger: VoucherHashes, source: VoucherHashes): Pairs => {
  const numbers = surplusOf(ledger, source);
  const [left, right] = numbers;
  const unexplained = (partners: Partners) => {
    let moved = 0;
    let paired = 0;
    partners.forEach((j, i) => {
      if (j === -1) return;
      paired += 1;
      if (sameContent(ledger, left[i]!, source, right[j]!)) moved += 1;
    });
    return left.length + right.length - paired - moved;
  };
  const chains = chainsFor(left.length);
  let partners = pairUp([ledger, source], numbers, byNumber, chains);
  if (unexplained(partners) > 0) {
    const others = pairUp([ledger, source], numbers, renumbered, chains);
    if (unexplained(others) * 2 <= unexplained(partners)) partners = others;
  }
  return inOrder(ledger, source, numbers, partners);
};

const inOrder = (
  ledger: VoucherHashes,
  source: VoucherHashes,
  [left, right]: [Uint32Array, Uint32Array],
  partners: Partners,
): Pairs => {
  const taken = new Uint8Array(right.length);
  let count = left.length;
  for (const j of partners) if (j !== -1) taken[j] = 1;
  for (const each of taken) if (each === 0) count += 1;
  const list = {
    ledger: new Int32Array(count),
    source: new Int32Array(count),
    days: new Int32Array(count),
  };
  // How many there are of each day, and then where each day begins.
  const places = new Map<number, number>();
  const each = (visit: (day: number, l: number, s: number) => void) => {
    left.forEach((l, i) => visit(ledger.days[l]!, l, partners[i] === -1 ? -1 : right[partners[i]!]!));
    right.forEach((s, j) => taken[j] === 0 && visit(source.days[s]!, -1, s));
  };
  each((day) => places.set(day, (places.get(day) ?? 0) + 1));
  let from = 0;
  for (const day of [...places.keys()].sort((a, b) => a - b)) {
    const many = places.get(day)!;
    places.set(day, from);
    from += many;
  }
  each((day, l, s) => {
    const at = places.get(day)!;
    list.ledger[at] = l;
    list.source[at] = s;
    list.days[at] = day;
    places.set(day, at + 1);
  });
  // Noted here, so that the hashes of all vouchers can be let go while those that differ are named.
  const noted = new Uint8Array(count);
  const contents = new Int32Array(2 * count);
  for (let i = 0; i < count; i += 1) {
    const [l, s] = [list.ledger[i]!, list.source[i]!];
    const kind =
      s === -1 ? 'gone' : l === -1 ? 'new' : sameContent(ledger, l, source, s) ? 'moved' : 'changed';
    noted[i] = kinds.indexOf(kind);
    const [side, at] = s === -1 ? [ledger, l] : [source, s];
    contents.set(side.contents.subarray(2 * at, 2 * at + 2), 2 * i);
    if (l !== -1) list.ledger[i] = ledger.numbers[l]!;
    if (s !== -1) list.source[i] = source.numbers[s]!;
  }
  return asPairs(count, list, noted, contents);
};

const asPairs = (
  count: number,
  list: Pick<Pairs, 'ledger' | 'source' | 'days'>,
  noted: Uint8Array,
  contents: Int32Array,
): Pairs => ({
  count,
  ...list,
  kindOf: (i) => kinds[noted[i]!]!,
  contentOf: (i) =>
    list.ledger[i] !== -1 && list.source[i] !== -1 ? null : `${contents[2 * i]} ${contents[2 * i + 1]}`,
  counts: () => {
    const counts = { gone: 0, new: 0, changed: 0, moved: 0 };
    for (const number of noted) counts[kinds[number]!] += 1;
    return counts;
  },
});

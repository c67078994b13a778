// Which vouchers of two sides have no equal on the other: same series and number, same day, same rows. Whatever the order,
// and equal ones count as often as they stand.
import { createWords, hashWords } from '../../../shared/sie/index.ts';
import type { VoucherHashes } from './hashes.ts';

/** One share of the vouchers at a time is sorted: a copy of so many of them is all that is held beside them. */
const shares = 32;
const whole = 9;

const shareOf = (side: VoucherHashes, i: number) => side.ids[2 * i]! & (shares - 1);

const wordsOf = createWords();
/** One number of all that a voucher is compared by. */
const wholeOf = (side: VoucherHashes, i: number, out: Int32Array, at: number): void => {
  const [id, day] = [2 * i, side.days[i]!];
  const { ids, contents } = side;
  hashWords(wordsOf, whole, ids[id]!, ids[id + 1]!, contents[id]!, contents[id + 1]!, day, 0, 0, 0);
  out[at] = wordsOf[0]!;
  out[at + 1] = wordsOf[1]!;
};

const sortedShare = (side: VoucherHashes, share: number): BigUint64Array => {
  let count = 0;
  for (let i = 0; i < side.count; i += 1) if (shareOf(side, i) === share) count += 1;
  const list = new BigUint64Array(count);
  const words = new Int32Array(list.buffer);
  let at = 0;
  for (let i = 0; i < side.count; i += 1) {
    if (shareOf(side, i) !== share) continue;
    wholeOf(side, i, words, at);
    at += 2;
  }
  return list.sort();
};

/** What the one list has more often than the other, as often as it has more; both sorted. */
const more = (one: BigUint64Array, other: BigUint64Array): Map<bigint, number> => {
  const found = new Map<bigint, number>();
  let at = 0;
  for (const value of one) {
    while (at < other.length && other[at]! < value) at += 1;
    if (at < other.length && other[at] === value) at += 1;
    else found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
};

/** Their numbers on each side, in order. */
export const surplusOf = (ledger: VoucherHashes, source: VoucherHashes): [Uint32Array, Uint32Array] => {
  const marks = [ledger, source].map(({ count }) => new Uint8Array(count));
  const one = new BigUint64Array(1);
  const words = new Int32Array(one.buffer);
  for (let share = 0; share < shares; share += 1) {
    const lists = [sortedShare(ledger, share), sortedShare(source, share)];
    [ledger, source].forEach((side, s) => {
      const left = more(lists[s]!, lists[1 - s]!);
      if (left.size === 0) return;
      for (let i = 0; i < side.count; i += 1) {
        if (shareOf(side, i) !== share) continue;
        wholeOf(side, i, words, 0);
        const times = left.get(one[0]!) ?? 0;
        if (times === 0) continue;
        left.set(one[0]!, times - 1);
        marks[s]![i] = 1;
      }
    });
  }
  const numbersOf = (mark: Uint8Array) => {
    let count = 0;
    for (const each of mark) count += each;
    const numbers = new Uint32Array(count);
    let at = 0;
    for (let i = 0; i < mark.length; i += 1) if (mark[i] === 1) numbers[at++] = i;
    return numbers;
  };
  return [numbersOf(marks[0]!), numbersOf(marks[1]!)];
};

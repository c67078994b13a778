// The vouchers of one side as numbers, 24 bytes each: which voucher, what its rows say, its day. As texts those of a large
// year took 360 MB.
import { createVoucherHasher, createWords, hashWords } from '../../../shared/sie/index.ts';

export interface VoucherHashes {
  readonly count: number;
  /** Two words each: series and number, or without a number what else there is to know it by. */
  readonly ids: Int32Array;
  /** Two words each: the rows, in whatever order, as the digest of the books counts them. */
  readonly contents: Int32Array;
  /** 20240131. */
  readonly days: Int32Array;
  /** Which of the side's vouchers each is. */
  readonly numbers: Int32Array;
}

export const dayOf = (date: string): number =>
  Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8));

const longer = (list: Int32Array): Int32Array<ArrayBuffer> => {
  const copy = new Int32Array(list.length * 2);
  copy.set(list);
  return copy;
};
const noNumber = 8;

/** @param expected vouchers; more are taken too */
export const createHashing = (expected: number) => {
  const hasher = createVoucherHasher();
  const halves = createWords();
  const side = {
    count: 0,
    ids: new Int32Array(2 * (expected + 1)),
    contents: new Int32Array(2 * (expected + 1)),
    days: new Int32Array(expected + 1),
    numbers: new Int32Array(expected + 1),
  };
  let begun = 0;
  let [date, day, numbered] = ['', 0, false];
  const asDay = (of: string) => {
    if (of !== date) [date, day] = [of, dayOf(of)];
    return day;
  };
  return {
    begin(voucher: { series: string; number: string; date: string }) {
      numbered = voucher.number !== '';
      side.days[side.count] = asDay(voucher.date);
      hasher.begin(voucher.series, voucher.number, side.days[side.count]!);
    },
    row(account: string, objects: readonly string[], ore: number, own: string | null) {
      hasher.row(hasher.accounts.at(account), objects, ore, own === null ? 0 : asDay(own));
    },
    end() {
      hasher.halves(halves);
      let [id0, id1, c0, c1] = halves as unknown as [number, number, number, number];
      if (!numbered) {
        // One of many without a number: its day and its rows are all there is to tell it by.
        hashWords(halves, noNumber, id0, id1, c0, c1, side.days[side.count]!, 0, 0, 0);
        [id0, id1] = [halves[0]!, halves[1]!];
      }
      const at = side.count * 2;
      side.ids[at] = id0;
      side.ids[at + 1] = id1;
      side.contents[at] = c0;
      side.contents[at + 1] = c1;
      side.numbers[side.count] = begun;
      begun += 1;
      side.count += 1;
      if (side.count === side.days.length) {
        side.ids = longer(side.ids);
        side.contents = longer(side.contents);
        side.days = longer(side.days);
        side.numbers = longer(side.numbers);
      }
    },
    /** The last ones are as if they had not been looked at. */
    forget(vouchers: number) {
      side.count -= vouchers;
    },
    hashes: (): VoucherHashes => side,
  };
};
export type Hashing = ReturnType<typeof createHashing>;

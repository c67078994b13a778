// The hashes of one voucher after another: which it is (series, number, date), and what its rows say, in whatever order.
import { codeText } from '../write/transliterate.ts';
import { createKeptHashes, objectsText } from './codes.ts';
import type { KeptHashes } from './codes.ts';
import { addWords, createWords, hashFour, hashText, hashWords } from './murmur.ts';
import type { Words } from './murmur.ts';
import { seeds } from './seeds.ts';

/** The higher 32 bits of a whole number as two's complement of 64; the lower ones are `ore | 0`. */
export const highWord = (ore: number): number =>
  (ore | 0) === ore ? ore >> 31 : Math.floor(ore / 2 ** 32) | 0;

export interface VoucherHasher {
  readonly accounts: KeptHashes<string>;
  /** A list met before is known by its identity. */
  readonly objects: KeptHashes<readonly string[]>;
  /** `date` as the number 20240131. */
  begin(series: string, number: string, date: number): void;
  /** A #TRANS; the account by its place in `accounts`, amount in öre, `date` as a number, 0 where it has none. */
  row(accountAt: number, objects: readonly string[], ore: number, date: number): void;
  /** Ends the voucher: gives the hash of all of it. */
  end(out: Words): void;
  /**
   * Of the voucher begun, which it is (series and number, two words) and what its rows say (two words), each whatever the
   * other and the date are.
   */
  halves(out: Words): void;
}

export function createVoucherHasher(): VoucherHasher {
  const accounts = createKeptHashes(codeText);
  const objects = createKeptHashes(objectsText);
  const accountWords = accounts.words;
  const objectWords = objects.words;
  const key = createWords();
  const sum = createWords();
  const words = createWords();
  let day = 0;
  let rows = 0;
  return {
    accounts,
    objects,
    begin(series, number, date) {
      hashText(key, seeds.text, codeText(series), codeText(number));
      day = date;
      rows = 0;
      sum[0] = 0;
      sum[1] = 0;
      sum[2] = 0;
      sum[3] = 0;
    },
    row(accountAt, list, ore, date) {
      const a = accountAt * 2;
      let k0 = accountWords[a]!;
      let k1 = accountWords[a + 1]!;
      if (list.length > 0) {
        const o = objects.at(list) * 2;
        k0 ^= objectWords[o]!;
        k1 ^= objectWords[o + 1]!;
      }
      hashFour(words, seeds.row, k0, k1 ^ highWord(ore), ore | 0, date === day ? 0 : date);
      addWords(sum, words);
      rows++;
    },
    end(out) {
      hashWords(out, seeds.voucher, key[0]!, key[1]!, day, rows, sum[0]!, sum[1]!, sum[2]!, sum[3]!);
    },
    halves(out) {
      hashWords(words, seeds.voucher, 0, 0, 0, rows, sum[0]!, sum[1]!, sum[2]!, sum[3]!);
      out[0] = key[0]!;
      out[1] = key[1]!;
      out[2] = words[0]!;
      out[3] = words[1]!;
    },
  };
}

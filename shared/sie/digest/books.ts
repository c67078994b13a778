// The digest of a fiscal year's books: README.md beside this file says exactly what of. It is taken while a file is read,
// in memory that does not grow with it.
import type { BalanceLabel } from '../types.ts';
import { addWords, createWords, hashText, hashWords, hexOf } from './murmur.ts';
import { seeds } from './seeds.ts';
import { createVoucherHasher, highWord } from './vouchers.ts';

/** What a balance is of; #UB and #RES both say how an account closes. */
const BALANCE_KINDS: Record<BalanceLabel, number> = {
  IB: 1,
  UB: 2,
  RES: 2,
  OIB: 3,
  OUB: 4,
  PSALDO: 5,
  PBUDGET: 0,
};
const MOVEMENT = BALANCE_KINDS.PSALDO;

/** The year that the books are of; null where the file does not say. */
export interface BooksOf {
  start: string | null;
  end: string | null;
  /** #VALUTA; null means SEK. */
  currency: string | null;
}

export interface BooksDigest {
  /** The place of an account's hash, by which rows name it. */
  accountAt(account: string): number;
  /** A voucher of the year begins; `date` as the number 20240131. */
  voucher(series: string, number: string, date: number): void;
  /** A #TRANS of it; `date` 0 where it has none. */
  row(accountAt: number, objects: readonly string[], ore: number, date: number): void;
  endVoucher(): void;
  /** A balance of year 0; `period` as `YYYY-MM`, where it has one. */
  balance(
    label: BalanceLabel,
    account: string,
    objects: readonly string[],
    ore: number,
    period: string | null,
  ): void;
  /** Both #UB and #RES said this of the account: it counts once. */
  closedTwice(account: string, ore: number): void;
  /** Version and 32 hexadecimal digits. */
  result(of: BooksOf): string;
}

export function createBooksDigest(): BooksDigest {
  const vouchers = createVoucherHasher();
  const { accounts, objects: lists } = vouchers;
  const words = createWords();
  const booked = createWords();
  const balances = createWords();
  const movements = createWords();
  let count = 0;

  function hashBalance(
    kind: number,
    account: string,
    objects: readonly string[],
    ore: number,
    month: number,
  ) {
    const a = accounts.at(account) * 2;
    let [k0, k1] = [accounts.words[a]!, accounts.words[a + 1]!];
    if (objects.length > 0) {
      const o = lists.at(objects) * 2;
      k0 ^= lists.words[o]!;
      k1 ^= lists.words[o + 1]!;
    }
    hashWords(words, seeds.balance, k0, k1, ore | 0, highWord(ore), kind, month, 0, 0);
  }

  return {
    accountAt: accounts.at,
    voucher: vouchers.begin,
    row: vouchers.row,
    endVoucher() {
      vouchers.end(words);
      addWords(booked, words);
      count++;
    },
    balance(label, account, objects, ore, period) {
      const kind = BALANCE_KINDS[label];
      if (kind === 0 || ore === 0) return;
      hashBalance(kind, account, objects, ore, period === null ? 0 : Number(period.replace('-', '')));
      addWords(kind === MOVEMENT ? movements : balances, words);
    },
    closedTwice(account, ore) {
      if (ore === 0) return;
      hashBalance(BALANCE_KINDS.UB, account, [], ore, 0);
      for (let i = 0; i < 4; i++) balances[i]! -= words[i]!;
    },
    result({ start, end, currency }) {
      // The movements are what the rows come to, where there are rows.
      if (count === 0) addWords(balances, movements);
      const lines = [
        start ?? '',
        end ?? '',
        (currency ?? 'SEK').toUpperCase(),
        count,
        hexOf(booked),
        hexOf(balances),
      ];
      hashText(words, seeds.books, lines.map((line) => `${line}\n`).join(''));
      return `1-${hexOf(words)}`;
    },
  };
}

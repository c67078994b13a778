// SIE files of made-up years, in every row told apart by their seed.
import { allowances } from '../../shared/contract/sie-file.ts';
import { sieText, type TestVoucher } from './sie-text.ts';

/** Sets aside every reason to stop: what random files are asked about is not what is tried with them. */
export const anyway = `&allow=${allowances.join(',')}`;

export const number = '556677-8899';
export const [year1, year2] = ['2023-01-01', '2024-01-01'] as const;
export const endOf = (start: string) => `${start.slice(0, 4)}-12-31`;

export const makeVouchers = (start: string, count: number, seed: number): TestVoucher[] =>
  Array.from({ length: count }, (_, i) => {
    const ore = ((seed * 7919 + i * 104_729) % 5_000_000) + 100;
    const vat = Math.floor(ore / 5);
    return {
      series: 'A',
      number: String(i + 1),
      date: `${start.slice(0, 5)}${String((i % 12) + 1).padStart(2, '0')}-15`,
      rows: [
        ['1930', ore],
        ['2611', -vat],
        [String(3000 + (seed % 5)), vat - ore],
      ],
    };
  });

/** The same but for one voucher, which is changed, taken away or doubled. */
export const edited = (vouchers: TestVoucher[], seed: number): TestVoucher[] => {
  const at = seed % Math.max(1, vouchers.length);
  const one = vouchers[at];
  if (!one) return vouchers;
  const changed = { ...one, rows: one.rows.map(([account, ore]): [string, number] => [account, 3 * ore]) };
  const [before, after] = [vouchers.slice(0, at), vouchers.slice(at + 1)];
  const kind = Math.floor(seed / 8) % 4;
  if (kind === 0 && vouchers.length > 1) return [...before, ...after];
  if (kind === 1) return [...before, one, { ...one, number: `${one.number}-${seed}` }, ...after];
  return [...before, changed, ...after];
};

export const fileOf = (start: string, vouchers: TestVoucher[]) =>
  sieText({
    organisationNumber: number,
    start,
    end: endOf(start),
    vouchers,
    extra: ['#DIM 6 "Projekt"', '#OBJEKT 6 "P1" "Ett"', '#OBJEKT 6 "P2" "Två"'],
  });

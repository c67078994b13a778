// The shapes of file that people have met with real programs, each as its README says it is to be read. The files are
// not part of the project: the tests are skipped where they are not found, and each rule has its own test elsewhere.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFileOrder } from './index.ts';
import { read, write } from './test-support.ts';

const folder = process.env['SIE_FIELD_CASES'] ?? join(import.meta.dirname, '../../../shared/field-cases');

/** What is to be warned of, and the vouchers and opening balances of year 0. */
const CASES: Record<string, { codes: string[]; vouchers: number; openings?: Record<string, number> }> = {
  'b01-quoted-header.se': { codes: [], vouchers: 1, openings: { 1930: 500_000, 2081: -500_000 } },
  'b05-first-year-17-months.se': { codes: ['voucher_without_rows'], vouchers: 2, openings: { 1930: 0 } },
  'c01-ub-minus1-no-ib0.se': { codes: [], vouchers: 1, openings: { 1930: 3_740_078, 2081: -3_740_078 } },
  'c02-vouchers-of-prev-year.se': { codes: ['voucher_of_other_year'], vouchers: 1 },
  'c11-type1.se': { codes: ['no_vouchers'], vouchers: 0 },
  'c12-4e.se': { codes: [], vouchers: 2 },
  'c12-4i.si': { codes: ['account_not_declared'], vouchers: 2, openings: {} },
  'c14-mixed.se': { codes: [], vouchers: 5, openings: {} },
  'c50-rar-same-dates.se': {
    codes: ['balance_of_skipped_year', 'fiscal_years_overlap'],
    vouchers: 1,
    openings: { 1930: 500_000 },
  },
  'c57-row-date-zero.se': { codes: ['bad_row_date'], vouchers: 1, openings: {} },
  'c58-codes-merge-utf8.se': { codes: ['not_cp437'], vouchers: 2, openings: {} },
  'c60-cut-before-first-ver.se': { codes: ['movement_without_vouchers', 'no_vouchers'], vouchers: 0 },
  'c67-ub-left-out.se': { codes: ['account_difference'], vouchers: 12 },
};

describe.skipIf(!existsSync(folder))('field cases', () => {
  test.each(Object.entries(CASES))('%s', (name, { codes, vouchers, openings }) => {
    const { summary, events } = read(readFileSync(join(folder, name)));
    expect([...new Set(summary.warnings.map(({ code }) => code))].toSorted()).toEqual(codes);
    expect(summary.year0.vouchers).toBe(vouchers);
    const found = events.flatMap((event) =>
      event.type === 'balance' && event.label === 'IB' && event.yearIndex === 0
        ? [[event.account, event.amountOre]]
        : [],
    );
    if (openings !== undefined) expect(Object.fromEntries(found)).toEqual(openings);
    const { bytes } = write(inFileOrder(events), { checksum: true, allowUnbalanced: true });
    const again = inFileOrder(read(bytes).events);
    expect(write(again, { checksum: true, allowUnbalanced: true }).bytes).toEqual(bytes);
  });
});

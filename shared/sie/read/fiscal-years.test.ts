// A voucher belongs to the fiscal year of its date; years that share a day never lend each other their figures.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSieRefusal } from '../refusal.ts';
import { cp437, read, sie4 } from '../test-support.ts';
import type { Reading } from '../test-support.ts';

const RAR_BEFORE = '#RAR -1 20230101 20231231';
const voucher = (number: number, date: string, ore: number) => [
  `#VER A ${number} ${date}`,
  '{',
  `#TRANS 1930 {} ${ore / 100}`,
  `#TRANS 5010 {} ${-ore / 100}`,
  '}',
];
const found = ({ summary }: Reading, code: string) =>
  summary.warnings.filter((warning) => warning.code === code);
const yearsOf = ({ events }: Reading) =>
  events.flatMap((event) => (event.type === 'voucher' ? [event.yearIndex] : []));
const codeOf = (...lines: string[]) => {
  try {
    read(sie4(...lines));
    return 'read';
  } catch (error) {
    if (isSieRefusal(error)) return error.code;
    throw error;
  }
};

test('a voucher of another declared year is told apart, counted and named', () => {
  const reading = read(
    sie4(
      RAR_BEFORE,
      ...voucher(1, '20231220', 70_000),
      ...voucher(1, '20240115', 100_000),
      ...voucher(2, '20250115', 5_000),
      '#VER B 9 20230630',
      '{',
      '#BTRANS 1930 {} 4',
      '#RTRANS 1930 {} 0',
      '#TRANS 1930 {} 0',
      '}',
    ),
  );
  expect(yearsOf(reading)).toEqual([-1, 0, null, -1]);
  expect(reading.summary).toMatchObject({
    vouchers: 4,
    rows: 7,
    debitOre: 175_000,
    firstVoucherDate: '2023-06-30',
    lastVoucherDate: '2025-01-15',
    year0: {
      vouchers: 2,
      rows: 4,
      addedRows: 0,
      removedRows: 0,
      debitOre: 105_000,
      firstVoucherDate: '2024-01-15',
      lastVoucherDate: '2025-01-15',
    },
  });
  expect(found(reading, 'voucher_of_other_year')).toMatchObject([{ count: 2, line: 10, label: '#VER' }]);
  expect(found(reading, 'voucher_of_other_year')[0]?.message.sv).toContain(
    'A 1 (2023-12-20) 2023-01-01–2023-12-31, B 9 (2023-06-30) 2023-01-01–2023-12-31.',
  );
  expect(found(reading, 'voucher_outside_years')).toMatchObject([{ count: 1 }]);
  expect(found(reading, 'voucher_repeated')).toEqual([]);
});

test('the figures of year 0 are held against its own rows', () => {
  const balances = ['#IB 0 1930 5', '#UB 0 1930 15', '#RES 0 5010 -10'];
  const reading = read(
    sie4(RAR_BEFORE, ...balances, ...voucher(1, '20231220', 700), ...voucher(1, '20240115', 1000)),
  );
  expect(found(reading, 'account_difference')).toEqual([]);
});

test('whatever the dates, nothing is lost between year 0, other years and no year', () => {
  const spans = {
    0: ['20240101', '20241231'],
    '-1': ['20230101', '20231231'],
    '-2': ['20210701', '20221231'],
  };
  const date = fc.constantFrom(
    '20200101',
    '20210701',
    '20221231',
    '20230101',
    '20231231',
    '20240229',
    '20250101',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(date, fc.integer({ min: 1, max: 999 }))), (vouchers) => {
      const reading = read(
        sie4(
          RAR_BEFORE,
          '#RAR -2 20210701 20221231',
          ...vouchers.flatMap(([day, ore], at) => voucher(at + 1, day, ore)),
        ),
      );
      const indexOf = (day: string) =>
        Object.entries(spans).find(([, [start, end]]) => start! <= day && day <= end!)?.[0] ?? null;
      const wanted = vouchers.map(([day]) => indexOf(day));
      expect(yearsOf(reading)).toEqual(wanted.map((index) => (index === null ? null : Number(index))));
      const own = vouchers.filter(([day]) => Number(indexOf(day)) === 0);
      expect(reading.summary.year0.vouchers).toBe(own.length);
      expect(reading.summary.year0.rows).toBe(2 * own.length);
      expect(reading.summary.year0.debitOre).toBe(own.reduce((sum, [, ore]) => sum + ore, 0));
      const others = found(reading, 'voucher_of_other_year').reduce((sum, { count }) => sum + count, 0);
      expect(others).toBe(vouchers.length - own.length);
    }),
    { numRuns: 100 },
  );
});

describe('#RAR after the vouchers', () => {
  const head = '#FLAGGA 0\n#GEN 20240101\n';
  const bytes = (...lines: string[]) => cp437(`${head}${lines.join('\n')}\n`);

  test('of the year they are read as anyway', () => {
    const reading = read(bytes(...voucher(1, '20240115', 5), '#RAR 0 20240101 20241231', RAR_BEFORE));
    expect(reading.summary).toMatchObject({
      year0: { vouchers: 1 },
      fiscalYears: [{ index: 0 }, { index: -1 }],
    });
  });
  test('of another year that they lie in is refused', () => {
    expect(codeOf(...voucher(1, '20230115', 5), RAR_BEFORE)).toBe('fiscal_year_too_late');
    expect(codeOf(...voucher(1, '20240115', 5), RAR_BEFORE)).toBe('read');
    expect(codeOf(...voucher(1, '20230115', 5), ...voucher(2, '20240115', 5), RAR_BEFORE)).toBe(
      'fiscal_year_too_late',
    );
  });
  test('of year 0 that they do not all lie in is refused', () => {
    for (const date of ['20230115', '20250115']) {
      expect(() =>
        read(bytes(...voucher(1, '20240115', 5), ...voucher(2, date, 5), '#RAR 0 20240101 20241231')),
      ).toThrow(expect.objectContaining({ code: 'fiscal_year_too_late', line: 13 }));
    }
  });
  test('that takes back what they were read as is refused', () => {
    expect(() => read(bytes(RAR_BEFORE, ...voucher(1, '20230115', 5), '#RAR 0 20230701 20240630'))).toThrow(
      expect.objectContaining({ code: 'fiscal_year_too_late' }),
    );
  });
});

describe('years that share days', () => {
  const overlapping = [
    ['the same dates', '20240101', '20241231'],
    ['some days', '20230701', '20240630'],
  ] as const;
  test.each(overlapping)('%s: the one nearer to year 0 holds', (_, start, end) => {
    const rar = `#RAR -1 ${start} ${end}`;
    const figures = ['#IB -1 1930 111', '#UB -1 1930 5000', '#PSALDO -1 202401 1930 {} 5', '#IB 0 1930 5'];
    for (const bytes of [
      sie4(rar, '#RAR -2 20220101 20221231', ...figures),
      cp437(
        new TextDecoder('latin1')
          .decode(sie4(...figures))
          .replace('#RAR 0', `${rar}\n#RAR -2 20220101 20221231\n#RAR 0`)
          .replace('\u0099', 'Ö'),
      ),
    ]) {
      const reading = read(bytes);
      expect(reading.summary.fiscalYears.map(({ index }) => index)).toEqual(expect.arrayContaining([0, -2]));
      expect(reading.summary.fiscalYears.length).toBe(2);
      expect(found(reading, 'fiscal_years_overlap')).toMatchObject([{ count: 1, label: '#RAR' }]);
      expect(found(reading, 'balance_of_skipped_year').reduce((sum, { count }) => sum + count, 0)).toBe(3);
      const balances = reading.events.filter((event) => event.type === 'balance');
      expect(balances).toMatchObject([{ label: 'IB', yearIndex: 0, amountOre: 500 }]);
    }
  });
  test('a voucher that lies in the skipped year alone is no voucher of year 0', () => {
    const reading = read(sie4('#RAR -1 20230701 20240630', ...voucher(1, '20230801', 5)));
    expect(yearsOf(reading)).toEqual([-1]);
    expect(reading.summary.year0.vouchers).toBe(0);
  });
});

// What the balances and the vouchers of a file say of each other: openings told as last year's closings, balances left
// out, movements without vouchers.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read, sie4 } from '../test-support.ts';
import type { Reading } from '../test-support.ts';

const chart = [
  '#RAR -1 20230101 20231231',
  '#KONTO 1930 "Bank"',
  '#KONTO 2081 "Kapital"',
  '#KONTO 5010 "Hyra"',
];
const rent = ['#VER A 1 20240115 "Hyra"', '{', '#TRANS 5010 {} 1000', '#TRANS 1930 {} -1000', '}'];
const codes = ({ summary }: Reading) => summary.warnings.map(({ code }) => code);
const found = (reading: Reading, code: string) =>
  reading.summary.warnings.filter((warning) => warning.code === code);
const openings = ({ events }: Reading) =>
  events.flatMap((event) =>
    event.type === 'balance' && event.label === 'IB' && event.yearIndex === 0
      ? [[event.account, event.amountOre]]
      : [],
  );

describe('the opening balance told as #UB of -1', () => {
  test('is handed out, and no difference is reported', () => {
    const reading = read(
      sie4(
        ...chart,
        '#UB -1 1930 37400.78 3',
        '#UB -1 2081 -37400.78',
        '#UB 0 1930 36400.78',
        '#UB 0 2081 -37400.78',
        '#RES 0 5010 1000',
        ...rent,
      ),
    );
    expect(openings(reading)).toEqual([
      ['1930', 3_740_078],
      ['2081', -3_740_078],
    ]);
    expect(reading.events.at(-2)).toMatchObject({ line: 13, quantity: '3', period: null, objects: [] });
    expect(codes(reading)).toEqual([]);
  });
  test('but not where rows and closing balance say that it was zero', () => {
    const reading = read(sie4(...chart, '#UB -1 1930 500', '#UB 0 1930 -1000', '#RES 0 5010 1000', ...rent));
    expect(openings(reading)).toEqual([]);
    expect(codes(reading)).toEqual([]);
  });
  test('and where other accounts have #IB, only if rows and closing balance say so', () => {
    const figures = (closing: number) => [
      ...chart,
      '#IB 0 2081 -500',
      '#UB 0 2081 -500',
      '#UB -1 1930 500',
      `#UB 0 1930 ${closing}`,
      '#RES 0 5010 1000',
      ...rent,
    ];
    expect(openings(read(sie4(...figures(-500))))).toEqual([
      ['2081', -50_000],
      ['1930', 50_000],
    ]);
    expect(codes(read(sie4(...figures(-500))))).toEqual([]);
    expect(openings(read(sie4(...figures(-1000))))).toEqual([['2081', -50_000]]);
    expect(codes(read(sie4(...figures(-1000))))).toEqual([]);
    expect(codes(read(sie4(...figures(-7))))).toEqual(['account_difference']);
  });
  test('never of an account of the result, nor of a year that is skipped', () => {
    expect(openings(read(sie4(...chart, '#UB -1 5010 500', '#RES -1 5010 500')))).toEqual([]);
    expect(openings(read(sie4('#RAR -1 20240101 20241231', '#UB -1 1930 500')))).toEqual([]);
    expect(openings(read(sie4(...chart, '#KTYP 5010 T', '#UB -1 5010 500')))).toEqual([['5010', 50_000]]);
  });
});

describe('a balance left out is zero where other accounts have one', () => {
  const figures = ['#IB 0 1930 5000', '#IB 0 2081 -5000', '#UB 0 2081 -5000'];
  test('#UB', () => {
    const reading = read(sie4(...chart, ...figures, '#RES 0 5010 1000', ...rent));
    expect(found(reading, 'account_difference')).toMatchObject([
      { label: '#UB', message: { en: expect.stringContaining('1930: #UB differs by -4,000.00') } },
    ]);
  });
  test('#RES', () => {
    const reading = read(sie4(...chart, ...figures, '#UB 0 1930 4000', '#RES 0 3001 0', ...rent));
    expect(found(reading, 'account_difference')).toMatchObject([{ label: '#RES' }]);
  });
  test('and is nothing where none has', () => {
    expect(codes(read(sie4(...chart, '#IB 0 1930 5000', ...rent)))).not.toContain('account_difference');
  });
});

test('a whole file has no difference, and one row taken away has one', () => {
  const account = fc.constantFrom('1510', '1930', '2440', '2640', '3001', '5010', '8410');
  const pair = fc.tuple(account, account, fc.integer({ min: 1, max: 100_000 })).filter(([a, b]) => a !== b);
  const opening = fc.array(
    fc.tuple(fc.constantFrom('1510', '1930', '2440', '2640'), fc.integer({ min: -9999, max: 9999 })),
  );
  fc.assert(
    fc.property(
      fc.array(pair, { minLength: 1, maxLength: 8 }),
      opening,
      fc.nat(),
      fc.boolean(),
      (pairs, ib, drop, asUb) => {
        const before = new Map<string, number>(ib);
        const after = new Map<string, number>(ib);
        for (const [debit, credit, ore] of pairs) {
          after.set(debit, (after.get(debit) ?? 0) + ore);
          after.set(credit, (after.get(credit) ?? 0) - ore);
        }
        // Zero balances are left out, as they may be; the two first keep others from being the first of their kind.
        const record = (label: string, year: number, sums: Map<string, number>) =>
          [...sums]
            .filter(([, ore]) => ore !== 0)
            .map(([number, ore]) => `#${label} ${year} ${number} ${ore / 100}`);
        const split = (isSheet: boolean) =>
          new Map([...after].filter(([number]) => number < '3000' === isSheet));
        const lines = [
          ...chart,
          ...(asUb ? record('UB', -1, before) : record('IB', 0, before)),
          '#UB 0 1999 0',
          '#RES 0 3999 0',
          ...record('UB', 0, split(true)),
          ...record('RES', 0, split(false)),
        ];
        const vouchers = pairs.map(([debit, credit, ore], at) => [
          `#VER A ${at + 1} 20240115`,
          '{',
          `#TRANS ${debit} {} ${ore / 100}`,
          `#TRANS ${credit} {} ${-ore / 100}`,
          '}',
        ]);
        const whole = read(sie4(...lines, ...vouchers.flat()));
        expect(codes(whole)).not.toContain('account_difference');
        expect(new Map(openings(whole) as [string, number][])).toEqual(
          new Map([...before].filter(([, ore]) => ore !== 0)),
        );
        const less = vouchers.toSpliced(drop % vouchers.length, 1);
        const cut = codes(read(sie4(...lines, ...less.flat())));
        expect(cut).toContain(less.length === 0 ? 'movement_without_vouchers' : 'account_difference');
      },
    ),
    { numRuns: 200 },
  );
});

describe('a file without vouchers', () => {
  const balances = ['#IB 0 1930 5000', '#IB 0 2081 -5000', '#UB 0 1930 4000', '#UB 0 2081 -5000'];
  test.each<[string, string[], string[]]>([
    ['header only', [], ['no_vouchers']],
    ['cut off in the chart', ['#KONTO 1930 "Bank"'], ['no_vouchers']],
    ['nothing booked', ['#IB 0 1930 5', '#UB 0 1930 5'], ['no_vouchers']],
    ['cut off in the balances', balances.slice(0, 3), ['no_vouchers', 'movement_without_vouchers']],
    [
      'cut off before its first #VER',
      [...balances, '#RES 0 5010 1000'],
      ['no_vouchers', 'movement_without_vouchers'],
    ],
    ['a result alone', ['#RES 0 5010 1000'], ['no_vouchers', 'movement_without_vouchers']],
    ['a period alone', ['#PSALDO 0 202401 5010 {} 5'], ['no_vouchers', 'movement_without_vouchers']],
    [
      'a closing balance left out',
      ['#IB 0 1930 5', '#UB 0 2081 0'],
      ['no_vouchers', 'movement_without_vouchers'],
    ],
  ])('%s', (_, lines, wanted) => {
    expect(codes(read(sie4(...lines))).filter((code) => code !== 'account_not_declared')).toEqual(wanted);
  });
  test.each([1, 2, 3])('type %d says that it never has any', (type) => {
    const text = new TextDecoder('latin1').decode(sie4(...balances)).replace('#SIETYP 4', `#SIETYP ${type}`);
    const reading = read(Uint8Array.from(text, (sign) => sign.charCodeAt(0)));
    expect(found(reading, 'no_vouchers')[0]?.message.sv).toContain(`typ ${type}`);
    expect(codes(reading)).not.toContain('movement_without_vouchers');
  });
  test('and one with a voucher says nothing of the kind', () => {
    expect(codes(read(sie4(...chart, ...rent)))).toEqual([]);
  });
});

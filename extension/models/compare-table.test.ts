// The table of vouchers that differ, as Swedish Excel opens it.
import { expect, it } from 'vitest';
import type { VoucherDifference } from './compare.ts';
import { compareTable, decimal, toCsv, toTabs } from './compare-table.ts';

const head = { series: 'A', number: '12', date: '2024-03-01', text: 'Hyra; "mars"' };
const voucher = (its: Partial<VoucherDifference>): VoucherDifference => ({
  ...head,
  kind: 'gone',
  found: 'ledger',
  became: null,
  rows: [],
  rowCount: 0,
  ...its,
});
const row = (amountOre: number) => ({
  account: '1930',
  objects: [{ dimension: '1', object: '10' }],
  amountOre,
  date: null,
});
const words = {
  columns: ['a', 'b'],
  kinds: { gone: 'bort', new: 'ny', changed: 'ändrat', moved: 'flyttat' },
};
const tableOf = (...vouchers: VoucherDifference[]) =>
  compareTable([[{ start: '2024-01-01', end: '2024-12-31' }, vouchers]], words);

it('has a decimal comma, semicolons, quotes where they are needed and a byte order mark', () => {
  const changed = { kind: 'changed' as const, rows: [{ from: row(-12_05), to: row(1_234_567_00) }] };
  expect(toCsv(tableOf(voucher(changed)))).toBe(
    '\ufeffa;b\r\n2024;A;12;2024-03-01;"Hyra; ""mars""";ändrat;;;;1930;1:10;-12,05;1234567,00\r\n',
  );
  expect([0, 5, -5, 100, -10_001].map(decimal)).toEqual(['0,00', '0,05', '-0,05', '1,00', '-100,01']);
});

it('says where a voucher was moved, and every row of one that was changed', () => {
  const became = { ...head, series: 'B', number: '7', date: '2024-04-01' };
  const rows = [
    { from: row(1), to: null },
    { from: null, to: row(2) },
  ];
  const [, moved, first, second] = tableOf(
    voucher({ kind: 'moved', became }),
    voucher({ kind: 'changed', became, rows }),
  );
  expect(moved!.slice(5, 9)).toEqual(['flyttat', 'B', '7', '2024-04-01']);
  expect([first!.slice(9), second!.slice(9)]).toEqual([
    ['1930', '1:10', '0,01', ''],
    ['1930', '1:10', '', '0,02'],
  ]);
});

it('has no text that is a formula to a spreadsheet, and none that breaks a pasted line', () => {
  for (const text of ['=1+1', '+46', '-x', '@sum', '\tx']) {
    const [, line] = tableOf(voucher({ text }));
    expect(line![4]).toBe(`'${text}`);
  }
  expect(toTabs([['a\tb\nc', 'd']])).toBe('a b c\td');
});

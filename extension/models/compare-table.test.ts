// The table of vouchers that differ, as Swedish Excel opens it.
import { expect, it } from 'vitest';
import type { Continuity } from '../../shared/contract/continuity.ts';
import type { Coverage } from '../../shared/contract/coverage.ts';
import { sides } from '../locales/sides-sv.ts';
import type { VoucherDifference } from './compare.ts';
import { openingRows } from './compare-sides.ts';
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
  later: 'senare',
  source: 'filen',
  sides,
};
const year = { start: '2024-01-01', end: '2024-12-31', coverage: null, continuity: null };
const tableOf = (...vouchers: VoucherDifference[]) => compareTable([[year, vouchers]], words);

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

const covered = (until: string): Coverage['ledger'] => ({
  vouchers: 4,
  firstVoucherDate: '2024-01-05',
  lastVoucherDate: until,
  periods: null,
  balancesUntil: null,
  generatedOn: null,
});
const coverage = (by: NonNullable<Coverage['shorter']>['by'], side: 'ledger' | 'source'): Coverage => ({
  ledger: covered(side === 'ledger' ? '2024-02-10' : '2024-12-31'),
  source: covered(side === 'source' ? '2024-02-10' : '2024-12-31'),
  shorter: { side, until: '2024-02-10', by, vouchersAfter: 2 },
});
/** What each voucher is called, and what is said in a line of its own. */
const told = (its: Coverage, ...vouchers: VoucherDifference[]) => {
  const [, ...lines] = compareTable([[{ ...year, coverage: its }, vouchers]], words);
  return [lines.slice(0, vouchers.length).map((line) => line[5]), lines.at(-1)!.slice(3, 6)];
};

it('calls nothing deleted that a file ends before, and says where each side ends', () => {
  const [early, late] = [voucher({ date: '2024-02-10' }), voucher({ date: '2024-02-11' })];
  const ends =
    'Filen räcker till 2024-02-10, det inlästa till 2024-12-31. 2 verifikat är senare än så: att de saknas';
  expect(told(coverage('balancesUntil', 'source'), early, late)).toEqual([
    ['bort', 'senare'],
    ['2024-02-10', expect.stringContaining(ends), 'Omfattning'],
  ]);
  expect(told(coverage('generatedOn', 'source'), late)[0]).toEqual(['senare']);
  // Where only the last voucher says so it may have been deleted all the same.
  expect(told(coverage('lastVoucher', 'source'), late)).toEqual([
    ['bort'],
    [
      '2024-02-10',
      expect.stringContaining('eller om 2 senare verifikat har tagits bort, framgår inte'),
      'Omfattning',
    ],
  ]);
  expect(told(coverage('generatedOn', 'ledger'), voucher({ kind: 'new', date: '2024-03-01' }))).toEqual([
    ['ny'],
    ['2024-02-10', expect.stringContaining('Det inlästa räcker till 2024-02-10, filen till'), 'Omfattning'],
  ]);
});

it('has a line for each account that opens otherwise, and one for a result that is not booked', () => {
  const carried = { agrees: false, differenceCount: 1, result: 'carried', resultAccount: '2099' } as const;
  const one = { account: '1930', closingOre: 100_00, openingOre: null, differenceOre: -100_00 };
  const continuity: Continuity = {
    previousYear: { start: '2023-01-01', end: '2023-12-31' },
    reason: null,
    unbookedResultOre: -55_50,
    ledger: { ...carried, differences: [one] },
    source: {
      ...carried,
      agrees: true,
      differences: [],
      differenceCount: 0,
      result: 'not_carried',
      resultAccount: null,
    },
    stated: {
      previousYear: null,
      source: null,
      differences: [{ account: '2099', ledgerOre: -1_00, sourceOre: -2_00, differenceOre: 1_00 }],
      differenceCount: 1,
    },
  };
  const [, ...lines] = compareTable([[{ ...year, continuity }, []]], words);
  expect(lines.map((line) => line.slice(4, 6).concat(line.slice(9)).join('|'))).toEqual([
    '|Ingående saldo här är inte utgående saldo 2023|1930||100,00|0,00',
    '|Utgående saldo 2023 är ett annat i filen|2099||-1,00|-2,00',
    '2024 börjar här med resultatet på 2099, i filen utan resultatet.|Årets resultat ej ombokat|2099|||-55,50',
  ]);
  // As they are shown: what is named of one side is as the year closed on the other, but for the result.
  const same = (ore: number) => ({ ore, differenceOre: 0 });
  expect(openingRows(continuity)).toEqual([
    {
      account: '1930',
      closingOre: 100_00,
      statedOre: undefined,
      opening: { ledger: { ore: 0, differenceOre: -100_00 }, source: same(100_00) },
    },
    {
      account: '2099',
      closingOre: -1_00,
      statedOre: -2_00,
      opening: { ledger: same(-56_50), source: same(-1_00) },
    },
  ]);
});

// The figures of a year are those that its file says are the year's: not another year's with the same dates, and the
// opening balance also where it is told as the closing one of the year before.
import { expect, it } from 'vitest';
import type { Balances, FiscalYear } from '../../../shared/contract/fiscal-year.ts';
import { createWorld } from '../../testing/world.ts';

const number = '556677-8899';
const world = await createWorld();

const figuresOf = async (...records: string[]) => {
  const { id } = await world.company('Saldo AB', number);
  const text = [
    '#FLAGGA 0',
    '#PROGRAM "X" 1',
    '#FORMAT PC8',
    '#GEN 20250101',
    '#SIETYP 4',
    `#ORGNR ${number}`,
    '#FNAMN "Saldo AB"',
    '#RAR 0 20240101 20241231',
    ...records,
    '#VER "A" 1 20240115 "a"',
    '{',
    '#TRANS 1930 {} -40.00',
    '#TRANS 5010 {} 40.00',
    '}',
  ];
  const upload = await world.upload(id, text.join('\r\n'));
  expect(upload.status).toBe(202);
  await world.drain();
  const path = `/v1/companies/${id}/fiscal-years/2024-01-01`;
  const { body } = await world.api<Balances>('GET', `${path}/balances`);
  const exported = await (await world.send('GET', `${path}/sie`)).text();
  return {
    figures: body.accounts.map(({ account, openingOre, closingOre, resultOre }) => [
      account,
      openingOre,
      closingOre,
      resultOre,
    ]),
    records: exported.split('\r\n').filter((line) => /^#(RAR|IB|UB|RES) /.test(line)),
  };
};

it('the opening balance is told as #UB of the year before', async () => {
  const { figures, records } = await figuresOf(
    '#RAR -1 20230101 20231231',
    '#UB -1 1930 100.00',
    '#UB 0 1930 60.00',
    '#RES 0 5010 40.00',
  );
  expect(figures).toEqual([
    ['1930', 10_000, 6_000, null],
    ['5010', null, null, 4_000],
  ]);
  expect(records).toContain('#IB 0 1930 100.00');
});

it.each([
  ['the same dates', '20240101 20241231'],
  ['the same start', '20240101 20240630'],
  ['days in common', '20230701 20240630'],
])('a year before with %s lends the year no figure', async (_, dates) => {
  const { figures, records } = await figuresOf(
    `#RAR -1 ${dates}`,
    '#IB -1 1930 7.00',
    '#UB -1 1930 9.00',
    '#RES -1 5010 8.00',
    '#IB 0 1930 100.00',
    '#UB 0 1930 60.00',
    '#RES 0 5010 40.00',
  );
  expect(figures).toEqual([
    ['1930', 10_000, 6_000, null],
    ['5010', null, null, 4_000],
  ]);
  expect(records).toEqual([
    '#RAR 0 20240101 20241231',
    '#IB 0 1930 100.00',
    '#UB 0 1930 60.00',
    '#RES 0 5010 40.00',
  ]);
});

it('the months that come with the list of years are those of the balances, for years with and without data', async () => {
  const { id } = await world.company('Månader AB', number);
  const voucher = (n: number, date: string, kronor: number) =>
    `#VER A ${n} ${date} "x"\n{\n#TRANS 1930 {} -${kronor}\n#TRANS 5010 {} ${kronor}\n}`;
  for (const [start, vouchers] of [
    ['2023', [voucher(1, '20230105', 10)]],
    ['2024', [voucher(1, '20240105', 10), voucher(2, '20240106', 5), voucher(3, '20241231', 7)]],
  ] as const) {
    const head = `#FLAGGA 0\n#PROGRAM "X" 1\n#FORMAT PC8\n#SIETYP 4\n#ORGNR ${number}\n#RAR 0 ${start}0101 ${start}1231`;
    await world.upload(id, [head, ...vouchers].join('\n'));
    await world.drain();
  }
  const path = `/v1/companies/${id}`;
  const purge = { fiscalYears: ['2023-01-01'], confirm: number };
  await world.api('POST', `${path}/purges`, purge);
  await world.drain();
  const { body } = await world.api<{ items: FiscalYear[] }>('GET', `${path}/fiscal-years?include=months`);
  expect(body.items.map(({ start, months }) => [start, months])).toEqual([
    ['2023-01-01', []],
    [
      '2024-01-01',
      [
        { period: '2024-01', debitOre: 1500, rows: 4 },
        { period: '2024-12', debitOre: 700, rows: 2 },
      ],
    ],
  ]);
  const balances = await world.api<Balances>('GET', `${path}/fiscal-years/2024-01-01/balances`);
  expect(balances.body.periods).toEqual(body.items[1]!.months);
  const plain = await world.api<{ items: FiscalYear[] }>('GET', `${path}/fiscal-years`);
  expect(plain.body.items[1]).not.toHaveProperty('months');
});

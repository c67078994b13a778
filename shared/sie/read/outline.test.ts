// The outline of a file: what is counted of its own year, and that nothing a file does makes it long.
import { expect, test } from 'vitest';
import { read } from '../test-support.ts';

const head = `#SIETYP 4
#ORGNR 556677-8899
#RAR 0 20240101 20241231
#RAR -1 20230101 20231231
#IB 0 1930 1.00
#UB -1 1930 1.00
#UB 0 1930 2.00
#UB 0 3001 0.00
`;
const voucher = (series: string, date: string, rows = 2) =>
  `#VER "${series}" 1 ${date}\n{\n${'#TRANS 1930 {} 0.00\n'.repeat(rows)}#BTRANS 1930 {} 5.00\n}\n`;
const outlineOf = (...vouchers: string[]) =>
  read(new TextEncoder().encode(head + vouchers.join(''))).summary.outline;

test('series, months, the largest voucher and the balances are those of year 0', () => {
  const others = [voucher('D', '20231231', 9)];
  const own = [voucher('A', '20240131'), voucher('', '20240201', 4), voucher('A', '20240202')];
  expect(outlineOf(...others, ...own)).toEqual({
    series: { A: 2, '': 1 },
    months: { '2024-01': 1, '2024-02': 2 },
    mostRows: 4,
    balances: { IB: 1, UB: 2 },
  });
});

test('more series than bookkeeping has are not told apart, and a long name is cut', () => {
  const many = Array.from({ length: 2_000 }, (_, i) => voucher(`S${i}`, '20240101'));
  expect(outlineOf(...many)).toMatchObject({ series: null, months: { '2024-01': 2_000 } });
  expect(outlineOf(voucher('x'.repeat(500), '20240101')).series).toEqual({ ['x'.repeat(100)]: 1 });
});

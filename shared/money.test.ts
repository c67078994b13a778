import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCount, formatOre, parseOre, plainOre } from './money.ts';

test.each([
  ['1234', 123400],
  ['1 234,50', 123450],
  ['1\u00a0234,5', 123450],
  ['1,234.50', 123450],
  ['1.234,50', 123450],
  ['-12', -1200],
  ['−0,05', -5],
  ['0', 0],
  ['-0', 0],
  ['90071992547409.91', 9007199254740991],
])('parses %s', (text, ore) => expect(Object.is(parseOre(text), ore)).toBe(true));

test.each(['', '-', 'tolv', '1.005', '1,2,3', '12,34.5', '1e3', '90071992547409.92', '.5'])(
  'does not parse %j',
  (text) => expect(parseOre(text)).toBeNull(),
);

test.each([
  [123456789, '1\u00a0234\u00a0567,89', '1,234,567.89', '1234567.89'],
  [-5, '\u22120,05', '-0.05', '-0.05'],
  [0, '0,00', '0.00', '0.00'],
  [-100000, '\u22121\u00a0000,00', '-1,000.00', '-1000.00'],
])('formats %d', (ore, sv, en, plain) => {
  expect([formatOre(ore, 'sv'), formatOre(ore, 'en'), plainOre(ore)]).toEqual([sv, en, plain]);
});

test('counts', () =>
  expect([formatCount(1234567, 'sv'), formatCount(999, 'en')]).toEqual(['1\u00a0234\u00a0567', '999']));

test('what is formatted is parsed back', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (ore) => {
      expect([
        parseOre(formatOre(ore, 'sv')),
        parseOre(formatOre(ore, 'en')),
        parseOre(plainOre(ore)),
      ]).toEqual([ore, ore, ore]);
    }),
  );
});

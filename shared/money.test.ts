import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCount, formatOre, plainOre } from './money.ts';

/** The digits alone are the öre again, whatever parts them. */
const oreIn = (text: string) => Number(text.replace('\u2212', '-').replace(/[^-\d]/g, ''));

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
      expect([oreIn(formatOre(ore, 'sv')), oreIn(formatOre(ore, 'en')), oreIn(plainOre(ore))]).toEqual([
        ore,
        ore,
        ore,
      ]);
    }),
  );
});

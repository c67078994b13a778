import { expect, test } from 'vitest';
import {
  addDays,
  contains,
  fiscalYearLabel,
  isIsoDate,
  overlaps,
  periodOf,
  periodsOf,
} from './fiscal-year.ts';

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2100-02-29', false],
  ['2000-02-29', true],
  ['2024-13-01', false],
  ['2024-00-10', false],
  ['2024-04-31', false],
  ['2024-1-1', false],
  ['20240101', false],
  ['', false],
  ['2024-01-01T00:00:00Z', false],
])('%s is a date: %s', (text, is) => expect(isIsoDate(text)).toBe(is));

test.each([
  ['2024-01-01', '2024-12-31', '2024'],
  ['2023-07-01', '2024-06-30', '2023/24'],
  ['1999-05-01', '2000-04-30', '1999/2000'],
  ['2024-06-01', '2025-12-31', '2024/25'],
])('%s–%s is called %s', (start, end, label) => expect(fiscalYearLabel({ start, end })).toBe(label));

test('spans', () => {
  const year = { start: '2023-07-01', end: '2024-06-30' };
  expect([
    contains(year, '2023-06-30'),
    contains(year, '2023-07-01'),
    contains(year, '2024-06-30'),
    contains(year, '2024-07-01'),
  ]).toEqual([false, true, true, false]);
  expect(overlaps(year, { start: '2024-06-30', end: '2025-06-29' })).toBe(true);
  expect(overlaps(year, { start: '2024-07-01', end: '2025-06-30' })).toBe(false);
  expect(periodOf('2024-02-29')).toBe('2024-02');
  expect(periodsOf({ start: '2023-11-15', end: '2024-02-01' })).toEqual([
    '2023-11',
    '2023-12',
    '2024-01',
    '2024-02',
  ]);
  expect([addDays('2024-02-28', 1), addDays('2024-01-01', -1)]).toEqual(['2024-02-29', '2023-12-31']);
});

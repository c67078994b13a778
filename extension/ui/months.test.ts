import { expect, test } from 'vitest';
import { monthsOf } from './months.tsx';

test.each([
  ['2024-01-01', '2024-12-31', 12, '2024-01', '2024-12'],
  ['2023-07-01', '2024-06-30', 12, '2023-07', '2024-06'],
  ['2023-05-15', '2024-12-31', 20, '2023-05', '2024-12'],
  ['2024-03-01', '2024-03-01', 1, '2024-03', '2024-03'],
])('%s – %s', (start, end, count, first, last) => {
  const months = monthsOf(start, end);
  expect([months.length, months[0], months.at(-1)]).toEqual([count, first, last]);
});

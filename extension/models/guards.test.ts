import { expect, test } from 'vitest';
import { compared, guardOf } from './guards.ts';

const problem = (code: string, values: object) => ({
  type: '',
  title: '',
  status: 422,
  detail: '',
  code,
  ...values,
});

test.each([
  ['suspiciously_empty', { before: 4023 }, { vouchers: 0 }, { vouchers: 4023 }],
  ['covers_less', { found: '40 ver.', before: '4023 ver.' }, { vouchers: 40 }, { vouchers: 4023 }],
  [
    'covers_less',
    { found: '#OMFATTN 2024-06-30', before: '#OMFATTN 2024-12-31' },
    { balancesUntil: '2024-06-30' },
    { balancesUntil: '2024-12-31' },
  ],
  [
    'covers_less',
    { found: '2024-06-30', before: '2024-12-30' },
    { lastVoucher: '2024-06-30' },
    { lastVoucher: '2024-12-30' },
  ],
])('%s with %o', (code, values, found, before) =>
  expect(compared(problem(code, values))).toEqual({ found, before }),
);

test('what has no two sides is not compared', () => {
  expect(compared(problem('checksum_mismatch', { line: 3 }))).toBeNull();
  expect(compared(problem('covers_less', { found: 'något', before: 'annat' }))).toBeNull();
});

test('only the three may be set aside', () => {
  expect(['suspiciously_empty', 'covers_less', 'checksum_mismatch'].map(guardOf)).not.toContain(null);
  for (const code of ['verification_failed', 'other_company', 'toString', undefined])
    expect(guardOf(code)).toBeNull();
});

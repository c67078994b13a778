import { expect, test } from 'vitest';
import { stopOf } from './guards.ts';

const problem = (code: string, values: object = {}) => ({
  type: '',
  title: '',
  status: 422,
  detail: '',
  code,
  ...values,
});
const texts = { sv: 'Filen …', en: 'The file …' };

test('a code alone is the one reason, told in the words that came with it', () =>
  expect(stopOf(problem('covers_less', { texts }))).toEqual({
    reasons: [{ code: 'covers_less', said: texts }],
    allow: ['covers_less'],
  }));

test('all reasons at once, each with its own sentence and sides, are one thing to set aside', () => {
  const reasons = [
    { code: 'kind_changed', texts },
    { code: 'covers_less', texts, found: '3 ver.', before: '120 ver.' },
    { code: 'balances_gone', texts },
  ];
  expect(stopOf(problem('kind_changed', { reasons }))).toEqual({
    reasons: [
      { code: 'kind_changed', said: texts },
      { code: 'covers_less', said: texts },
      { code: 'balances_gone', said: texts },
    ],
    allow: ['kind_changed', 'covers_less', 'balances_gone'],
  });
});

test.each([
  ['other_company', [{ code: 'other_company', texts }]],
  [
    'covers_less',
    [
      { code: 'covers_less', texts },
      { code: 'other_company', texts },
    ],
  ],
  ['other_company', [{ code: 'covers_less', texts }]],
  [
    'covers_less',
    [
      { code: 'covers_less', texts },
      { code: 'a_reason_of_tomorrow', texts },
    ],
  ],
])('a file stopped by %s, told %o, cannot be set aside, in part neither', (code, reasons) => {
  const stop = stopOf(problem(code, { reasons }));
  expect(stop!.reasons).toHaveLength(reasons.length);
  expect(stop!.allow).toBeNull();
});

test.each(['verification_failed', 'other_company', 'toString', '__proto__'])('%s alone is no stop', (code) =>
  expect(stopOf(problem(code))).toBeNull(),
);

test.each([[[]], ['x'], [[null, 1, {}]], [{ length: 1 }]])(
  'reasons of another shape (%o) are none',
  (reasons) => expect(stopOf(problem('covers_less', { reasons }))).toMatchObject({ allow: ['covers_less'] }),
);
test('nothing is no stop', () => expect([stopOf(null), stopOf(undefined)]).toEqual([null, null]));

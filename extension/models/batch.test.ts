// A selection ordered in requests as large as the service takes: nothing that was chosen is left out in silence.
import { expect, test } from 'vitest';
import type { Ask } from '../messages/ask.ts';
import { createBatch } from './batch.ts';
import { createOverview } from './overview.ts';

interface Sent {
  companies: { companyId: string; fiscalYears: string[] }[];
}
/** A service that refuses every order with the same words, and keeps what it was asked. */
const service = (answers = () => true) => {
  const sent: Sent[] = [];
  const problem = { code: 'year_busy', status: 409, title: '', detail: '' };
  const ask = (async (verb: string, order: Sent) => {
    if (verb === 'jobs.at-work') return { ok: true, value: [] };
    if (!answers()) return { ok: false, problem: { ...problem, status: 0 } };
    sent.push(order);
    return {
      ok: true,
      value: { items: order.companies.map(({ companyId }) => ({ companyId, job: null, problem })) },
    };
  }) as unknown as Ask;
  return { sent, batch: createBatch(ask, createOverview(ask)) };
};
const years = (n: number) => new Set(Array.from({ length: n }, (_, i) => `${1960 + i}-01-01`));
const yearsSent = (sent: Sent[]) =>
  sent.flatMap(({ companies }) =>
    companies.map(({ companyId, fiscalYears }) => [companyId, fiscalYears.length]),
  );

test('of a company with more years than the service takes at once, the rest is said to be left, and sent next', async () => {
  const { sent, batch } = service();
  await batch.start(
    'compare',
    new Map([
      ['a', years(60)],
      ['b', years(2)],
    ]),
  );
  expect(yearsSent(sent)).toEqual([
    ['a', 50],
    ['b', 2],
  ]);
  expect([...batch.left.value]).toEqual([['a', years(10)]]);
  expect(batch.tally.value).toMatchObject({ all: 2, failed: 2 });
  await batch.start('compare', batch.left.value);
  expect(yearsSent(sent).at(-1)).toEqual(['a', 10]);
  expect(batch.left.value.size).toBe(0);
});

test('every chosen year is in one request, of at most 100 companies and 500 years', async () => {
  const { sent, batch } = service();
  const chosen = new Map(Array.from({ length: 230 }, (_, i) => [`co_${i}`, years((i % 7) + 1)]));
  await batch.start('compare', chosen);
  for (const { companies } of sent) {
    expect(companies.length).toBeLessThanOrEqual(100);
    expect(companies.reduce((sum, one) => sum + one.fiscalYears.length, 0)).toBeLessThanOrEqual(500);
  }
  expect(yearsSent(sent)).toEqual([...chosen].map(([id, its]) => [id, its.size]));
});

test('what the service did not answer is left, and no outcome is said of it', async () => {
  let asked = 0;
  const { batch } = service(() => ++asked === 1);
  const chosen = new Map(Array.from({ length: 130 }, (_, i) => [`co_${i}`, years(1)]));
  await batch.start('compare', chosen);
  expect([...batch.left.value.keys()]).toEqual([...chosen.keys()].slice(100));
  expect(batch.tally.value.all).toBe(100);
  expect(batch.problem.value?.status).toBe(0);
});

// What SQLite makes of the rows' text, held against the values written.
import { createChunks, noRows } from './chunks.ts';
import { createPeriodTotals, maxPeriodTotals } from './period-totals.ts';
import * as fc from 'fast-check';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { Env } from '../../env.ts';
import { JsonRows } from './json-rows.ts';

const { LEDGER_00: d1 } = env as unknown as Env;
const sign = fc.oneof(
  fc.constantFrom(
    "'",
    '"',
    '\\',
    '\n',
    '\u007f',
    '\u0080',
    'å',
    'Ω',
    '€',
    '│',
    '\u2028',
    '😀',
    ']',
    ',',
    '//',
  ),
  fc.string({ unit: 'binary', maxLength: 1 }),
);
const text = fc.array(sign, { maxLength: 8 }).map((signs) => signs.join('').replaceAll('\0', ' '));
const value = fc.oneof(
  text,
  fc.constant(null),
  fc.maxSafeInteger(),
  fc.integer({ min: -100_000_100, max: 100_000_100 }),
  fc.array(text, { minLength: 1, maxLength: 4 }),
);
const row = fc.tuple(text, value, value, value).map((values) => values.slice());
type Value = (typeof row extends fc.Arbitrary<infer Row> ? Row : never)[number];

const write = (rows: JsonRows, values: Value[]) => {
  rows.begin();
  for (const one of values) {
    if (Array.isArray(one)) rows.list(one);
    else if (typeof one === 'number') rows.number(one);
    else rows.text(one);
  }
  rows.end();
};
const read = async (json: string): Promise<Value[][]> => {
  const found = await d1.prepare('SELECT json(?1) AS json').bind(json).first<{ json: string }>();
  return JSON.parse(found!.json) as Value[][];
};
/** Nulls at the end are left out. */
const trimmed = (values: Value[]): Value[] =>
  values.slice(0, values.findLastIndex((one) => one !== null) + 1);
const bytesOf = (json: string) => new TextEncoder().encode(json).byteLength;

it('is what was written, to the sign and the digit, and as long as said', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async (list) => {
      const rows = new JsonRows();
      for (const values of list) write(rows, values);
      expect(rows.count).toBe(list.length);
      const { bytes } = rows;
      const { json, width } = rows.take();
      expect(bytesOf(json)).toBe(bytes);
      expect(await read(json)).toEqual(list.map(trimmed));
      expect(width).toBe(Math.max(...list.map((values) => trimmed(values).length)));
    }),
    { numRuns: 150 },
  );
});

it('keeps the last row back for the next text', async () => {
  const rows = new JsonRows();
  for (const text of ['å', 'öå']) write(rows, [text]);
  expect(bytesOf(rows.takeAllButLast().json)).toBe("[['å']]".length + 1);
  expect(rows.bytes).toBe("[['öå']]".length + 2);
  rows.take();
  for (const values of [
    ['1910', 1],
    ['1920', 2],
    ['1930', 3, 'x'],
  ])
    write(rows, values);
  expect(await read(rows.takeAllButLast().json)).toEqual([
    ['1910', 1],
    ['1920', 2],
  ]);
  write(rows, ['1940', 4]);
  expect(rows.count).toBe(2);
  expect(rows.take()).toEqual({ json: "[['1930',3,'x'],['1940',4]]", width: 3 });
  expect(rows.take()).toEqual({ json: '', width: 0 });
});

describe('the sums of account and month', () => {
  const written = (totals: ReturnType<typeof createPeriodTotals>) => {
    const rows: string[] = [];
    const chunks = createChunks(noRows(), { chunkRows: 10, chunkBytes: 1_000 }, (chunk) =>
      rows.push(chunk.rows.period_total.json),
    );
    totals.write(chunks);
    chunks.flush();
    return rows.join('');
  };

  it('are kept apart, debit and number of rows too', () => {
    const totals = createPeriodTotals();
    for (let i = 0; i < 2_000; i += 1) totals.add(String(1000 + i), '2024-01', i);
    totals.add('1930', '2024-02', -5);
    totals.add('1930', '2024-02', 3);
    const text = written(totals);
    expect(text).toContain("['1930','2024-01',930,930,1]");
    expect(text).toContain("['1930','2024-02',-2,3,2]");
    expect(text.split("'2024-01'")).toHaveLength(2_001);
  });

  it('are refused where there are too many to be kept', () => {
    const totals = createPeriodTotals();
    for (let i = 0; i < maxPeriodTotals; i += 1) totals.add(String(i % 1_000), String(i), 1);
    totals.add('0', '0', 1);
    expect(() => totals.add('0', 'one more', 1)).toThrow(String(maxPeriodTotals));
  });
});

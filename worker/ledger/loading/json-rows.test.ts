// What SQLite makes of the rows' text, held against the values written.
import * as fc from 'fast-check';
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
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

// What SQLite makes of the rows' text, held against the values written.
import { emptyShelf } from '../parts/blocks.ts';
import { createStretches } from './stretches.ts';
import { noProgress } from './chunk.ts';
import { createChunks } from './chunks.ts';
import { createPeriodTotals, maxPeriodTotals } from './period-totals.ts';
import { accountsSql, amountSql, createTallies, tallySql } from './tallies.ts';
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
      expect(rows.openCount).toBe(list.length);
      const bytes = 1 + rows.openBytes;
      rows.seal();
      expect(rows.sealedBytes).toBe(bytes);
      const { json, width } = rows.take();
      expect(bytesOf(json)).toBe(bytes);
      expect(await read(json)).toEqual(list.map(trimmed));
      expect(width).toBe(Math.max(...list.map((values) => trimmed(values).length)));
    }),
    { numRuns: 150 },
  );
});

it('keeps open rows back for the next text, and forgets those that are discarded', async () => {
  const rows = new JsonRows();
  write(rows, ['å']);
  rows.seal();
  write(rows, ['öå']);
  const { json } = rows.take();
  expect(bytesOf(json)).toBe("[['å']]".length + 1);
  rows.seal();
  expect(rows.sealedBytes).toBe("[['öå']]".length + 2);
  rows.take();
  for (const values of [
    ['1910', 1],
    ['1920', 2],
  ])
    write(rows, values);
  rows.seal();
  write(rows, ['1930', 3, 'å']);
  rows.discard();
  write(rows, ['1940', 4]);
  expect(await read(rows.take().json)).toEqual([
    ['1910', 1],
    ['1920', 2],
  ]);
  expect([rows.sealedCount, rows.openCount]).toEqual([0, 1]);
  rows.seal();
  expect(rows.take()).toEqual({ json: "[['1940',4]]", width: 2 });
  expect(rows.take()).toEqual({ json: '', width: 0 });
});

it('fills in later what is not known when it is written, also when other rows have been taken since', async () => {
  const rows = new JsonRows();
  const fills: [number, number][] = [];
  for (const value of [0, 7, 9_999_999_999]) {
    rows.begin();
    rows.text('å');
    fills.push([rows.later(), value]);
    rows.text('x');
    rows.end();
    if (value === 0) {
      rows.fill(fills.pop()![0], 1);
      rows.seal();
    }
  }
  expect(await read(rows.take().json)).toEqual([['å', 1, 'x']]);
  for (const [place, value] of fills) rows.fill(place, value);
  rows.seal();
  expect(await read(rows.take().json)).toEqual([
    ['å', 7, 'x'],
    ['å', 9_999_999_999, 'x'],
  ]);
});

const written = (totals: ReturnType<typeof createPeriodTotals>) => {
  const rows: string[] = [];
  const limits = {
    chunkRows: 10,
    chunkBytes: 1_000,
    blockMean: 4,
    blockRows: 9,
    blockBytes: 100,
    hashDigits: 32,
  };
  const stretches = createStretches({ encoding: 'ascii', fiscalYears: [] }, limits.hashDigits);
  const chunks = createChunks(1, noProgress(), [], emptyShelf, limits, stretches, (chunk) =>
    rows.push(chunk.rows.period_total.json),
  );
  totals.write(chunks);
  chunks.flush();
  return rows.join('');
};

describe('the sums of account and month', () => {
  it('are kept apart, debit and number of rows too', () => {
    const totals = createPeriodTotals(createTallies(false));
    for (let i = 0; i < 2_000; i += 1) totals.add(String(1000 + i), '2024-01', i);
    totals.add('1930', '2024-02', -5);
    totals.add('1930', '2024-02', 3);
    const text = written(totals);
    expect(text).toContain("['1930','2024-01',930,930,1]");
    expect(text).toContain("['1930','2024-02',-2,3,2]");
    expect(text.split("'2024-01'")).toHaveLength(2_001);
  });

  it('are refused where there are too many to be kept', () => {
    const totals = createPeriodTotals(createTallies(false));
    for (let i = 0; i < maxPeriodTotals; i += 1) totals.add(String(i % 1_000), String(i), 1);
    totals.add('0', '0', 1);
    expect(() => totals.add('0', 'one more', 1)).toThrow(String(maxPeriodTotals));
  });
});

describe('the sums that are held against what is stored', () => {
  const known = (signs: string) => fc.string({ unit: fc.constantFrom(...signs), maxLength: 12 });
  const account = fc.oneof(
    fc.integer({ min: 1000, max: 9999 }).map(String),
    known('0123456789'),
    known('0189+- X\tå'),
    fc.constantFrom('9223372036854775807', '-9223372036854775809', '1e3', '\u00a01930'),
  );
  const date = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  const isoDate = date.map((day) => day.toISOString().slice(0, 10));
  const ore = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -5_000, max: 5_000 }));
  const event = fc.record({
    kind: fc.constantFrom('trans', 'added', 'removed'),
    account,
    objects: fc.constantFrom([], ['6', 'P']),
    amountOre: ore.map((amount) => Math.trunc(amount / 1_000)),
    date: fc.option(isoDate),
    text,
    quantity: fc.option(fc.constantFrom('1', '-0.25')),
    signature: text,
  });
  const stored = <T>(columns: string, aggregates: string, rows: (string | number | null)[][]) => {
    const read = columns.split(' ').map((column, i) => `value ->> ${i} AS ${column}`);
    const sql = `SELECT ${aggregates} FROM (SELECT ${read.join(', ')} FROM json_each(?1))`;
    return d1.prepare(sql).bind(JSON.stringify(rows)).first<T>();
  };

  it('are those that SQLite comes to, of ledger rows', async () => {
    const columns = 'account objects amount_ore date text quantity signature kind';
    const aggregates = `${tallySql.ledger_row} AS tally, ${amountSql} AS amounts, ${accountsSql} AS accounts`;
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
        const tallies = createTallies(true);
        const totals = createPeriodTotals(tallies);
        for (const one of events) {
          tallies.row({ ...one, type: 'row', line: 1 });
          if (one.kind === 'trans') totals.add(one.account, '2024-01', one.amountOre);
        }
        written(totals);
        const rows = events.map((one) => [
          one.account,
          one.objects.length > 0 ? JSON.stringify(one.objects) : '',
          one.amountOre,
          one.date,
          one.text,
          one.quantity,
          one.signature,
          ['trans', 'added', 'removed'].indexOf(one.kind),
        ]);
        const { ledger_row: tally, amountOre: amounts, accounts } = tallies.tallies;
        expect(await stored(columns, aggregates, rows)).toEqual({ tally, amounts, accounts });
      }),
      { numRuns: 100 },
    );
  });

  it('are those that SQLite comes to, of the sums of account and month', async () => {
    const total = fc.tuple(
      account,
      fc.constantFrom('2024-01', '2024-12'),
      fc.maxSafeInteger(),
      fc.maxSafeNat(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(total, { maxLength: 40 }), async (sums) => {
        const { tallies, total: add } = createTallies(true);
        for (const [of, period, amountOre, debitOre] of sums) add(of, period, amountOre, debitOre);
        const columns = 'account period amount_ore debit_ore';
        const found = await stored(columns, `${tallySql.period_total} AS tally`, sums);
        expect(found).toEqual({ tally: tallies.period_total });
      }),
      { numRuns: 60 },
    );
  });

  it('are those that SQLite comes to, of vouchers', async () => {
    const columns = 'series number date text registered signature row_count';
    const voucher = fc.tuple(text, text, isoDate, text, fc.option(isoDate), text, fc.nat(9));
    await fc.assert(
      fc.asyncProperty(fc.array(voucher, { maxLength: 40 }), async (vouchers) => {
        const { tallies, voucher: add } = createTallies(true);
        for (const [series, number, day, said, registered, signature, rows] of vouchers) {
          const one = { series, number, date: day, text: said, registered, signature };
          add({ ...one, type: 'voucher', line: 1, yearIndex: 0 }, rows);
        }
        const found = await stored(columns, `${tallySql.voucher} AS tally`, vouchers);
        expect(found).toEqual({ tally: tallies.voucher });
      }),
      { numRuns: 100 },
    );
  });
});

// Export → import → export is a fixed point: what was read from a written file is written as the very same file, and
// says what was written.
import * as fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CP437_CODE_POINTS } from '../text/cp437.ts';
import { isSieRefusal } from '../refusal.ts';
import { cp437, read, sie4, write } from '../test-support.ts';
import type { BalanceLabel, SieEvent } from '../types.ts';
import { inFileOrder } from './order.ts';

const OWN = new Set(['FLAGGA', 'FORMAT', 'SIETYP']);
/** Events without what the writer decides itself, and without line numbers. */
const comparable = (events: readonly SieEvent[]) =>
  events
    .filter((event) => event.type !== 'identification' || !OWN.has(event.label))
    .map((event) => ({ ...event, line: 0 }));

/** Signs of code page 437: quotes, braces, backslashes, blanks. */
const knownSign = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('"', '\\', '{', '}', ' ', '#', 'å', 'Ö', 'x', '1', '\t') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[...CP437_CODE_POINTS]
        .map((code) => String.fromCharCode(code))
        .filter((c) => c >= ' ' && c !== '\u007f'),
    ),
  },
);
/** Of these a text is read back as it was; a backslash last gets a blank after it. */
const known = fc
  .string({ unit: knownSign, maxLength: 12 })
  .map((s) => s.replaceAll('\t', ' '))
  .filter((s) => !/\\\s*$/.test(s));
/** Also signs that it lacks, near signs of each other, combining ones, and control characters. */
const anySigns = fc.string({
  unit: fc.oneof(
    fc.constantFrom('O', 'Ø', 'Ó', 'o', 'ø', 'ö', 'o\u0308', '\u0308', '"', '”', '\\', ' ', '1'),
    fc.constantFrom('\u200b', '\u00a0', '\u2003', '€', '–', '⚙', '😀', '\u0001', '\n', '\u007f', '\ufffd'),
    knownSign.filter((sign) => sign !== '~'),
  ),
  maxLength: 6,
});

/** The events of a file whose texts, names and codes are made of these. */
function fileOf(text: fc.Arbitrary<string>) {
  const name = text.map((s) => s.trim());
  const code = name.filter((s) => s !== '');
  const account = fc.oneof(fc.integer({ min: 1000, max: 9999 }).map(String), code);
  const ore = fc
    .oneof(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.maxSafeInteger().map((n) => Math.trunc(n / 1000)),
    )
    .map((n) => n || 0);
  const date = fc
    .date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10));
  const quantity = fc.option(fc.constantFrom('0', '1', '-2.5', '3.14159'), { nil: null });
  const objects = fc
    .array(fc.tuple(fc.constantFrom('1', '6', '30'), code), { maxLength: 3 })
    .map((pairs) => pairs.flat());
  const line = fc.constant(0);
  const row = fc.record({
    type: fc.constant('row' as const),
    line,
    kind: fc.constantFrom('trans' as const, 'added' as const, 'removed' as const),
    account,
    objects,
    amountOre: ore,
    date: fc.option(date, { nil: null }),
    text,
    quantity,
    signature: name,
  });
  const voucher = fc
    .tuple(
      fc.record({
        type: fc.constant('voucher' as const),
        line,
        series: name,
        number: name,
        date,
        text,
        registered: fc.option(date, { nil: null }),
        signature: name,
      }),
      fc.array(row, { maxLength: 5 }),
    )
    .map(([written, rows]): SieEvent[] => {
      const head = { ...written, yearIndex: written.date.startsWith('2024') ? 0 : null };
      const differenceOre = rows.reduce(
        (sum, { kind, amountOre }) => sum + (kind === 'trans' ? amountOre : 0),
        0,
      );
      return [head, ...rows, { type: 'voucherEnd', line: 0, differenceOre: differenceOre + 0 }];
    });
  const balance = fc
    .constantFrom('IB', 'UB', 'OIB', 'OUB', 'RES', 'PSALDO', 'PBUDGET')
    .chain((label) =>
      fc.record({
        type: fc.constant('balance' as const),
        line,
        label: fc.constant(label as BalanceLabel),
        yearIndex: fc.integer({ min: -3, max: 0 }),
        period: label.startsWith('P') ? date.map((d) => d.slice(0, 7)) : fc.constant(null),
        account,
        objects: /^(P|O)/.test(label) ? objects : fc.constant([]),
        amountOre: ore,
        quantity,
      }),
    )
    // Of which the reader makes an opening balance.
    .filter(({ label, yearIndex }) => label !== 'UB' || yearIndex !== -1);
  const chart = fc.oneof(
    fc.record({ type: fc.constant('account' as const), line, number: account, name }),
    fc.record({ type: fc.constant('sru' as const), line, account, code }),
  );
  const dimension = fc.oneof(
    fc.record({
      type: fc.constant('dimension' as const),
      line,
      number: fc.constantFrom('1', '20'),
      name,
      parent: fc.constantFrom(null, '1'),
    }),
    fc.record({
      type: fc.constant('object' as const),
      line,
      dimension: fc.constantFrom('1', '20'),
      code,
      name,
    }),
  );
  return fc
    .tuple(
      fc.array(chart, { maxLength: 5 }),
      fc.array(dimension, { maxLength: 5 }),
      fc.array(balance, { maxLength: 5 }),
      fc.array(voucher, { maxLength: 5 }),
    )
    .map((groups): SieEvent[] => [
      { type: 'identification', line: 0, label: 'PROGRAM', values: ['x', ''] },
      { type: 'fiscalYear', line: 0, index: 0, start: '2024-01-01', end: '2024-12-31' },
      ...groups.flat(2),
    ]);
}

const isChart = ({ type }: SieEvent) => /^(account|accountType|accountUnit|sru|dimension|object)$/.test(type);

/** What a chart says, in any order and however often: of what is said twice, the first; every account has a name. */
function chartSaid(events: readonly SieEvent[]): Record<string, unknown> {
  const said: Record<string, unknown> = {};
  for (const event of events) {
    if (event.type === 'account') said[`account ${event.number}`] ??= event.name;
    else if (event.type === 'sru') said[`sru ${event.account} ${event.code}`] = true;
    else if (event.type === 'dimension') said[`dimension ${event.number}`] ??= [event.name, event.parent];
    else if (event.type === 'object') said[`object ${event.dimension} ${event.code}`] ??= event.name;
  }
  for (const event of events) if (event.type === 'sru') said[`account ${event.account}`] ??= '';
  return said;
}

test('reading what was written gives the same events', () => {
  fc.assert(
    fc.property(fileOf(known), fc.boolean(), (events, checksum) => {
      const written = write(events, { checksum, allowUnbalanced: true });
      const again = read(written.bytes, { encoding: 'cp437' });
      const others = (all: readonly SieEvent[]) => comparable(all).filter((event) => !isChart(event));
      expect(others(again.events)).toEqual(others(events));
      expect(chartSaid(again.events)).toEqual(chartSaid(events));
      expect(again.summary.ksumma).toBe(checksum ? 'ok' : 'absent');
      expect(written.report.replaced).toEqual([]);
      expect(again.summary.warnings.map(({ code: found }) => found)).not.toContain('account_repeated');
    }),
    { numRuns: 250 },
  );
});

const writeAgain = (bytes: Uint8Array) => {
  const { events } = read(bytes, { encoding: 'cp437' });
  return write(inFileOrder(events), { checksum: true, allowUnbalanced: true }).bytes;
};

test('whatever signs the texts and codes hold, the second file is the third, and no two codes become one', () => {
  fc.assert(
    fc.property(fileOf(anySigns), (events) => {
      const first = write(inFileOrder(events), { checksum: true, allowUnbalanced: true }).bytes;
      const again = read(first, { encoding: 'cp437' }).events;
      expect(writeAgain(first)).toEqual(first);
      const codes = (all: readonly SieEvent[]) =>
        new Set(
          all.flatMap((event) => (event.type === 'voucher' ? [`${event.series}\0${event.number}`] : [])),
        );
      expect(codes(again).size).toBe(codes(events).size);
      expect(Object.keys(chartSaid(again)).length).toBe(Object.keys(chartSaid(events)).length);
    }),
    { numRuns: 250 },
  );
});

test('and so for whatever the reader accepts of a file with changes here and there', () => {
  const sample = sie4(
    '#RAR -1 20230101 20231231',
    '#ADRESS "Anna" "Storgatan 1" "" "08-1"',
    '#TAXAR 2025',
    '#KPTYP BAS95',
    '#KONTO 1930 "Bank"',
    '#KTYP 1930 T',
    '#DIM 6 "Projekt"',
    '#OBJEKT 6 "P-1" "Hus"',
    '#UB -1 1930 1000.50 2',
    '#UB 0 1930 750.5',
    '#RES 0 5010 250',
    '#PSALDO 0 202401 5010 {"6" "P-1"} 250.00 2.5',
    '#VER B 10 20240131 "Köp" 20240201 "anna"',
    '{',
    '#TRANS 5010 {"6" "P-1"} 250 20240131 "x" 1 "bo"',
    '#TRANS 1930 {} -250',
    '}',
    '#VER A 9 20240131',
    '{',
    '#RTRANS 5010 {} 5',
    '#TRANS 5010 {} 5',
    '#BTRANS 1930 {} 5 20240131',
    '#TRANS 1930 {} -5',
    '}',
  );
  const changes = fc.array(
    fc.tuple(fc.nat(sample.length - 1), fc.constantFrom(...'{}"\\ \n\r\t#019-.,åA'), fc.boolean()),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(changes, (all) => {
      let bytes = sample;
      for (const [at, sign, isMore] of all)
        bytes = Uint8Array.from([
          ...bytes.slice(0, at),
          ...cp437(sign),
          ...bytes.slice(at + (isMore ? 0 : 1)),
        ]);
      let events: SieEvent[];
      try {
        ({ events } = read(bytes));
      } catch (error) {
        fc.pre(!isSieRefusal(error));
        throw error;
      }
      const first = write(inFileOrder(events), { checksum: true, allowUnbalanced: true }).bytes;
      expect(writeAgain(first)).toEqual(first);
    }),
    { numRuns: 150 },
  );
});

const folder = process.env['SIE_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/sie-corpus');
const samples: { file: string; verdict: string }[] = existsSync(join(folder, 'expected.json'))
  ? Object.values(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')))
  : [];
test.skipIf(samples.length === 0)('every sample file, read, written and read again, says the same', () => {
  for (const sample of samples.filter(
    ({ verdict, file }) => verdict !== 'refuse' && !file.endsWith('.sie'),
  )) {
    const whole = read(readFileSync(join(folder, sample.file)));
    const first = inFileOrder(whole.events);
    const { bytes, report } = write(first, { checksum: true, allowUnbalanced: true, chunkBytes: 4096 });
    expect(writeAgain(bytes), sample.file).toEqual(bytes);
    const again = read(bytes);
    expect(again.summary.ksumma).toBe('ok');
    expect(again.summary.sumByAccount).toEqual(whole.summary.sumByAccount);
    if (report.replaced.length > 0) continue;
    // The writer puts the identification in an order of its own.
    const others = (events: SieEvent[]) =>
      comparable(events)
        .filter((event) => !isChart(event))
        .toSorted((a, b) => headKey(a).localeCompare(headKey(b)));
    expect(others(inFileOrder(again.events)), sample.file).toEqual(others(first));
    expect(chartSaid(again.events), sample.file).toEqual(chartSaid(first));
  }
});

const headKey = (event: SieEvent) =>
  event.type === 'identification' ? event.label : event.type === 'fiscalYear' ? `RAR${-event.index}` : '~';

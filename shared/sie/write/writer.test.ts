// The writer: reading what was written gives the same events again, whatever the texts hold.
import * as fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CP437_CODE_POINTS } from '../text/cp437.ts';
import { isSieRefusal } from '../refusal.ts';
import { cp437, read, sie4 } from '../test-support.ts';
import type { SieEvent } from '../types.ts';
import { inFileOrder } from './order.ts';
import { createSieWriter } from './writer.ts';
import type { SieWriterOptions } from './writer.ts';

function write(events: Iterable<SieEvent>, options: Partial<SieWriterOptions> = {}) {
  const chunks: Uint8Array[] = [];
  const writer = createSieWriter({ onChunk: (chunk) => chunks.push(chunk), chunkBytes: 100, ...options });
  for (const event of events) writer.write(event);
  const report = writer.end();
  const bytes = Uint8Array.from(chunks.flatMap((chunk) => [...chunk]));
  return {
    bytes,
    report,
    text: [...bytes].map((byte) => String.fromCharCode(CP437_CODE_POINTS[byte]!)).join(''),
  };
}

const OWN = new Set(['FLAGGA', 'FORMAT', 'SIETYP']);
/** Events without what the writer decides itself, and without line numbers. */
const comparable = (events: readonly SieEvent[]) =>
  events
    .filter((event) => event.type !== 'identification' || !OWN.has(event.label))
    .map((event) => ({ ...event, line: 0 }));

test('writes a file as SIE 4B has it', () => {
  const { events } = read(
    sie4(
      '#KONTO 1930 Bank',
      '#SRU 1930 7281',
      '#DIM 6 Projekt',
      '#OBJEKT 6 P-12 "Nytt hus"',
      '#IB 0 1930 5',
      '#PSALDO 0 202401 1930 {6 "P-12"} -.05 2',
      '#VER A 1 20240131 "Köp \\"hus\\"" "" anna',
      '{',
      '#TRANS 1930 {6 "P-12"} 100 "" "x" "" bo',
      '#TRANS 2440 {} -100',
      '}',
    ),
  );
  const { text, report } = write(events, { checksum: true });
  expect(text.split('\r\n')).toEqual([
    '#FLAGGA 0',
    '#KSUMMA',
    '#PROGRAM "Test" "1"',
    '#FORMAT PC8',
    '#GEN 20240601',
    '#SIETYP 4',
    '#ORGNR 556677-8899',
    '#FNAMN "Övning AB"',
    '#RAR 0 20240101 20241231',
    '#KONTO 1930 "Bank"',
    '#SRU 1930 "7281"',
    '#DIM 6 "Projekt"',
    '#OBJEKT 6 "P-12" "Nytt hus"',
    '#IB 0 1930 5.00',
    '#PSALDO 0 202401 1930 {"6" "P-12"} -0.05 2',
    '#VER "A" "1" 20240131 "Köp \\"hus\\"" "" "anna"',
    '{',
    '#TRANS 1930 {"6" "P-12"} 100.00 "" "x" "" "bo"',
    '#TRANS 2440 {} -100.00',
    '}',
    expect.stringMatching(/^#KSUMMA \d+$/),
    '',
  ]);
  expect(report).toMatchObject({ vouchers: 1, rows: 2, replaced: [], undeclaredAccounts: ['2440'] });
  expect(read(cp437(text)).summary.ksumma).toBe('ok');
});

test('replaces signs that code page 437 lacks, and says so', () => {
  const event = (name: string): SieEvent => ({ type: 'account', line: 0, number: '1', name });
  const { text, report } = write([
    event('Øl – ”pris” 5 € ⚙'),
    event('Ö'),
    event('rad\nbrytning'),
    event('Zażółć'),
    event('a b\\'),
    event('c\\'),
  ]);
  expect(text).toContain('"Ol - \\"pris\\" 5 EUR ?"');
  expect(text).toContain('"Ö"');
  expect(text).toContain('"rad brytning"');
  expect(text).toContain('"Zazólc"');
  expect(text).toContain('"a b\\ "');
  expect(text).toContain('#KONTO 1 c\\\r\n');
  expect(report.replaced).toContainEqual({ sign: '”', replacement: '"', count: 2 });
  expect(report.replaced).toContainEqual({ sign: '⚙', replacement: '?', count: 1 });
});

describe('refuses', () => {
  const voucher: SieEvent = {
    type: 'voucher',
    line: 0,
    yearIndex: 0,
    series: 'A',
    number: '1',
    date: '2024-01-31',
    text: '',
    registered: null,
    signature: '',
  };
  const row: SieEvent = {
    type: 'row',
    line: 0,
    kind: 'trans',
    account: '1930',
    objects: [],
    amountOre: 1,
    date: null,
    text: '',
    quantity: null,
    signature: '',
  };
  const end: SieEvent = { type: 'voucherEnd', line: 0, differenceOre: 0 };
  test.each<[string, SieEvent[], string]>([
    ['a voucher that does not balance', [voucher, row, end], 'voucher_unbalanced'],
    ['a row outside a voucher', [row], 'row_outside_voucher'],
    ['a broken date', [{ ...voucher, date: '2024-02-30' }], 'bad_date'],
    ['an amount with a fraction of öre', [voucher, { ...row, amountOre: 0.5 }], 'bad_amount'],
    [
      'records out of order',
      [voucher, end, { type: 'account', line: 0, number: '1', name: '' }],
      'out_of_order',
    ],
    ['a voucher not ended', [voucher], 'out_of_order'],
  ])('%s', (_, events, code) => {
    try {
      write(events);
      expect.unreachable();
    } catch (error) {
      expect(isSieRefusal(error) && error.code).toBe(code);
    }
  });
  test('but writes one that does not balance on demand', () => {
    expect(write([voucher, row, end], { allowUnbalanced: true }).report.rows).toBe(1);
  });
});

// Any text of code page 437: quotes, braces, backslashes, blanks. A backslash last is tested above.
const sign = fc.oneof(
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
const text = fc
  .string({ unit: sign, maxLength: 12 })
  .map((s) => s.replaceAll('\t', ' '))
  .filter((s) => !s.endsWith('\\'));
const name = text.map((s) => s.trim()).filter((s) => !s.endsWith('\\'));
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
      label: fc.constant(label as 'IB'),
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
const file = fc
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

test('reading what was written gives the same events', () => {
  fc.assert(
    fc.property(file, fc.boolean(), (events, checksum) => {
      const written = write(events, { checksum, allowUnbalanced: true });
      const again = read(written.bytes, { encoding: 'cp437' });
      expect(comparable(again.events)).toEqual(events);
      expect(again.summary.ksumma).toBe(checksum ? 'ok' : 'absent');
      expect(written.report.replaced).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

const headKey = (event: SieEvent) =>
  event.type === 'identification' ? event.label : event.type === 'fiscalYear' ? `RAR${-event.index}` : '~';

const folder = process.env['SIE_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/sie-corpus');
const samples: { file: string; verdict: string }[] = existsSync(join(folder, 'expected.json'))
  ? Object.values(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')))
  : [];
test.skipIf(samples.length === 0)('every sample file, read, written and read again, says the same', () => {
  for (const sample of samples.filter(({ verdict }) => verdict !== 'refuse')) {
    const first = inFileOrder(read(readFileSync(join(folder, sample.file))).events);
    const { bytes, report } = write(first, { checksum: true, allowUnbalanced: true, chunkBytes: 4096 });
    if (report.replaced.length > 0) continue;
    const again = read(bytes);
    // The writer puts the identification in an order of its own.
    const byLabel = (events: SieEvent[]) =>
      comparable(events).toSorted((a, b) => headKey(a).localeCompare(headKey(b)));
    expect(byLabel(inFileOrder(again.events)), sample.file).toEqual(byLabel(first));
    expect(again.summary.ksumma).toBe('ok');
  }
});

// Properties of the reader: chunk boundaries are invisible, and a file cut off anywhere never gives a wrong figure.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSieRefusal } from './refusal.ts';
import { cp437, read, sie4 } from './test-support.ts';
import type { SieEvent } from './types.ts';

const sample = sie4(
  '#ADRESS "Anna" "Storgatan 1" "123 45 Åby" "08-1"',
  '#KONTO 1930 "Bank"',
  '#KONTO 5010 "Hyra \\"kontor\\""',
  '#DIM 6 "Projekt"',
  '#OBJEKT 6 "P-1" "Hus"',
  '#IB 0 1930 1000.50',
  '#UB 0 1930 750.5',
  '#RES 0 5010 250',
  '#PSALDO 0 202401 5010 {"6" "P-1"} 250.00 2.5',
  '#PSALDO 0 202401 5010 {} 250.00',
  '#VER A 1 20240131 "Köp" 20240201 "anna"',
  '{',
  ' #TRANS 5010 {"6" "P-1"} 125.25 "" "rad ett"',
  ' #TRANS 5010 {} 124.75',
  '#TRANS 1930 {} -250',
  '}',
  '',
  '#VER A 2 20240229',
  '{',
  '#BTRANS 5010 {} 9',
  '#RTRANS 5010 {} 0.07',
  '#TRANS 5010 {} 0.07',
  '#TRANS 1930 {} -0.07 20240301 "å\\ä" "" "bo"',
  '}',
);
const utf8 = new TextEncoder().encode(
  '\ufeff' + [...sample].map((byte) => (byte < 128 ? String.fromCharCode(byte) : 'ö')).join(''),
);
const checked = cp437(
  [
    '#FLAGGA 0',
    '#KSUMMA',
    '#FORMAT PC8',
    '#KONTO 1920 "Konto \\"Plus\\" giro"',
    '#KONTO\t3041\t"Försäljning"',
    '#VER B 7 20240131 ""',
    '{',
    '   #TRANS 1920 {6 "P-12"} 250.00',
    '   #TRANS 3041 { } -250',
    '}',
    '#KSUMMA 87043585',
    '',
  ].join('\r\n'),
);

type Outcome = { summary: unknown; events: SieEvent[] } | { code: string; line: number; message: string };
function outcome(bytes: Uint8Array, chunkBytes?: number): Outcome {
  try {
    return read(bytes, {}, chunkBytes);
  } catch (error) {
    if (!isSieRefusal(error)) throw error;
    return { code: error.code, line: error.line, message: error.message };
  }
}

test('chunks of any size give the same', () => {
  for (const bytes of [sample, utf8, checked, cp437('<html>'), cp437(`#FLAGGA 0\n${'x'.repeat(9000)}\n{`)]) {
    const whole = outcome(bytes);
    for (const size of [1, 2, 3, 5, 7, 16, 61, 100, 4095, 4096, 4097])
      expect(outcome(bytes, size)).toEqual(whole);
  }
});

test('and so for broken files', () => {
  const broken = fc.array(
    fc.tuple(fc.nat(sample.length - 1), fc.constantFrom(...'{}"\\ \n\r\t#0-.å\u0000'.split(''))),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(broken, fc.integer({ min: 1, max: 50 }), (changes, size) => {
      const bytes = sample.slice();
      for (const [at, sign] of changes) bytes[at] = cp437(sign)[0]!;
      expect(outcome(bytes, size)).toEqual(outcome(bytes));
    }),
    { numRuns: 500 },
  );
});

test('a file cut off anywhere is refused, or gives what whole vouchers came before', () => {
  // Fiscal years are handed out when the identification is over: by line, all is in the file's order.
  const inOrder = (events: SieEvent[]) => events.toSorted((a, b) => a.line - b.line);
  const whole = inOrder(read(sample).events);
  for (let length = 0; length < sample.length; length++) {
    const cut = outcome(sample.subarray(0, length));
    if ('code' in cut) {
      expect([
        'empty_file',
        'not_sie',
        'cut_off',
        'fragment',
        'missing_field',
        'bad_date',
        'bad_fiscal_year',
        'bad_object_list',
        'bad_amount',
        'bad_year_index',
        'bad_sie_type',
      ]).toContain(cut.code);
      continue;
    }
    // What was read before the last line is exactly what the whole file says; vouchers are whole.
    const before = inOrder(cut.events).filter((event) => event.line <= lines(length));
    expect(before).toEqual(whole.slice(0, before.length));
    const vouchers = cut.events.filter((event) => event.type === 'voucherEnd');
    expect(vouchers.every((event) => event.differenceOre === 0)).toBe(true);
    expect(cut.events.filter((event) => event.type === 'voucher').length).toBe(vouchers.length);
  }
  /** Lines that have ended before the cut. */
  function lines(length: number): number {
    return sample.subarray(0, length).filter((byte) => byte === 10).length;
  }
});

test('a file with a control sum, cut off anywhere but at its end, is refused', () => {
  const end = checked.length;
  const start = cp437('#FLAGGA 0\r\n#KSUMMA').length;
  for (let length = start; length < end - 2; length++)
    expect(outcome(checked.subarray(0, length)), String(length)).toHaveProperty('code');
  expect(outcome(checked)).toHaveProperty('summary');
});

test('any bytes are read or refused, never anything else', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '#VER',
      '#TRANS',
      '#IB',
      '#RAR',
      '#KSUMMA',
      '#FLAGGA 0\n',
      '{',
      '}',
      '"',
      '\\"',
      ' ',
      '\n',
      '\r',
      '20240101',
      '1930',
      '-5',
      '0',
      '12.345',
      '\u0000',
      'å',
    ),
    fc.string({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      outcome(cp437(pieces.join('')), 3);
    }),
    { numRuns: 1500 },
  );
});

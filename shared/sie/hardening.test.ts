// Files made to hurt: refused, or read, in bounded time and memory.
import { describe, expect, test } from 'vitest';
import { createSieReader } from './read/reader.ts';
import { isSieRefusal } from './refusal.ts';
import { cp437, sie4 } from './test-support.ts';

/** Pushes `chunk` until the file is refused or `times` are reached; returns the code. */
function codeOf(start: Uint8Array, chunk: Uint8Array, times: number): string {
  const reader = createSieReader({ encoding: 'cp437', onEvent: () => {} });
  try {
    reader.push(start);
    for (let i = 0; i < times; i++) reader.push(chunk);
    reader.end();
    return 'ok';
  } catch (error) {
    if (isSieRefusal(error)) return error.code;
    throw error;
  }
}

const repeat = (text: string, bytes = 1 << 20) => cp437(text.repeat(Math.ceil(bytes / text.length)));

/** Those that are read to their end take a tenth. */
describe('100 MB', () => {
  test.each<[string, Uint8Array, Uint8Array, string]>([
    ['of one line', sie4(), repeat('x'), 'line_too_long'],
    ['of one record', sie4(), repeat('#PROSA "x" '), 'line_too_long'],
    ['of one quoted field', cp437('#FLAGGA 0\n#PROSA "'), repeat('\\"'), 'line_too_long'],
    [
      'of open braces in a row',
      sie4('#VER A 1 20240101', '{'),
      cp437('#TRANS 1930 ' + '{'.repeat(1 << 20)),
      'line_too_long',
    ],
    ['of open braces', sie4('#VER A 1 20240101'), repeat('{'), 'line_too_long'],
    ['of braces outside vouchers', sie4(), repeat('{}\n'), 'ok'],
    ['of blank lines', sie4(), repeat('\n'), 'ok'],
    ['of NUL', new Uint8Array(1), new Uint8Array(1 << 20), 'not_sie'],
    ['of comments', sie4(), repeat('; no record\n'), 'ok'],
    [
      'of unknown labels, all different',
      sie4(),
      repeat(Array.from({ length: 5000 }, (_, n) => `#X${n}\n`).join('')),
      'ok',
    ],
    ['of markup', cp437('<a>'), repeat('<b>'), 'other_xml'],
    ['of carriage returns', sie4(), cp437(`${'\r'.repeat(1000)}#\r \r\n`.repeat(1000)), 'ok'],
    ['of carriage returns in quotes', sie4(), cp437(`#PROSA "${'\r '.repeat(100_000)}\n`), 'ok'],
    ['of old line ends', cp437('#FLAGGA 0\r'), repeat('#PROSA x\r'), 'ok'],
  ])('%s', (_, start, chunk, code) => expect(codeOf(start, chunk, code === 'ok' ? 10 : 100)).toBe(code));
});

test('a line too long in one chunk is found without reading it to its end', () => {
  const bytes = repeat('#PROSA "x" {', 5_000_000);
  expect(codeOf(sie4(), bytes, 1)).toBe('line_too_long');
});

test('a million nested braces on a line that is short enough', () => {
  const reader = createSieReader({ encoding: 'cp437', maxLineBytes: 2_000_000 });
  reader.push(sie4('#VER A 1 20240101', '{'));
  expect(() => reader.push(cp437(`#TRANS 1930 ${'{'.repeat(1e6)}${'}'.repeat(1e6 - 20)} 5\n`))).toThrow(
    /objektlistan/,
  );
});

test('ever new fiscal years are refused', () => {
  const years = Array.from({ length: 9000 }, (_, n) => `#RAR -${n + 1} 20240101 20241231\n#KONTO 1930 "x"\n`);
  expect(codeOf(sie4(), cp437(years.join('')), 1)).toBe('too_many_years');
});

test('ever new accounts are refused', () => {
  const reader = createSieReader({ encoding: 'ascii' });
  reader.push(sie4());
  expect(() => {
    for (let n = 0; n < 300_000; n++) reader.push(cp437(`#KONTO ${1_000_000 + n} "x"\n`));
  }).toThrow(/konton/);
});

test('digits and texts without end', () => {
  const digits = '9'.repeat(100_000);
  for (const line of [
    `#IB 0 1930 ${digits}`,
    `#VER A 1 ${digits}`,
    `#IB ${digits} 1930 1`,
    `#SIETYP ${digits}`,
    `#ORGNR ${digits}`,
    `#RAR 0 ${digits} ${digits}`,
  ]) {
    const code = codeOf(line.startsWith('#SIETYP') ? cp437('#FLAGGA 0\n') : sie4(), cp437(`${line}\n`), 1);
    expect([
      'amount_too_large',
      'bad_date',
      'bad_year_index',
      'bad_sie_type',
      'bad_fiscal_year',
      'ok',
    ]).toContain(code);
  }
});

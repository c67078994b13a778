// The quick way and the careful way read the same from every voucher.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSieRefusal } from '../refusal.ts';
import { cp437, read, sie4 } from '../test-support.ts';

/** Fields near the quick way's own form, and just beside it. */
const mostly = (usual: string[], odd: string[]) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );
const name = [
  ' A',
  ' 7',
  ' "LEV"',
  ' "12"',
  ' "0012"',
  ' ""',
  ' "a b"',
  ' "Å"',
  ' 123456789',
  ' #1',
  '   B',
  '\t7',
  '\t"X"',
];
const oddName = [
  '',
  '  A',
  ' " A"',
  ' "A "',
  ' "a\\"b"',
  ' a"b',
  ' Å',
  ' {',
  ' "open',
  ' a{b',
  ' "a"b',
  ' a\\b',
  ' "å\u0001"',
];
const line = fc
  .tuple(
    mostly(['#VER', '   #VER', '\t#VER'], ['#VE', '#VERX', '#ver']),
    mostly(name, oddName),
    mostly(name, oddName),
    mostly(
      [' 20240131', '  20241231', '\t20250101', ' 20231231'],
      [' 20240230', ' 00000000', ' 2024-01-31', ' "20240131"', ' ""', '', ' 202401310'],
    ),
    mostly(
      ['', ' ""', ' "text"', ' "Köp ÅÄÖ"', ' "a {b}"', ' "text text text text"', '  "text"', '\t""'],
      [' bare', ' "a \\"b\\""', ' "a"b"', ' "open', ' "a\u007f"', ' "a\u0001bcd"', ' {'],
    ),
    mostly(
      ['', ' 20240201', ' ""', '\t20240201', '   ""'],
      [' 20240232', ' 00000000', ' 0', ' 2024-02-01', ' x', ' "20240201"'],
    ),
    mostly(['', ' "anna"', ' bo', ' "Bo Å"', ' ""'], [' " bo"', ' "bo" "x"', ' {', ' Å', ' "\u0001"']),
    mostly(['', '\r', ' ', '\t\r'], ['{', ' {', '\r\r']),
  )
  .map((parts) => parts.join(''));

function outcome(
  lines: string[],
  encode: (text: string) => Uint8Array,
  isSummed: boolean,
  chunkBytes?: number,
) {
  const header =
    new TextDecoder('latin1').decode(sie4()).replace('\u0099', 'O') + '#RAR -1 20230101 20231231\n';
  const vouchers = lines.flatMap((text) => [
    text,
    '{',
    '#TRANS 1930 {} 1',
    '#TRANS 2440 {} -1 "" "text"',
    '}',
  ]);
  try {
    // Its warning tells what has been counted.
    const summed = isSummed ? ['#KSUMMA', ...vouchers, '#KSUMMA 1'] : vouchers;
    const bytes = encode(`${header}${[...summed, ''].join('\n')}`);
    return read(bytes, { acceptChecksumMismatch: true }, chunkBytes);
  } catch (error) {
    if (!isSieRefusal(error)) throw error;
    return { code: error.code, line: error.line, message: error.message };
  }
}

test.each([
  ['cp437', cp437],
  ['utf-8', (text: string) => new TextEncoder().encode(text)],
  ['iso-8859-1', (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 255)],
])('in %s', (_, encode) => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 300 }),
      (lines, isSummed, size) => {
        // Two carriage returns more at the end, which mean nothing, are left to the careful way.
        const careful = outcome(
          lines.map((text) => `${text}\r\r`),
          encode,
          isSummed,
        );
        expect(outcome(lines, encode, isSummed)).toEqual(careful);
        expect(outcome(lines, encode, isSummed, size)).toEqual(careful);
      },
    ),
    { numRuns: 400 },
  );
});

test.each([
  [0, `#VER A 1 20240131 "${'x'.repeat(80)}"`],
  [3, `#TRANS 1930 {} -1 "" "${'x'.repeat(80)}"`],
  [0, `${' '.repeat(80)}#VER A 1 20240131`],
  [1, `${' '.repeat(80)}{`],
  [3, `${' '.repeat(80)}#TRANS 1930 {} -1`],
  [4, `${' '.repeat(80)}}`],
])('line %d longer than allowed', (index, long) => {
  const lines = ['#VER A 1 20240131', '{', '#TRANS 1930 {} 1', '#TRANS 1930 {} -1', '}'];
  expect(() => read(sie4(...lines.with(index, long)), { maxLineBytes: 80 })).toThrow(
    expect.objectContaining({ code: 'line_too_long', line: 9 + index }),
  );
});

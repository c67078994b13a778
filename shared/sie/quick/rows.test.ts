// The quick way and the careful way read the same from every row.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSieRefusal } from '../refusal.ts';
import { cp437, read, sie4 } from '../test-support.ts';
import type { SieEncoding } from '../types.ts';

/** Rows near the quick way's own form, and just beside it. */
const mostly = (usual: string[], odd: string[]) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );
const row = fc
  .tuple(
    mostly(['#TRANS', '   #TRANS', '\t#TRANS', ' \t #TRANS'], ['#RTRANS', '#BTRANS', '#TRAN', '#TRANSX']),
    mostly([' 1930', '  2440', '\t1930'], [' 193', ' 19300', '\t 1930', ' "1930"', ' 19A0', '']),
    mostly(
      [' {}', ' {"1" "10"}', '\t{"1" "å"}', '     {}'],
      [' {1 10}', ' { }', '{}', ' {"1" "a}b"}', ' {1}', ''],
    ),
    mostly(
      [' 1', ' -12.50', '\t0.00', ' -0', '       12345678901.99'],
      [' 1.5', ' .5', ' 1,50', ' +1', ' 123456789012', ' 1.005', ' -', ' "5"'],
    ),
    mostly(
      ['', ' 20240131', '   ""', '\t20240131'],
      [' 20240230', ' 00000000', ' 0', ' 2024-01-31', ' " "', ' 202401310'],
    ),
    mostly(
      ['', ' "text"', ' bare', '\t"Köp ÅÄÖ"', ' ""', ' "a {b}"', ' "╠▒√"'],
      [
        ' "a \\"b\\""',
        ' "a"b"',
        ' "c:\\x"',
        ' "open',
        ' Åre',
        ' a{b',
        ' a"b"',
        ' "a\u0001"',
        ' "x" 2.5 "bo"',
        ' "x" ""',
        ' "a\u007f"',
      ],
    ),
    mostly(
      ['', ' ""', '\t1.5', ' -0.00', ' 12', ' 1 bo', ' "" "Bo Å"', '  2.5\t"bo" ', ' 0 ""'],
      [
        ' .5',
        ' 1.',
        ' +1',
        ' -',
        ' 1,5',
        ' "1"',
        ' 1.5.2',
        ' x',
        ' 1 Å',
        ' 1 " bo"',
        ' 1 bo x',
        ' 1 "a"b',
        ' 1{',
      ],
    ),
    mostly(['', '\r', ' ', '\t \r'], [' \r ', '\r\r', 'x']),
  )
  .map((parts) => parts.join(''));

function outcome(rows: string[], encode: (text: string) => Uint8Array, isSummed: boolean) {
  const lines = [...rows, ...rows].flatMap((text, index) => [
    `#VER A ${index + 1} 20240131 ""`,
    '{',
    text,
    '#TRANS 1930 {} 0',
    '}',
  ]);
  // Rows as they may stand before, so that accounts and lists are known.
  const known = [
    '#KONTO 1930 Bank',
    '#KONTO 2440 Skuld',
    '#VER B 1 20240131',
    '{',
    '#TRANS 1930 {"1" "10"} 0',
    '#TRANS 2440 {"1" "å"} 0',
    '}',
  ];
  const header = new TextDecoder('latin1').decode(sie4()).replace('\u0099', 'O');
  try {
    // Its warning tells what has been counted.
    const summed = isSummed ? ['#KSUMMA', ...known, ...lines, '#KSUMMA 1'] : [...known, ...lines];
    return read(encode(`${header}${[...summed, ''].join('\n')}`), { acceptChecksumMismatch: true });
  } catch (error) {
    if (!isSieRefusal(error)) throw error;
    return { code: error.code, line: error.line, message: error.message };
  }
}

const encodings: [SieEncoding, (text: string) => Uint8Array][] = [
  ['cp437', cp437],
  ['utf-8', (text) => new TextEncoder().encode(text)],
  ['iso-8859-1', (text) => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 255)],
];
test.each(encodings)('in %s', (_, encode) => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), fc.boolean(), (rows, isSummed) => {
      // Two carriage returns more at the end, which mean nothing, are left to the careful way.
      const careful = outcome(
        rows.map((text) => `${text}\r\r`),
        encode,
        isSummed,
      );
      expect(outcome(rows, encode, isSummed)).toEqual(careful);
    }),
    { numRuns: 400 },
  );
});

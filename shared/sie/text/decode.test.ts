// The reader's own decoder against the platform's.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDecode } from './decode.ts';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const windows1252 = new TextDecoder('windows-1252');
/** Bytes that make, and break, sequences of two, three and four. */
const byte = fc.oneof(
  fc.integer({ min: 0, max: 255 }),
  fc.constantFrom(0x41, 0xc3, 0xa5, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xed, 0xef, 0xbf, 0xbd),
);

test.each([1, 8, 70, 300])('any bytes, up to %d', (maxLength) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength }), fc.array(byte, { maxLength }), (some, made) => {
      for (const bytes of [some, Uint8Array.from(made)]) {
        expect(createDecode('utf-8')(bytes, 0, bytes.length)).toBe(utf8.decode(bytes));
        expect(createDecode('iso-8859-1')(bytes, 0, bytes.length)).toBe(windows1252.decode(bytes));
      }
    }),
    { numRuns: 500 },
  );
});

test('whole texts, of any length and in the middle of others', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'å', 'Ö', '€', '😀'), maxLength: 150 }), (text) => {
      const bytes = new TextEncoder().encode(`å${text}€`);
      expect(createDecode('utf-8')(bytes, 2, bytes.length - 3)).toBe(text);
    }),
  );
});

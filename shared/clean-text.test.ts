// Cleaned texts: nothing unseen is left, whatever came in.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFilename, cleanText } from './clean-text.ts';

const signs = fc.oneof(
  fc.constantFrom(
    ...'\r\n\t\0\x1b\x7f\x85\u00a0\u00ad\u034f\u061c\u115f\u180e\u200b\u200e\u200f\u2028\u202a\u202e',
  ),
  fc.constantFrom(
    ...'\u2060\u2066\u2069\u2800\u3000\u3164\ufe0f\ufeff\uffa0\uffff/\\.:" a\u030aÅ',
    '\ud800',
    '\udfff',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const texts = fc.array(signs, { maxLength: 12 }).map((parts) => parts.join(''));

describe('a cleaned text', () => {
  it('is one line of what can be seen, and stays as it is when cleaned again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const clean = cleanText(text);
        expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u2800\u3164\uffff]/u);
        expect(clean).not.toMatch(/^\s|\s$|\s\s|[^\S ]/u);
        expect(clean).toBe(clean.normalize('NFC'));
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  it.each([
    ['Räksmörgås  &\tSöner\r\nAB ', 'Räksmörgås & Söner AB'],
    ['A\u030angstro\u0308m', 'Ångström'],
    ['\u202eBA gnofnE\u202c', 'BA gnofnE'],
    ['\u001b[31mröd\u001b[0m', '[31mröd[0m'],
    ['\ufeffEtt\u200b AB\0', 'Ett AB'],
    ['\u200b\u3164\u2800\r\n', ''],
  ])('%j is %j', (text, clean) => expect(cleanText(text)).toBe(clean));
});

describe("a file's name", () => {
  it('holds no part of a path', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const name = cleanFilename(text);
        expect(name).not.toMatch(/[/\\]|^\.+$/);
        expect(cleanFilename(name)).toBe(name);
      }),
    );
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Bokföring\\år 2024.se', 'år 2024.se'],
    ['mapp/', 'mapp'],
    ['fil\r\nSet-Cookie: a=b.se', 'fil Set-Cookie: a=b.se'],
    ['..', ''],
    ['C:\\', ''],
    ['a/\u200b', 'a'],
  ])('%j is %j', (path, name) => expect(cleanFilename(path)).toBe(name));
});

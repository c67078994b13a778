import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareOrganisationNumbers,
  normaliseOrganisationNumber,
  sameOrganisationNumber,
} from './organisation-number.ts';

test.each([
  '556677-8899',
  '5566778899',
  '165566778899',
  '16556677-8899',
  '5566-778899',
  ' 556677 8899 ',
  '556677–8899',
  'SE556677889901',
  'se 556677-8899 01',
  'SE-5566778899-01',
  'SE16556677889901',
  'SE556677-8899',
])('reads %j', (text) => {
  expect(normaliseOrganisationNumber(text)).toEqual({
    digits: '5566778899',
    formatted: '556677-8899',
    checkDigitOk: true,
  });
});

test('a sole trader’s number, with the century or a plus', () => {
  expect(normaliseOrganisationNumber('19121212-1212')?.formatted).toBe('121212-1212');
  expect(normaliseOrganisationNumber('121212+1212')).toMatchObject({
    formatted: '121212-1212',
    checkDigitOk: true,
  });
});

test('a wrong check digit is no refusal', () => {
  expect(normaliseOrganisationNumber('556677-8898')).toMatchObject({
    digits: '5566778898',
    checkDigitOk: false,
  });
});

test.each([
  '',
  '123',
  'abc',
  '556677-88999',
  '995566778899',
  '556677-889a',
  '556677889',
  'SE556677889902',
  'SE55667788990',
  'DE123456789',
  'DK12345678',
  'NO987654321MVA',
  'PL5566778899',
  '000000-0000',
  '0',
])('does not read %j', (text) => {
  expect(normaliseOrganisationNumber(text)).toBeNull();
});

test('compares ten digits', () => {
  expect(sameOrganisationNumber('165566778899', '556677-8899')).toBe(true);
  expect(sameOrganisationNumber('556677-8899', '556677-8898')).toBe(false);
  expect(sameOrganisationNumber('x', 'x')).toBe(false);
});

test('any number in any dress is the same, and another is another', () => {
  const digits = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 })
    .map((all) => all.join(''))
    .filter((all) => !/^0+$/.test(all));
  const dress = fc.constantFrom<(all: string) => string>(
    (all) => all,
    (all) => `16${all}`,
    (all) => `19${all}`,
    (all) => `SE${all}01`,
    (all) => `se20${all}01`,
    (all) => `SE${all}`,
  );
  const gaps = fc.array(fc.tuple(fc.nat(14), fc.constantFrom(' ', '-', '–', '\u00a0', '  ')), {
    maxLength: 5,
  });
  const written = (all: string, dressed: (all: string) => string, at: [number, string][]) =>
    at.reduce((text, [place, gap]) => text.slice(0, place) + gap + text.slice(place), dressed(all));
  fc.assert(
    fc.property(digits, digits, dress, dress, gaps, (one, two, first, second, at) => {
      expect(normaliseOrganisationNumber(written(one, first, at))?.digits).toBe(one);
      const found = compareOrganisationNumbers(written(one, first, at), second(two));
      expect(found).toBe(one === two ? 'same' : 'other');
    }),
  );
});

test('what cannot be read agrees with nothing, itself included', () => {
  fc.assert(
    fc.property(fc.constantFrom(null, '', '556677889', 'DE123456789', 'okänt', '000000-0000'), (text) => {
      expect(compareOrganisationNumbers(text, '556677-8899')).toBe('unknown');
      expect(compareOrganisationNumbers('556677-8899', text)).toBe('unknown');
      expect(compareOrganisationNumbers(text, text)).toBe('unknown');
    }),
  );
});

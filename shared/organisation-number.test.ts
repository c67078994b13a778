import { expect, test } from 'vitest';
import { normaliseOrganisationNumber, sameOrganisationNumber } from './organisation-number.ts';

test.each([
  '556677-8899',
  '5566778899',
  '165566778899',
  '16556677-8899',
  '5566-778899',
  ' 556677 8899 ',
  '556677–8899',
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

test.each(['', '123', 'abc', '556677-88999', '995566778899', '556677-889a'])('does not read %j', (text) => {
  expect(normaliseOrganisationNumber(text)).toBeNull();
});

test('compares ten digits', () => {
  expect(sameOrganisationNumber('165566778899', '556677-8899')).toBe(true);
  expect(sameOrganisationNumber('556677-8899', '556677-8898')).toBe(false);
  expect(sameOrganisationNumber('x', 'x')).toBe(false);
});

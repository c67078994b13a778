import { expect, test } from 'vitest';
import { numbersIn } from './company.ts';
import { companyPart, factsKey } from './page-facts.ts';

test.each([
  ['Alfa AB (556677-8899)', ['5566778899']],
  ['Org.nr 5560360793', ['5560360793']],
  ['165560360793', ['5560360793']],
  ['16556036-0793', ['5560360793']],
  ['19800101-1234', ['8001011234']],
  ['556677–8899', ['5566778899']],
  ['tel 0701234567', []],
  ['OCR 1234567890123', []],
  ['2024-01-01 – 2024-12-31', []],
  ['SE556036079301', []],
  ['556677-8899 och 559999-0107', ['5566778899', '5599990107']],
])('%s', (text, expected) => expect(numbersIn(text)).toEqual(expected));

test.each([
  ['/company/4711/settings/integration', 'company/4711'],
  ['/sv/f%C3%B6retag/abc/integration', 'f%C3%B6retag/abc'],
  ['/app/4711/settings', '4711'],
  ['/settings/integration', ''],
])('the company’s part of %s', (path, expected) => expect(companyPart(path)).toBe(expected));

test('facts with a number do not change with the names around it', () => {
  const key = (numbers: string[], names: string[]) => factsKey({ numbers, names }, '/company/1/x');
  expect(key(['1'], ['a'])).toBe(key(['1'], ['b']));
  expect(key([], ['a'])).not.toBe(key([], ['b']));
  expect(key(['1'], [])).not.toBe(key(['2'], []));
});

import { expect, test } from 'vitest';
import { numbersIn } from './sightings.ts';
import { companyPart, factsKey, idsIn } from './page-facts.ts';

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

const host = 'https://app.oxceed.com';
test.each([
  ['/company/4711/settings/integration', '4711', ['4711']],
  ['/company/4711/settings/integration?page=1002&sort=12#row-3', '4711', ['4711']],
  ['/company/4711/documents/1002', '4711', ['4711']],
  ['/sv/f%C3%B6retag/abc/integration', 'abc', ['abc']],
  ['/app/4711/settings', '4711', ['4711']],
  ['/settings/integration', '', []],
  ['/settings/integration?page=1002', '', []],
  ['/settings/integration?companyId=4711&page=1002', '4711', ['4711']],
  ['/#/company/4711/settings?page=3', '4711', ['4711']],
  ['/app#!/settings/integration?company=4711', '4711', ['4711']],
  ['/alfa-ab/settings/integration', '', ['alfa-ab']],
  ['/company', '', []],
  ['/company/%E0%A4%A', '%E0%A4%A', ['%E0%A4%A']],
])('the company in %s', (path, part, ids) => {
  expect(companyPart(host + path)).toBe(part);
  expect(idsIn(host + path)).toEqual(ids);
});

test('facts with a number do not change with the names around it, nor with another page of the company', () => {
  const key = (numbers: string[], names: string[], path = '/company/1/x') =>
    factsKey({ numbers, names }, host + path);
  expect(key(['1'], ['a'])).toBe(key(['1'], ['b']));
  expect(key([], ['a'])).not.toBe(key([], ['b']));
  expect(key(['1'], [])).not.toBe(key(['2'], []));
  expect(key(['1'], [])).toBe(key(['1'], [], '/company/1/y?page=2'));
  expect(key(['1'], [])).not.toBe(key(['1'], [], '/company/2/x'));
});

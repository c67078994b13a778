import { expect, test } from 'vitest';
import { readImport } from './import-settings.ts';

test.each([
  ['a link', 'https://ledger.byran.se/#token=abc123def'],
  ['JSON', '{"address":"https://ledger.byran.se","token":"abc123def"}'],
  ['lines', 'Hej! Här är uppgifterna.\nAdress: https://ledger.byran.se/\nNyckel: abc123def\n'],
  ['a sentence', 'Use https://ledger.byran.se, key: abc123def'],
])('%s', (_, text) =>
  expect(readImport(text)).toEqual({ address: 'https://ledger.byran.se', token: 'abc123def' }),
);

test.each(['', 'hej', 'https://ledger.byran.se', 'nyckel: abc123def', '{"address":"https://x.se"}'])(
  'nothing in "%s"',
  (text) => expect(readImport(text)).toBeNull(),
);

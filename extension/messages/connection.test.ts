import { expect, test } from 'vitest';
import { invitationLink, readAddress, readToken } from './connection.ts';

test.each([
  ['ledger.example.com', 'https://ledger.example.com'],
  [' https://ledger.example.com/ ', 'https://ledger.example.com'],
  ['HTTPS://Ledger.Example.com', 'https://ledger.example.com'],
  ['https://ledger.example.com/v1/', 'https://ledger.example.com'],
  ['https://ledger.example.com/v1/companies?limit=2', 'https://ledger.example.com'],
  ['https://ledger.example.com/docs#tag', 'https://ledger.example.com'],
  ['https://example.com/ledger/', 'https://example.com/ledger'],
  ['https://example.com/v1-ledger/', 'https://example.com/v1-ledger'],
  ['\u200bhttps://ledger.example.com\u00a0', 'https://ledger.example.com'],
  ['https://led\u00adger.example.com', 'https://ledger.example.com'],
  ['"https://ledger.example.com"', 'https://ledger.example.com'],
  ['<https://ledger.example.com>', 'https://ledger.example.com'],
  ['https://ledger.example.com/#token=abc', 'https://ledger.example.com'],
  ['räkenskap.example.com', 'https://xn--rkenskap-0za.example.com'],
  ['ledger', 'https://ledger'],
  ['localhost:8787', 'http://localhost:8787'],
  ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
])('%j is called as %s', (typed, address) => expect(readAddress(typed)).toEqual({ address }));

test.each([
  ['', 'address_missing'],
  ['\u200b \u00a0', 'address_missing'],
  ['http://ledger.example.com', 'address_insecure'],
  ['http://localhost.evil.se', 'address_insecure'],
  ['https://user:pass@ledger.example.com', 'address_invalid'],
  ['anna@byran.se', 'address_invalid'],
  ['javascript:alert(1)', 'address_invalid'],
  ['ftp://ledger.example.com', 'address_invalid'],
  ['ledger example com', 'address_invalid'],
  ['12345', 'address_invalid'],
  ['https://', 'address_invalid'],
])('%j is refused: %s', (typed, fault) => expect(readAddress(typed)).toEqual({ fault }));

test.each([
  ['hemlig', 'hemlig'],
  [' tbd_ab-\u200bc_d \n', 'tbd_ab-c_d'],
  ['Bearer abc', 'abc'],
  ['Authorization: Bearer abc', 'abc'],
  ['”abc”', 'abc'],
  ['abc\n  def', 'abcdef'],
])('the key %j is sent as %s', (typed, token) => expect(readToken(typed)).toEqual({ token }));

test.each([
  ['', 'token_missing'],
  ['\u00a0\u200b', 'token_missing'],
  ['my key is abc', 'token_invalid'],
  ['nyckelnärhemlig', 'token_invalid'],
])('the key %j is refused: %s', (typed, fault) => expect(readToken(typed)).toEqual({ fault }));

const code = `tomi_${'a'.repeat(49)}`;
test.each([
  `https://ledger.byran.se/invitation#${code}`,
  `https://byran.se/ledger/invitation#${code}`,
  `http://localhost:8787/invitation#${code}`,
])('%s is an invitation’s page', (address) => expect(invitationLink(address)).toBe(address));
test.each([
  undefined,
  '',
  'about:blank',
  'https://ledger.byran.se/invitation',
  `https://ledger.byran.se/invitation#${code}a`,
  `https://ledger.byran.se/invitation?x#tom_${'a'.repeat(49)}`,
  `https://ledger.byran.se/invitations#${code}`,
  `http://ledger.byran.se/invitation#${code}`,
  `https://anna:x@ledger.byran.se/invitation#${code}`,
  `javascript:'/invitation#${code}'`,
])('%s is none', (address) => expect(invitationLink(address)).toBeNull());

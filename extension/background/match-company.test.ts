import { describe, expect, test } from 'vitest';
import type { Company } from '../../shared/contract/company.ts';
import type { Api } from './api.ts';
import { matchCompany } from './match-company.ts';
import { answer, refuse } from '../messages/problems.ts';

const company = (
  id: string,
  name: string,
  organisationNumber: string,
  oxceedId: string | null = null,
): Company => ({
  id,
  name,
  organisationNumber,
  oxceedId,
  source: { kind: 'sie' },
  createdAt: '2026-01-01T00:00:00Z',
  closedAt: null,
});
const alfa = company('c1', 'Alfa AB', '556677-8899', '4711');
const beta = company('c2', 'Beta AB', '559999-0107', '4712');
const twin = company('c3', 'Beta AB', '559999-0206');

/** Answers as the API does: words of the name or number, or Oxceed's id. */
const apiOf = (companies: Company[]) =>
  ({
    companies: async (query: string) =>
      answer({
        items: companies.filter((one) =>
          [
            one.name,
            one.organisationNumber,
            one.organisationNumber.replace('-', ''),
            one.oxceedId ?? '',
          ].some((text) => text.toLowerCase().includes(query.toLowerCase())),
        ),
        nextCursor: null,
      }),
  }) as unknown as Api;
const page = (id: string) => `https://app.oxceed.com/company/${id}/settings/integration`;

describe('which company a page shows', () => {
  test.each([
    ['by its number', [alfa, beta], ['5566778899'], [], 'x', 'c1'],
    ['by number where the name has changed', [alfa, beta], ['5566778899'], ['Gamla Namnet AB'], 'x', 'c1'],
    ['by the id in the address', [alfa, beta], [], [], '4712', 'c2'],
    ['by number and id together', [alfa, beta], ['5566778899'], [], '4711', 'c1'],
    ['by its name where that is all there is', [alfa, beta], [], ['Inställningar', 'ALFA  ab'], 'x', 'c1'],
  ])('%s', async (_, companies, numbers, names, id, expected) => {
    const match = await matchCompany(apiOf(companies), { numbers, names }, page(id));
    expect(match).toMatchObject({ ok: true, value: { company: { id: expected } } });
  });

  test.each([
    ['two numbers on the page', [alfa, beta], ['5566778899', '5599990107'], [], 'x', 'ambiguous'],
    ['a number of nobody we reach', [beta], ['5566778899'], ['Beta AB'], 'x', 'no_match'],
    ['number and address of different companies', [alfa, beta], ['5566778899'], [], '4712', 'conflict'],
    ['a name that two companies have', [beta, twin], [], ['Beta AB'], 'x', 'ambiguous'],
    ['a name that is only part of another', [alfa], [], ['Alfa'], 'x', 'no_match'],
    ['nothing to go by', [alfa], [], [], 'x', 'unreadable'],
  ])('blocked: %s', async (_, companies, numbers, names, id, blocked) => {
    const match = await matchCompany(apiOf(companies), { numbers, names }, page(id));
    expect(match).toMatchObject({ ok: true, value: { blocked } });
  });

  test('a search that fails is a problem, not a block', async () => {
    const api = { companies: async () => refuse('no_connection') } as unknown as Api;
    expect(await matchCompany(api, { numbers: ['5566778899'], names: [] }, page('1'))).toMatchObject({
      ok: false,
      problem: { code: 'no_connection' },
    });
  });
});

test.each([
  ['another company’s name, by an address that has stayed behind', ['Beta AB'], 'conflict'],
  ['the name of a company of nobody we reach', ['Gamma Bygg AB'], 'conflict'],
  ['its own name among others', ['Översikt', 'alfa  ab'], 'c1'],
  ['no name that is a company’s', ['Anna Karlsson', 'Översikt'], 'c1'],
])('an address with an id, and %s', async (_, names, expected) => {
  const match = await matchCompany(apiOf([alfa, beta]), { numbers: [], names }, page('4711'));
  expect(match).toMatchObject({
    ok: true,
    value: expected === 'c1' ? { company: { id: 'c1' } } : { blocked: expected },
  });
});

test('the right one of a large bureau is found on whichever page of the search it comes', async () => {
  const many = Array.from({ length: 1200 }, (_, i) =>
    company(`x${i}`, `Bolag ${i} AB`, `556${i}`, `9${i}4711`),
  );
  const all = [...many, alfa];
  const api = {
    companies: async (_: string, cursor: string | undefined, limit: number) => {
      const from = Number(cursor ?? 0);
      const to = from + limit;
      return answer({ items: all.slice(from, to), nextCursor: to < all.length ? String(to) : null });
    },
  } as unknown as Api;
  const match = await matchCompany(api, { numbers: [], names: [] }, page('4711'));
  expect(match).toMatchObject({ ok: true, value: { company: { id: 'c1' } } });
});

test('a sentence in the header is not searched for', async () => {
  const searched: string[] = [];
  const api = {
    companies: async (query: string) => {
      searched.push(query);
      return answer({ items: [], nextCursor: null });
    },
  } as unknown as Api;
  await matchCompany(api, { numbers: [], names: ['ord '.repeat(40).trim(), 'Alfa AB'] }, page('4711'));
  expect(searched).toEqual(['4711', 'Alfa AB']);
});

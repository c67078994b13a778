// What a client is told of what is wrong with a request: in the language asked for, of the thing that is wrong, and by
// its place.
import { beforeAll, describe, expect, it } from 'vitest';
import { problems } from '../../shared/contract/problems.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
let company: string;
beforeAll(async () => {
  world = await createWorld();
  company = (await world.company('Ord AB', '556677-8899')).id;
});

describe('the language', () => {
  it.each([
    ['', 'sv'],
    ['sv-SE', 'sv'],
    ['en-GB', 'en'],
    ['EN', 'en'],
    ['en-US,en;q=0.9,sv;q=0.8', 'en'],
    ['sv-SE,sv;q=0.9,en;q=0.5', 'sv'],
    ['en;q=0.5, sv;q=0.9', 'sv'],
    ['fr, en;q=0.3', 'en'],
    ['fr-FR', 'sv'],
    ['*', 'sv'],
    ['sv;q=0, *', 'en'],
    ['en;q=0', 'sv'],
    ['en-GB, *;q=0.5', 'en'],
    ['en, sv', 'en'],
    ['sv, en', 'sv'],
    ['ensomething, q=1, ;;', 'sv'],
  ])('of "%s" is %s', async (asked, language) => {
    const answer = await world.api<Problem>('GET', '/v1/none', undefined, { 'accept-language': asked });
    expect(answer.headers.get('content-language')).toBe(language);
    expect(answer.body.title).toBe(problems.not_found.title[language as 'sv' | 'en']);
  });
});

describe('what is wrong with a request', () => {
  const said = async (path: string, body: string) => {
    const ask = async (language: string) => {
      const headers = { 'content-type': 'application/json', 'accept-language': language };
      return (await (await world.send('POST', path, body, headers)).json()) as Problem;
    };
    const [sv, en] = [await ask('sv'), await ask('en')];
    expect(sv.code).toBe('invalid_request');
    expect(sv.texts).toEqual({ sv: sv.detail, en: en.detail });
    expect(en.texts).toEqual(sv.texts);
    const words = ({ errors = [] }: Problem) => errors.map(({ path, message }) => `${path}: ${message}`);
    for (const one of [...words(sv), sv.detail])
      expect(one).not.toMatch(/\b(undefined|expected|the|must)\b/i);
    for (const one of [...words(en), en.detail]) expect(one).not.toMatch(/undefined|[åäö]|\binte\b/i);
    return [words(sv), words(en)];
  };
  const budget = (rows: unknown) => JSON.stringify({ name: 'Budget', rows });
  const token = (companies: unknown) => JSON.stringify({ name: 'x', role: 'reader', companies });

  it('is said in the language asked for', async () => {
    const companies = '/v1/companies';
    expect(await said(companies, '{}')).toEqual([
      ['name: fältet saknas', 'organisationNumber: fältet saknas'],
      ['name: the field is missing', 'organisationNumber: the field is missing'],
    ]);
    const odd = { name: 7, organisationNumber: null, source: { kind: 'excel' } };
    expect(await said(companies, JSON.stringify(odd))).toEqual([
      [
        'name: ska vara en text, inte ett tal',
        'organisationNumber: ska vara en text, inte null',
        expect.stringContaining('source.kind: ska vara något av "sie", '),
      ],
      [
        'name: must be a text, not a number',
        'organisationNumber: must be a text, not null',
        expect.stringContaining('source.kind: must be one of "sie", '),
      ],
    ]);
    expect(await said(companies, '[]')).toEqual([
      [': ska vara ett objekt, inte en lista'],
      [': must be an object, not a list'],
    ]);
    expect(await said('/v1/tokens', token(7))).toEqual([
      ['companies: ska vara "all" eller en lista, inte ett tal'],
      ['companies: must be "all" or a list, not a number'],
    ]);
    expect(await said('/v1/tokens', token([7]))).toEqual([
      ['companies.0: ska vara en text, inte ett tal'],
      ['companies.0: must be a text, not a number'],
    ]);
    const versions = `${companies}/${company}/budget-versions`;
    expect(await said(versions, budget([{ account: '3001', period: '2024-01' }]))).toEqual([
      ['rows.0.amountOre: fältet saknas'],
      ['rows.0.amountOre: the field is missing'],
    ]);
    expect(await said(versions, budget([{ account: '3001', period: '2024-01', amountOre: 1.5 }]))).toEqual([
      ['rows.0.amountOre: ska vara ett heltal, inte ett tal'],
      ['rows.0.amountOre: must be an integer, not a number'],
    ]);
    expect(await said(versions, budget([{ account: '3001', period: '2024-13', amountOre: 1 }]))).toEqual([
      ['rows.0.period: ska vara en månad, som 2024-03'],
      ['rows.0.period: must be a month, like 2024-03'],
    ]);
    expect(
      await said(`${companies}/${company}/purges`, '{"fiscalYears": ["24-01-01"], "confirm": "1"}'),
    ).toEqual([
      ['fiscalYears.0: ska vara ett datum, som 2024-01-31'],
      ['fiscalYears.0: must be a date, like 2024-01-31'],
    ]);
    const long = JSON.stringify({ name: 'x'.repeat(201), organisationNumber: '556677-8899' });
    expect(await said(companies, long)).toEqual([
      ['name: högst 200 tecken'],
      ['name: at most 200 characters'],
    ]);
  });

  it.each([
    ['GET', '/v1/companies?limit=1&limit=2', null, 'limit: får anges en gång', 'limit: may be given once'],
    ['GET', '/v1/me?limit=1', null, 'limit: okänt; det finns inga', 'limit: unknown; there are none'],
    [
      'POST',
      '/purges',
      '{"fiscalYears": [], "confirm": "1"}',
      'fiscalYears: minst 1 post',
      'fiscalYears: at least 1 item',
    ],
    [
      'POST',
      '/budget-versions',
      '{"name": "B", "rows": [{"account": "1", "period": "2024-01", "amountOre": 1e400}]}',
      'rows.0.amountOre: ska vara ett tal, inte ett så stort tal',
      'rows.0.amountOre: must be a number, not a number as large as that',
    ],
  ])('is said as it is: %s %s', async (method, path, body, sv, en) => {
    const at = path.startsWith('/v1') ? path : `/v1/companies/${company}${path}`;
    const headers = { 'content-type': 'application/json' };
    const { texts } = (await (await world.send(method, at, body, headers)).json()) as Problem;
    expect(texts?.sv.endsWith(sv), texts?.sv).toBe(true);
    expect(texts?.en.endsWith(en), texts?.en).toBe(true);
  });

  it('never shows the pattern that a text was held against', async () => {
    const asked: [string, string, string?][] = [
      ['GET', '/v1/companies?limit=0x10'],
      ['GET', `/v1/companies/${company}/purge-preview?fiscalYear=2024`],
      ['GET', `/v1/companies/${company}/fiscal-years/24/balances`],
      ['POST', `/v1/companies/${company}/documents`, '{"name": "a", "contentType": "pdf"}'],
      ['POST', '/v1/tokens', '{"name": "a", "role": "reader", "expiresAt": "imorgon"}'],
      ['PUT', `/v1/companies/${company}/source`, '{"kind": "bokio", "companyId": "1", "token": "påhittad"}'],
    ];
    for (const [method, path, body] of asked) {
      const { status, detail } = (
        await world.api<Problem>(method, path, body === undefined ? undefined : JSON.parse(body))
      ).body;
      expect([path, status]).toEqual([path, 400]);
      expect(detail, path).toMatch(/ska vara|får bara/);
      expect(detail, path).not.toMatch(/[\^$\\]/);
    }
  });

  it.each([
    ['{"name":', 'rad 1, tecken 9: texten tar slut'],
    ['{"name": "a",\n  "b": tru}', 'rad 2, tecken 8: "t"'],
    ['{"a": 1,}', 'rad 1, tecken 9: "}"'],
    ["{'a': 1}", `rad 1, tecken 2: "'"`],
    ['<name/>', 'rad 1, tecken 1: "<"'],
    ['[1 2]', 'rad 1, tecken 4: "2"'],
    ['{} {}', 'rad 1, tecken 4: "{"'],
    ['[1, "a\nb"]', 'rad 1, tecken 5: """'],
    ['[01]', 'rad 1, tecken 2: "0"'],
    ['{"a" 1}', 'rad 1, tecken 6: "1"'],
    ['[}', 'rad 1, tecken 2: "}"'],
  ])('in JSON is named by its place: %s', async (body, place) => {
    const [sv, en] = await said('/v1/companies', body);
    expect(sv).toEqual([`: innehållet är inte JSON: ${place}`]);
    expect(en?.[0]).toMatch(/^: the body is not JSON: line \d+, character \d+: /);
  });
});

// Strict in: what a request says must be what was meant. A field, a day, a cursor or a number that cannot be is refused,
// by its name, and nothing is made.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Token } from '../../shared/contract/access.ts';
import type { Company } from '../../shared/contract/company.ts';
import type { BudgetVersion } from '../../shared/contract/kept.ts';
import type { Page } from '../../shared/contract/list.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { sieText } from '../testing/sie-text.ts';
import { asSent } from '../testing/tag.ts';
import { createWorld, type Answer, type World } from '../testing/world.ts';

let world: World;
let company: Company;
let path: string;
beforeAll(async () => {
  world = await createWorld();
  company = await world.company('Noga AB', '556677-8899');
  path = `/v1/companies/${company.id}`;
});

const named = ({ body }: Answer<Problem>) => body.errors?.map(({ path }) => path);
const post = (to: string, body: unknown) => world.api<Problem>('POST', to, body);

describe('an unknown field', () => {
  const bodies: [to: () => string, body: object][] = [
    [() => '/v1/companies', { name: 'a', organisationNumber: '556677-8899' }],
    [() => '/v1/tokens', { name: 'a', role: 'reader' }],
    [() => `${path}/purges`, { fiscalYears: ['2024-01-01'], confirm: '556677-8899' }],
    [() => `${path}/reconciliations`, {}],
    [() => '/v1/reconciliations', { companies: [{ companyId: 'co_a' }] }],
    [() => '/v1/purges', { companies: [{ companyId: 'co_a', fiscalYears: ['2024-01-01'] }], confirm: 1 }],
    [() => `${path}/documents`, { name: 'a' }],
    [() => `${path}/budget-versions`, { name: 'a' }],
    [() => `${path}/report-templates`, { name: 'a' }],
    [() => `${path}/source/sign-in`, { kind: 'fortnox' }],
    [() => '/v1/tokens/token_none/rotate', {}],
    [() => '/v1/invitations', { name: 'a', role: 'reader' }],
    [() => '/v1/invitations/accept', { invitation: 'tomi_' }],
    [() => '/v1/invitations/preview', { invitation: 'tomi_' }],
    [() => '/v1/sign-in/start', { issuer: 'a', redirectUri: 'https://a.test', challenge: 'x'.repeat(43) }],
    [() => '/v1/sign-in/exchange', { state: 'a', code: 'a', verifier: 'x'.repeat(43) }],
  ];

  it('is refused by every POST that takes JSON, and named', async () => {
    for (const [to, body] of bodies) {
      const answer = await post(to(), { ...body, helloThere: 1 });
      expect(answer, to()).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
      expect(named(answer), to()).toEqual(['helloThere']);
    }
    const { body } = await world.api<{ paths: Record<string, { post?: { requestBody?: object } }> }>(
      'GET',
      '/openapi.json',
    );
    const taking = Object.values(body.paths).filter(({ post }) =>
      JSON.stringify(post?.requestBody)?.includes('json'),
    );
    expect(taking).toHaveLength(bodies.length);
  });

  it('is refused also where JavaScript would not show it', async () => {
    for (const key of ['__proto__', 'constructor', 'toString']) {
      const body = `{"name": "a", "organisationNumber": "556677-8899", "${key}": {"a": 1}}`;
      const answer = await world.send('POST', '/v1/companies', body, { 'content-type': 'application/json' });
      expect(answer.status, key).toBe(400);
      expect(((await answer.json()) as Problem).errors?.[0]?.path, key).toBe(key);
    }
  });

  it.each([
    ['years', '{"fiscalYears": ["2024-01-01"], "confirm": "556677-8899", "fiscalYears": []}', 'fiscalYears'],
    ['a name written otherwise', '{"confirm": "a", "fiscalYears": [], "con\\u0066irm": "b"}', 'confirm'],
    ['behind a text', '{"confirm": "\\\\\\"{,", "a": [{"b": 1}, {"b": 1, "b": 2}], "confirm": "}"}', 'a.1.b'],
    ['in the one before', '{"a": {"b": {}, "c": [1, {"x": 1}], "b": 1}}', 'a.b'],
    ['no name', '{"": 1, "": 2}', ''],
  ])('that stands twice is refused, whichever was meant: %s', async (_, body, path_) => {
    const answer = await world.send('POST', `${path}/purges`, body, { 'content-type': 'application/json' });
    const said = (await answer.json()) as Problem;
    expect([answer.status, said.code]).toEqual([400, 'invalid_request']);
    expect(said.errors).toEqual([{ path: path_, message: 'får anges en gång' }]);
  });

  it('of one name in objects side by side stands once', async () => {
    const body =
      '{"name": "a", "definition": {"a": "a", "b": [{"a": "a\\\\"}, {"a": ","}], "c": {"a": 1, "b": 2}}}';
    const answer = await world.send('POST', `${path}/report-templates`, body, {
      'content-type': 'application/json',
    });
    expect(answer.status).toBe(201);
  });

  it('is told with the one that was meant', async () => {
    const purge = { fiscalYears: ['2024-01-01'], confirm: '556677-8899', realod: true };
    const answer = await post(`${path}/purges`, purge);
    expect(answer.body.texts).toEqual({
      sv: expect.stringContaining('realod: okänt fält; menas "reload"?'),
      en: expect.stringContaining('realod: unknown field; is it "reload"?'),
    });
  });

  it('of a company that cannot be changed is refused, and changes nothing', async () => {
    for (const field of ['id', 'ledger', 'createdAt', 'search']) {
      const answer = await world.api<Problem>('PATCH', path, { name: 'Annat AB', [field]: 'x' });
      expect(answer.status).toBe(400);
      expect(named(answer)).toEqual([field]);
    }
    expect((await world.api<Company>('GET', path)).body.name).toBe('Noga AB');
  });

  it('of a source is refused, never kept and never shown', async () => {
    const source = { kind: 'fortnox', apiKey: 'hemlig-nyckel' };
    const made = await post('/v1/companies', { name: 'a', organisationNumber: '556677-8899', source });
    expect(named(made)).toEqual(['source.apiKey']);
    const changed = await world.api<Problem>('PATCH', path, { source });
    expect(named(changed)).toEqual(['source.apiKey']);
    // As one was kept before.
    await world.real.DIRECTORY.prepare('UPDATE company SET source = ?2 WHERE id = ?1')
      .bind(company.id, JSON.stringify(source))
      .run();
    for (const of of [path, '/v1/companies']) {
      const { body } = await world.api('GET', of);
      expect(JSON.stringify([body, made.body, changed.body])).not.toContain('hemlig');
    }
    expect((await world.api('PATCH', path, { source: { kind: 'sie' } })).status).toBe(200);
  });

  it('of a query is refused by every route', async () => {
    const { body } = await world.api<{ paths: Record<string, object> }>('GET', '/openapi.json');
    for (const [route, item] of Object.entries(body.paths).filter(([to]) => to.startsWith('/v1/'))) {
      for (const method of Object.keys(item)) {
        const to = route
          .replace('{companyId}', company.id)
          .replace('{start}', '2024-01-01')
          .replaceAll(/\{\w+\}/g, 'none');
        const answer = await world.api<Problem>(method.toUpperCase(), `${to}?froce=1`);
        expect(answer, `${method} ${route}`).toMatchObject({
          status: 400,
          body: { code: 'invalid_request' },
        });
        expect(named(answer), `${method} ${route}`).toEqual(['froce']);
      }
    }
  });

  it('in the body of a request that takes none is refused', async () => {
    expect(await post(`${path}/jobs/none/undo`, { force: true })).toMatchObject({
      status: 400,
      body: { code: 'body_not_taken' },
    });
    expect((await post(`${path}/jobs/none/undo`, {})).status).toBe(404);
  });
});

describe('a day that is not', () => {
  it.each(['2024-02-30', '2023-02-29', '0000-00-00', '2024-13-01', '0000-01-01', '2024-1-1'])(
    '%s is refused',
    async (day) => {
      const budget = await post(`${path}/budget-versions`, { name: 'a', fiscalYear: day });
      expect([budget.status, named(budget)]).toEqual([400, ['fiscalYear']]);
      const purge = await post(`${path}/purges`, { fiscalYears: [day], confirm: '556677-8899' });
      expect([purge.status, named(purge)]).toEqual([400, ['fiscalYears.0']]);
      expect((await world.api('GET', `${path}/fiscal-years/${day}/vouchers`)).status).toBe(400);
      expect((await world.api('GET', `${path}/purge-preview?fiscalYear=${day}`)).status).toBe(400);
      expect((await world.api('GET', `${path}/fiscal-years?cursor=${day}`)).status).toBe(400);
    },
  );

  it.each(['2024-00', '2024-13', '0000-01', '2024-1', '2024'])(
    'as a period, %s is refused',
    async (period) => {
      const answer = await post(`${path}/budget-versions`, {
        name: 'a',
        rows: [{ account: '1', period, amountOre: 1 }],
      });
      expect([answer.status, named(answer)]).toEqual([400, ['rows.0.period']]);
    },
  );
});

describe('every list', () => {
  const lists = () => [
    '/v1/companies',
    '/v1/tokens',
    ...['sie-files', 'jobs', 'documents', 'budget-versions', 'report-templates', 'audit', 'fiscal-years'].map(
      (name) => `${path}/${name}`,
    ),
    `${path}/fiscal-years/2024-01-01/vouchers`,
  ];

  it('refuses a cursor that came from no list', async () => {
    const forged = (value: unknown) => btoa(JSON.stringify(value));
    const rubbish = [
      '',
      'nonsense',
      '-1',
      '0',
      "' OR 1=1",
      'job_',
      `${'x'.repeat(4)}_${'0'.repeat(26)}`,
      forged({}),
      forged(['a', 'b']),
      forged({ generation: 'x' }),
      '%00',
      '1e3',
    ];
    for (const list of lists()) {
      for (const cursor of rubbish) {
        const answer = await world.api<Problem>('GET', `${list}?cursor=${encodeURIComponent(cursor)}`);
        expect(answer.status, `${list} ${cursor}`).toBe(400);
      }
    }
    expect(await world.api('GET', `${path}/jobs?cursor=sie_${'0'.repeat(26)}`)).toMatchObject({
      body: { code: 'invalid_cursor' },
    });
    expect((await world.api('GET', `${path}/jobs?cursor=job_${'0'.repeat(26)}`)).status).toBe(200);
  });

  it('takes plain digits for its limit', async () => {
    for (const list of lists()) {
      for (const limit of ['0x10', '1e1', '', ' 5', '5.0', '-1', '0', '501', '+5', '٣', '1_0'])
        expect(
          (await world.api('GET', `${list}?limit=${encodeURIComponent(limit)}`)).status,
          `${list} ${limit}`,
        ).toBe(400);
      expect((await world.api('GET', `${list}?limit=1&limit=2`)).status, list).toBe(400);
      expect([200, 404], list).toContain((await world.api('GET', `${list}?limit=500`)).status);
    }
  });

  it('of companies is searched for so many words and no more', async () => {
    const words = (n: number) => Array.from({ length: n }, (_, i) => String(i % 10)).join('+');
    expect((await world.api('GET', `/v1/companies?q=${words(20)}`)).status).toBe(200);
    for (const n of [21, 99, 100]) {
      const answer = await world.api<Problem>('GET', `/v1/companies?q=${words(n)}`);
      expect([answer.status, named(answer)]).toEqual([400, ['q']]);
    }
  });
});

describe('the amounts of a budget', () => {
  const row = (amountOre: unknown) => ({ account: '3001', period: '2024-01', amountOre });
  const make = (...amounts: unknown[]) =>
    post(`${path}/budget-versions`, { name: 'b', rows: amounts.map(row) });

  it.each([1e20, 1.5, 9007199254740992, -9007199254740992, '1', null, true])(
    '%j is refused, by its row',
    async (amount) => {
      const answer = await make(1, amount);
      expect([answer.status, named(answer)]).toEqual([400, ['rows.1.amountOre']]);
    },
  );

  it('must have an exact sum', async () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(await make(most, -most, most, -1)).toMatchObject({ status: 201, body: { sumOre: most - 1 } });
    expect(await make(5, most)).toMatchObject({ status: 422, body: { code: 'sum_not_exact', row: 2 } });
    expect(await make(-most, -most)).toMatchObject({ status: 422, body: { code: 'sum_not_exact', row: 2 } });
    const zero = await world.send(
      'POST',
      `${path}/budget-versions`,
      '{"name":"noll","rows":[{"account":"1","period":"2024-01","amountOre":-0}]}',
      { 'content-type': 'application/json' },
    );
    expect(Object.is(((await zero.json()) as BudgetVersion).sumOre, 0)).toBe(true);
  });

  it('come from a file only when there are not too many', async () => {
    const year = { organisationNumber: '556677-8899', start: '2024-01-01', end: '2024-12-31', vouchers: [] };
    const extra = (rows: number) =>
      Array.from(
        { length: rows },
        (_, i) =>
          `#PBUDGET 0 2024${String(1 + (i % 12)).padStart(2, '0')} ${1000 + Math.floor(i / 12)} {} 1.00`,
      );
    for (const [rows, expected] of [
      [50_001, { status: 422, body: { code: 'budget_too_large', limit: 50_000 } }],
      [50_000, { status: 201, body: { rows: 50_000, sumOre: 5_000_000 } }],
    ] as const) {
      const { id } = await world.company('Budget AB', '556677-8899');
      const { body } = await world.upload(id, sieText({ ...year, extra: extra(rows) }));
      expect(body, String(rows)).toMatchObject({ sieFile: { vouchers: 0 } });
      await world.drain();
      const made = await world.api('POST', `/v1/companies/${id}/budget-versions`, {
        name: 'b',
        sieFile: body.sieFile.id,
      });
      expect(made).toMatchObject(expected);
    }
  });

  it('come from rows or from a file, not both', async () => {
    const both = await post(`${path}/budget-versions`, { name: 'b', rows: [row(1)], sieFile: 'sie_x' });
    expect([both.status, named(both)]).toEqual([400, ['rows']]);
  });
});

describe('a token', () => {
  it('for a company that is not, or that has run out already, is not made', async () => {
    const before = (await world.api<Page<Token>>('GET', '/v1/tokens')).body.items.length;
    const item = { name: 't', role: 'reader' };
    expect(await post('/v1/tokens', { ...item, companies: [company.id, 'co_none'] })).toMatchObject({
      status: 422,
      body: { code: 'unknown_companies', companies: 'co_none' },
    });
    expect(await post('/v1/tokens', { ...item, expiresAt: '2020-01-01T00:00:00Z' })).toMatchObject({
      status: 422,
      body: { code: 'already_expired', expiresAt: '2020-01-01T00:00:00Z' },
    });
    for (const expiresAt of ['2099-02-30T00:00:00Z', '2099-01-01', 'tomorrow', 1])
      expect((await post('/v1/tokens', { ...item, expiresAt })).status).toBe(400);
    expect((await world.api<Page<Token>>('GET', '/v1/tokens')).body.items).toHaveLength(before);
  });
});

describe('a company', () => {
  it('keeps what three change at once, each another field', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [name, oxceedId] = [`Runda ${round} Ää AB`, `OX-${round}`];
      const source = { kind: round % 2 ? 'sie' : 'bokio' };
      const answers = await Promise.all(
        [{ name }, { oxceedId }, { source }].map((change) => world.api('PATCH', path, change)),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect((await world.api<Company>('GET', path)).body).toMatchObject({ name, oxceedId, source });
      for (const q of [`runda ${round} ää`, oxceedId]) {
        const { body } = await world.api<Page<Company>>('GET', `/v1/companies?q=${encodeURIComponent(q)}`);
        expect(body.items.map(({ id }) => id)).toContain(company.id);
      }
    }
  });

  it('is changed only as it was read, when asked so', async () => {
    const { headers } = await world.api('GET', path);
    const tag = asSent(headers.get('etag'));
    expect(tag).toMatch(/^"[^"]+"$/);
    const change = (name: string, ifMatch: string) =>
      world.api<Problem>('PATCH', path, { name }, { 'if-match': ifMatch });
    const first = await change('Första AB', `"other", W/${tag}`);
    expect(first.status).toBe(200);
    expect(await change('Andra AB', tag)).toMatchObject({ status: 412, body: { code: 'company_changed' } });
    expect((await change('Tredje AB', first.headers.get('etag')!)).status).toBe(200);
    expect((await change('Fjärde AB', '*')).status).toBe(200);
  });
});

// Who may do what: every route of a company, asked by every role, with and without a grant, and by strangers.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Me, Role, Token } from '../../shared/contract/access.ts';
import type { Company } from '../../shared/contract/company.ts';
import { sieText } from '../testing/sie-text.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
let mine: Company;
let other: Company;
const tokens = new Map<Role, Token>();

const as = (token: string | undefined) => ({ authorization: token ? `Bearer ${token}` : '' });

beforeAll(async () => {
  world = await createWorld();
  mine = await world.company('Mitt AB', '556677-8899');
  other = await world.company('Annat AB', '112233-4455');
  for (const role of ['reader', 'operator', 'admin'] as const) {
    const made = await world.api<Token>('POST', '/v1/tokens', { name: role, role, companies: [mine.id] });
    expect(made.status).toBe(201);
    tokens.set(role, made.body);
  }
  const file = { organisationNumber: mine.organisationNumber, start: '2024-01-01', end: '2024-12-31' };
  await world.upload(
    mine.id,
    sieText({
      ...file,
      vouchers: [
        {
          series: 'A',
          number: '1',
          date: '2024-02-01',
          rows: [
            ['1930', 5],
            ['3001', -5],
          ],
        },
      ],
    }),
  );
  await world.drain();
});

/** Every route, with the least role that it needs. */
const routes: [method: string, path: string, least: Role, body?: object][] = [
  ['GET', '', 'reader'],
  ['PATCH', '', 'admin', { name: 'Nytt namn' }],
  ['GET', '/fiscal-years', 'reader'],
  ['GET', '/fiscal-years/2024-01-01/balances', 'reader'],
  ['GET', '/fiscal-years/2024-01-01/vouchers', 'reader'],
  ['GET', '/fiscal-years/2024-01-01/sie', 'reader'],
  ['GET', '/sie-files', 'reader'],
  ['GET', '/sie-files/none', 'reader'],
  ['GET', '/sie-files/none/content', 'reader'],
  ['DELETE', '/sie-files/none', 'operator'],
  ['POST', '/sie-files', 'operator', {}],
  ['GET', '/purge-preview', 'reader'],
  ['POST', '/purges', 'operator', { fiscalYears: ['1999-01-01'], confirm: '556677-8899' }],
  ['GET', '/jobs', 'reader'],
  ['GET', '/jobs/none', 'reader'],
  ['POST', '/jobs/none/cancel', 'operator'],
  ['POST', '/jobs/none/undo', 'operator'],
  ['POST', '/reconciliations', 'operator'],
  ['GET', '/reconciliations/none', 'reader'],
  ['GET', '/documents', 'reader'],
  ['POST', '/documents', 'operator', { name: 'x' }],
  ['GET', '/documents/none', 'reader'],
  ['GET', '/documents/none/content', 'reader'],
  ['DELETE', '/documents/none', 'operator'],
  ['GET', '/budget-versions', 'reader'],
  ['GET', '/budget-versions/none', 'reader'],
  ['POST', '/budget-versions', 'operator', { name: 'x' }],
  ['GET', '/report-templates', 'reader'],
  ['GET', '/report-templates/none', 'reader'],
  ['POST', '/report-templates', 'operator', { name: 'x' }],
  ['GET', '/audit', 'reader'],
];
const ranks: Role[] = ['reader', 'operator', 'admin'];

describe.each(routes)('%s /v1/companies/{id}%s', (method, path, least, body) => {
  it.each(ranks)(`%s (needs ${least})`, async (role) => {
    const json = body === undefined ? null : JSON.stringify(body);
    const headers = { 'content-type': 'application/json', ...as(tokens.get(role)?.token) };
    const { status } = await world.send(method, `/v1/companies/${mine.id}${path}`, json, headers);
    if (ranks.indexOf(role) < ranks.indexOf(least)) expect(status).toBe(403);
    else expect([401, 403]).not.toContain(status);
  });

  it('tells a stranger the same of a company that is not theirs and of one that is not', async () => {
    const ask = (id: string) =>
      world.api(method, `/v1/companies/${id}${path}`, body, as(tokens.get('admin')?.token));
    const theirs = await ask(other.id);
    expect(theirs.status).toBe(404);
    expect(theirs.body).toEqual((await ask('co_none')).body);
  });

  it('asks for a token', async () => {
    for (const token of [undefined, 'unknown', tokens.get('admin')?.id]) {
      const answer = await world.api(method, `/v1/companies/${mine.id}${path}`, body, as(token));
      expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    }
  });
});

describe('every route of the description', () => {
  it('stands in the table above, or is not of one company', async () => {
    const { body } = await world.api<{ paths: Record<string, object> }>('GET', '/openapi.json');
    const described = Object.entries(body.paths)
      .filter(([path]) => path.startsWith('/v1/companies/{companyId}'))
      .flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`));
    const tested = routes.map(([method, path]) =>
      `${method} /v1/companies/{companyId}${path}`
        .replace('/2024-01-01/', '/{start}/')
        .replace('/jobs/none', '/jobs/{jobId}')
        .replace('/none', '/{id}'),
    );
    expect(new Set(described)).toEqual(new Set(tested));
  });
});

describe('tokens', () => {
  it('are known by their hash only, and say who they are', async () => {
    const token = tokens.get('operator');
    const me = await world.api<Me>('GET', '/v1/me', undefined, as(token?.token));
    expect(me.body).toEqual({
      token: { id: token?.id, name: 'operator' },
      role: 'operator',
      companies: [mine.id],
    });
    const dump = await world.real.DIRECTORY.prepare('SELECT * FROM access_token').all();
    expect(JSON.stringify(dump.results)).not.toContain(token?.token);
    const list = await world.api<{ items: Token[] }>('GET', '/v1/tokens');
    expect(list.body.items.every((item) => item.token === undefined)).toBe(true);
  });

  it('are never kept with the answer to a repeated request', async () => {
    const made = await world.api<Token>(
      'POST',
      '/v1/tokens',
      { name: 'once', role: 'reader' },
      { 'idempotency-key': 'token-once' },
    );
    expect(made.body.token).toBeTruthy();
    const kept = await world.real.DIRECTORY.prepare('SELECT * FROM idempotent_answer').all();
    expect(JSON.stringify(kept.results)).not.toContain(made.body.token);
    const again = await world.api<Token>(
      'POST',
      '/v1/tokens',
      { name: 'once', role: 'reader' },
      { 'idempotency-key': 'token-once' },
    );
    expect(again.body).toEqual({ ...made.body, token: undefined });
  });

  it('end when they are revoked, or run out', async () => {
    const made = await world.api<Token>('POST', '/v1/tokens', { name: 'short', role: 'reader' });
    expect((await world.api('GET', '/v1/me', undefined, as(made.body.token))).status).toBe(200);
    expect((await world.api('DELETE', `/v1/tokens/${made.body.id}`)).status).toBe(204);
    expect((await world.api('GET', '/v1/me', undefined, as(made.body.token))).status).toBe(401);
    const soon = {
      name: 'soon',
      role: 'reader',
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
    };
    const brief = await world.api<Token>('POST', '/v1/tokens', soon);
    expect((await world.api('GET', '/v1/me', undefined, as(brief.body.token))).status).toBe(200);
    await world.real.DIRECTORY.prepare(`UPDATE access_token SET expires_at = ?2 WHERE id = ?1`)
      .bind(brief.body.id, new Date(Date.now() - 1).toISOString())
      .run();
    expect((await world.api('GET', '/v1/me', undefined, as(brief.body.token))).status).toBe(401);
  });

  it('are made by administrators only, and lists show the caller’s companies only', async () => {
    for (const role of ['reader', 'operator'] as const) {
      const { status } = await world.api(
        'POST',
        '/v1/tokens',
        { name: 'x', role: 'admin' },
        as(tokens.get(role)?.token),
      );
      expect(status).toBe(403);
    }
    const list = await world.api<{ items: Company[] }>(
      'GET',
      '/v1/companies',
      undefined,
      as(tokens.get('reader')?.token),
    );
    expect(list.body.items.map(({ id }) => id)).toEqual([mine.id]);
  });

  it('of an administrator of some companies cannot reach beyond them', async () => {
    const limited = as(tokens.get('admin')?.token);
    const wide = await world.api(
      'POST',
      '/v1/tokens',
      { name: 'x', role: 'admin', companies: 'all' },
      limited,
    );
    expect(wide).toMatchObject({ status: 403 });
    const aside = await world.api(
      'POST',
      '/v1/tokens',
      { name: 'x', role: 'reader', companies: [other.id] },
      limited,
    );
    expect(aside).toMatchObject({ status: 403 });
    expect(
      (await world.api('POST', '/v1/tokens', { name: 'x', role: 'reader', companies: [mine.id] }, limited))
        .status,
    ).toBe(201);
  });
});

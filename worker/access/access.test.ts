// Who may do what: every route of a company, asked by every role, with and without a grant, and by strangers.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Me, Role, Token, TrailEntry } from '../../shared/contract/access.ts';
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
  ['GET', '/reconciliations', 'reader'],
  ['GET', '/reconciliations/none', 'reader'],
  ['GET', '/reconciliations/none/vouchers', 'reader'],
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
  ['GET', '/source', 'admin'],
  ['PUT', '/source', 'admin', { kind: 'sie-url', address: 'https://none.test/{start}.se' }],
  ['POST', '/source/test', 'admin'],
  ['POST', '/source/sign-in', 'admin'],
  ['DELETE', '/source', 'admin'],
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

describe('the trail of the directory', () => {
  const trail = async (headers = {}) =>
    (await world.api<{ items: TrailEntry[] }>('GET', '/v1/audit?limit=500', undefined, headers)).body.items;

  it('tells who made and revoked a token, and what changed of a company, in lines that stay', async () => {
    const admin = tokens.get('admin');
    const item = { name: 'spår', role: 'reader', companies: [mine.id] };
    const made = await world.api<Token>('POST', '/v1/tokens', item, as(admin?.token));
    expect(made.body).toMatchObject({ createdBy: { id: admin?.id }, revokedBy: null });
    expect((await world.api('DELETE', `/v1/tokens/${made.body.id}`)).status).toBe(204);
    const read = await world.api<Token>('GET', `/v1/tokens/${made.body.id}`);
    const [createdBy, revokedBy] = [{ id: admin?.id, name: 'admin' }, { id: 'bootstrap' }];
    expect(read.body).toMatchObject({ createdBy, revokedBy });
    const company = await world.company('Före AB', '556677-8899');
    for (let n = 0; n < 2; n += 1)
      await world.api('PATCH', `/v1/companies/${company.id}`, { name: 'Efter AB' });
    const lines = await trail();
    expect(lines.filter(({ tokenId }) => tokenId === made.body.id)).toMatchObject([
      { action: 'token.revoked', actor: revokedBy },
      { action: 'token.created', actor: createdBy, details: { name: 'spår', role: 'reader' } },
    ]);
    expect(lines.filter(({ companyId }) => companyId === company.id)).toMatchObject([
      { action: 'company.changed', details: { name: { from: 'Före AB', to: 'Efter AB' } } },
      { action: 'company.created', details: { name: 'Före AB', organisationNumber: '556677-8899' } },
    ]);
    expect(JSON.stringify(lines)).not.toContain(made.body.token);
    for (const change of ["UPDATE trail SET action = 'x'", 'DELETE FROM trail'])
      await expect(world.real.DIRECTORY.prepare(change).run()).rejects.toThrow('append-only');
  });

  it('tells of acts that were refused, once an hour for each token, company and code', async () => {
    const item = { name: 'nyfiken', role: 'operator', companies: [mine.id] };
    const made = await world.api<Token>('POST', '/v1/tokens', item);
    const headers = as(made.body.token);
    const order = { fiscalYears: ['2024-01-01'], confirm: '112233-4455' };
    for (let n = 0; n < 3; n += 1) {
      await world.api('PATCH', `/v1/companies/${mine.id}`, { name: 'x' }, headers);
      await world.api('POST', `/v1/companies/${other.id}/purges`, order, headers);
      await world.api('POST', `/v1/companies/${mine.id}/purges`, order, headers);
      await world.api('GET', '/v1/tokens', undefined, headers);
    }
    const lines = (await trail()).filter(({ actor }) => actor.id === made.body.id);
    expect(lines.map(({ action, companyId, details }) => [action, companyId, details['code']])).toEqual([
      ['refused', mine.id, 'confirm_mismatch'],
      ['refused', null, 'not_found'],
      ['refused', null, 'role_required'],
    ]);
  });

  it('shows an administrator of some companies what is theirs, in pages', async () => {
    const admin = tokens.get('admin');
    const theirs = await trail(as(admin?.token));
    expect(theirs.length).toBeGreaterThan(2);
    for (const { companyId, tokenId, actor } of theirs)
      expect(actor.id === admin?.id || tokenId !== null || companyId === mine.id).toBe(true);
    const all = await trail();
    expect(all.length).toBeGreaterThan(theirs.length);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const to: string = `/v1/audit?limit=7${cursor ? `&cursor=${cursor}` : ''}`;
      const { body } = await world.api<{ items: TrailEntry[]; nextCursor: string | null }>('GET', to);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(all.map(({ id }) => id));
    for (const role of ['reader', 'operator'] as const)
      expect((await world.api('GET', '/v1/audit', undefined, as(tokens.get(role)?.token))).status).toBe(403);
  });
});

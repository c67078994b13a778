// Tokens and the directory's trail: what they say, how they end, what is told of them.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Me, Role, Token, TrailEntry } from '../../shared/contract/access.ts';
import type { Company } from '../../shared/contract/company.ts';
import { newSecret } from '../../shared/secret.ts';
import { sha256Hex } from '../sha256.ts';
import { createClock } from '../testing/clock.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
let mine: Company;
let other: Company;
const tokens = new Map<Role, Token>();

const as = (token: string | undefined) => ({ authorization: token ? `Bearer ${token}` : '' });
const make = async (item: object, headers = {}) =>
  (await world.api<Token>('POST', '/v1/tokens', item, headers)).body;
const statusOf = async (token: string | undefined, path = '/v1/me') =>
  (await world.api('GET', path, undefined, as(token))).status;

beforeAll(async () => {
  const clock = createClock();
  clock.beginHour();
  world = await createWorld(() => clock.advance(1));
  mine = await world.company('Mitt AB', '556677-8899');
  other = await world.company('Annat AB', '112233-4455');
  for (const role of ['reader', 'operator', 'admin'] as const)
    tokens.set(role, await make({ name: role, role, companies: [mine.id] }));
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

describe('a token', () => {
  it('that cannot be one is refused before the directory is asked; one that can takes one read', async () => {
    const asked = async (authorization: string) => {
      const outcome = await world.invoke(async (env, invocation) => {
        const request = new Request('http://worker.test/v1/me', { headers: { authorization } });
        const { status } = await world.app.fetch(request, env);
        return { status, queries: invocation.queries };
      });
      return outcome.lost ? null : outcome.value;
    };
    const secret = newSecret('token');
    const refused = { status: 401, queries: 0 };
    const malformed = [
      '',
      'Bearer',
      'Bearer ',
      `Basic ${secret}`,
      'Bearer unknown',
      `Bearer ${secret.slice(0, -1)}`,
      `Bearer ${secret}x`,
      `Bearer ${secret} ${secret}`,
      `Bearer ${newSecret('invitation')}`,
      `Bearer tbd_${'a'.repeat(42)}`,
      `Bearer ${'x'.repeat(100_000)}`,
      `Bearer ${secret.slice(0, 20)}\u00e5${secret.slice(21)}`,
      `Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.`,
      `Bearer ' OR 1=1 --`,
    ];
    for (const one of malformed) expect(await asked(one), one.slice(0, 100)).toEqual(refused);
    expect(await asked(`Bearer ${secret}`)).toEqual({ status: 401, queries: 1 });
    const token = await make({ name: 'många', role: 'reader', companies: [mine.id, other.id] });
    await asked(`Bearer ${token.token}`);
    // The one read, and the list that this route answers with.
    expect(await asked(`Bearer ${token.token}`)).toEqual({ status: 200, queries: 2 });
  });

  it('as it was made before stays good', async () => {
    const { id } = await make({ name: 'förr', role: 'reader' });
    const former = 'tbd_q3-Zk0_mVb8yR1xWc7Tn4LpQe2Hs9JdFa6GuKoNiEwY';
    await world.real.DIRECTORY.prepare('UPDATE access_token SET sha256 = ?2 WHERE id = ?1')
      .bind(id, await sha256Hex(former))
      .run();
    expect(await statusOf(former)).toBe(200);
  });

  it('tells when it was last used, and writes that at most once in ten minutes', async () => {
    const made = await make({ name: 'använd', role: 'reader', companies: [mine.id] });
    const read = async () => (await world.api<Token>('GET', `/v1/tokens/${made.id}`)).body.lastUsedAt;
    expect(await read()).toBeNull();
    const before = Date.now();
    await statusOf(made.token);
    const first = await read();
    expect(Date.parse(first!)).toBeGreaterThanOrEqual(before);
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const used = async (at: string) => {
      await world.real.DIRECTORY.prepare('UPDATE access_token SET last_used_at = ?2 WHERE id = ?1')
        .bind(made.id, at)
        .run();
      expect(await statusOf(made.token)).toBe(200);
      return read();
    };
    const recently = ago(9);
    expect(await used(recently)).toBe(recently);
    expect(Date.parse((await used(ago(11)))!)).toBeGreaterThanOrEqual(before);
  });

  it('is revoked at once, whoever holds it', async () => {
    const made = await make({ name: 'stulen', role: 'admin' });
    expect(await statusOf(made.token, '/v1/companies')).toBe(200);
    expect((await world.api('DELETE', `/v1/tokens/${made.id}`, undefined, as(made.token))).status).toBe(204);
    expect(await statusOf(made.token, '/v1/companies')).toBe(401);
  });
});

describe('rotation', () => {
  const rotate = (id: string, body: object = {}, headers = {}) =>
    world.api<Token & { code?: string }>('POST', `/v1/tokens/${id}/rotate`, body, headers);

  it('gives another token that may do the same; the former goes on for the overlap', async () => {
    const day = 86_400_000;
    const expiresAt = new Date(Date.now() + 30 * day).toISOString();
    const former = await make({ name: 'skript', role: 'operator', companies: [mine.id], expiresAt });
    const before = Date.now();
    const { status, body: next, headers } = await rotate(former.id, { overlapHours: 2 });
    expect([status, headers.get('location')]).toEqual([201, `/v1/tokens/${next.id}`]);
    expect(next).toMatchObject({ name: 'skript', role: 'operator', companies: [mine.id], replacedBy: null });
    expect(Math.abs(Date.parse(next.expiresAt!) - before - 30 * day)).toBeLessThan(60_000);
    for (const token of [former.token, next.token]) {
      expect(await statusOf(token)).toBe(200);
      expect(await statusOf(token, `/v1/companies/${other.id}`)).toBe(404);
    }
    const { body: old } = await world.api<Token>('GET', `/v1/tokens/${former.id}`);
    expect(old).toMatchObject({ replacedBy: next.id, revokedAt: null });
    expect(Math.abs(Date.parse(old.expiresAt!) - before - 2 * 3_600_000)).toBeLessThan(60_000);
    expect(await rotate(former.id)).toMatchObject({ status: 409, body: { code: 'token_ended' } });
  });

  it('without overlap ends the former at once, and never lengthens it', async () => {
    const former = await make({ name: 'genast', role: 'reader' });
    const { body: next } = await rotate(former.id, { overlapHours: 0 });
    expect([await statusOf(former.token), await statusOf(next.token)]).toEqual([401, 200]);
    expect(next.expiresAt).toBeNull();
    const soon = new Date(Date.now() + 60_000).toISOString();
    const brief = await make({ name: 'kort', role: 'reader', expiresAt: soon });
    await rotate(brief.id, { overlapHours: 720 });
    expect((await world.api<Token>('GET', `/v1/tokens/${brief.id}`)).body.expiresAt).toBe(soon);
  });

  it('is done once, however often the request comes, and of one of many that come together', async () => {
    const former = await make({ name: 'en gång', role: 'reader', companies: [mine.id] });
    const key = { 'idempotency-key': 'rotate-once' };
    const [first, again] = [await rotate(former.id, {}, key), await rotate(former.id, {}, key)];
    expect(again.body).toEqual({ ...first.body, token: undefined });
    const another = await make({ name: 'många', role: 'reader', companies: [mine.id] });
    const all = await Promise.all([1, 2, 3, 4].map(() => rotate(another.id)));
    expect(all.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('is for administrators, of tokens that they reach and that are good', async () => {
    const wide = await make({ name: 'alla', role: 'reader' });
    const limited = as(tokens.get('admin')?.token);
    expect((await rotate(wide.id, {}, limited)).status).toBe(404);
    expect((await rotate(wide.id, {}, as(tokens.get('operator')?.token))).status).toBe(403);
    await world.api('DELETE', `/v1/tokens/${wide.id}`);
    expect(await rotate(wide.id)).toMatchObject({ status: 409, body: { code: 'token_ended' } });
    const past = await make({ name: 'x', role: 'reader' });
    expect(await rotate(past.id, { expiresAt: '2020-01-01T00:00:00Z' })).toMatchObject({ status: 422 });
    expect(await rotate(past.id, { overlapHours: 721 })).toMatchObject({ status: 400 });
  });
});

describe('the first administrator', () => {
  it('is relieved by another of all companies, and comes back when there is none', async () => {
    const alone = await createWorld();
    alone.settings.BOOTSTRAP_TOKEN_STAYS = '';
    const ask = (token?: string) => alone.api<Me>('GET', '/v1/me', undefined, token ? as(token) : {});
    const all = (await world.api<{ items: Token[] }>('GET', '/v1/tokens?limit=500')).body.items;
    for (const { id } of all.filter(({ role, companies }) => role === 'admin' && companies === 'all'))
      await world.api('DELETE', `/v1/tokens/${id}`);
    const { token: _, ...bootstrap } = (await ask()).body;
    expect(bootstrap).toEqual({ role: 'admin', companies: 'all' });
    // Neither of these can do all that it can.
    await make({ name: 'läsare', role: 'reader' });
    await make({ name: 'vissa', role: 'admin', companies: [mine.id] });
    expect((await ask()).status).toBe(200);
    const next = await make({ name: 'efterträdare', role: 'admin' });
    expect(await ask()).toMatchObject({ status: 401, body: { code: 'bootstrap_ended' } });
    expect((await ask(next.token)).status).toBe(200);
    await alone.api('DELETE', `/v1/tokens/${next.id}`, undefined, as(next.token));
    expect((await ask()).status).toBe(200);
    alone.settings.BOOTSTRAP_TOKEN_STAYS = 'true';
    await make({ name: 'efterträdare', role: 'admin' });
    expect((await ask()).status).toBe(200);
  });

  it('is told of in the trail when it is used, once an hour', async () => {
    const { body } = await world.api<{ items: TrailEntry[] }>('GET', '/v1/audit?limit=500');
    const lines = body.items.filter(({ action }) => action === 'bootstrap.used');
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThanOrEqual(2);
    expect(lines[0]?.actor.id).toBe('bootstrap');
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

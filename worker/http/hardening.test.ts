// What holds whatever is asked: security headers, an id of the request in answer, problem and log, a log without
// secrets, and limits to how much may be asked for.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import wranglerToml from '../../wrangler.toml?raw';
import type { Token } from '../../shared/contract/access.ts';
import type { Company } from '../../shared/contract/company.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { newSecret } from '../../shared/secret.ts';
import { createRates, rates, type Rate } from '../access/rates.ts';
import { createApp } from '../app.ts';
import type { Env } from '../env.ts';
import { consoleLog, logError, type Fields } from '../log.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
let company: Company;
beforeAll(async () => {
  world = await createWorld();
  company = await world.company('Härdade AB', '556677-8899');
});
const lax: Rate = { limit: 1_000_000, period: 60 };
const admin = { authorization: 'Bearer first-administrator' };

/** An app of its own, with what it logs. */
const app = (strict: Partial<typeof rates> = {}, bindings: Partial<Env> = {}) => {
  const lines: (Fields & { event: string })[] = [];
  const made = createApp({
    log: (_, event, fields) => void lines.push({ event, ...fields }),
    rates: createRates({ token: lax, failures: lax, costly: lax, ...strict }),
  });
  const ask = async (
    path: string,
    headers: Record<string, string> = admin,
    method = 'GET',
    body?: string,
  ) => {
    const url = `http://worker.test${path}`;
    const init = { method, headers, ...(body === undefined ? {} : { body }) };
    const answer = await made.fetch(new Request(url, init), { ...world.env, ...bindings });
    const text = await answer.text();
    const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json');
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      problem: isProblem ? (JSON.parse(text) as Problem) : null,
    };
  };
  return { ask, lines };
};

/** Answers of every kind. */
const kinds: [
  what: string,
  path: string,
  status: number,
  headers?: Record<string, string>,
  method?: string,
][] = [
  ['health', '/healthz', 200],
  ['the documentation', '/docs', 200],
  ['the description', '/openapi.json', 200],
  ['a list', '/v1/companies', 200],
  ['nobody signed in', '/v1/companies', 401, {}],
  ['an unknown path', '/nowhere', 404],
  ['an unknown company', '/v1/companies/none', 404],
  ['a wrong method', '/v1/companies', 405, admin, 'DELETE'],
  ['a wrong query', '/v1/companies?limit=0', 400],
  ['a preflight', '/v1/companies', 204, {}, 'OPTIONS'],
  ['a HEAD', '/v1/companies', 200, admin, 'HEAD'],
  ['where a sign-in ends', '/sources/signed-in?state=x', 400],
  ['a failure of ours', '/v1/me', 500],
];

describe.each(kinds)('%s', (what, path, status, headers = admin, method = 'GET') => {
  const broken = { DIRECTORY: {} as D1Database };
  it('has the security headers and an id, which the log and a problem share', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { ask, lines } = app({}, what === 'a failure of ours' ? broken : {});
    const asked = what === 'a failure of ours' ? { authorization: `Bearer ${newSecret('token')}` } : headers;
    const answer = await ask(path, asked, method);
    expect(answer.status, answer.text).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringContaining('max-age='),
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    const policy = answer.headers.get('content-security-policy')!;
    for (const rule of ["frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/script-src|unsafe-eval/);
    const id = answer.headers.get('x-request-id');
    expect(id).toMatch(/^req_[0-9a-z]{26}$/);
    expect(lines).toMatchObject([{ event: 'request', requestId: id, status, method }]);
    if (answer.problem) expect(answer.problem.requestId).toBe(id);
    if (status === 500) expect(String(error.mock.calls.at(-1))).toContain(id);
    error.mockRestore();
  });
});

describe('the log', () => {
  it('has one line a request: which operation, who, how it went, and neither address nor secret', async () => {
    const { ask, lines } = app();
    const { body: token } = await world.api<Token>('POST', '/v1/tokens', {
      name: 'hemlig',
      role: 'operator',
    });
    const secrets = [
      token.token!,
      newSecret('token'),
      'first-administrator',
      'hemligt-lösenord',
      'q=',
      'ärende',
    ];
    const as = (secret: string) => ({ authorization: `Bearer ${secret}` });
    await ask(`/v1/companies?q=${encodeURIComponent('ärende')}`, as(token.token!));
    await ask(`/v1/companies/${company.id}`, as(secrets[1]!));
    await ask(`/v1/companies/${token.token}`);
    await ask(`/${token.token}`);
    const source = JSON.stringify({ kind: 'sie-url', address: 'https://u:hemligt-lösenord@sie.test/a.se' });
    const json = { ...admin, 'content-type': 'application/json' };
    await ask(`/v1/companies/${company.id}/source`, json, 'PUT', source);
    await ask('/v1/tokens', json, 'POST', JSON.stringify({ name: 'n', role: 'admin', companies: [] }));
    const requests = lines.filter(({ event }) => event === 'request');
    expect(requests.map(({ path, status }) => [path, status])).toEqual([
      ['/v1/companies', 200],
      ['/v1/companies/{companyId}', 401],
      ['/v1/companies/{companyId}', 404],
      [null, 404],
      ['/v1/companies/{companyId}/source', 422],
      ['/v1/tokens', 201],
    ]);
    expect(requests[0]).toMatchObject({ caller: token.id, code: null });
    expect(requests[4]).toMatchObject({ caller: 'bootstrap', company: company.id });
    for (const secret of secrets) expect(JSON.stringify(lines)).not.toContain(secret);
  });

  it('leaves out of an error what could open a door', () => {
    const written: string[] = [];
    const spies = (['error', 'warn'] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation((line: string) => void written.push(line)),
    );
    const token = newSecret('token');
    const jwt = `${btoa('{"alg":"RS256"}').replaceAll('=', '')}.${btoa('{"sub":"anna"}').replaceAll('=', '')}.c2lnbmF0dXI`;
    const texts = [
      `no such token: ${token}`,
      `Authorization: Bearer abc.def-ghi`,
      `fetch failed: https://anna:lösen@sie.test:8443/a/b.se?key=nyckeln#del`,
      `{"client_secret":"klienten","code":"koden"}`,
      `id_token=${jwt}`,
      `bad ${jwt}`,
      'tbd_q3-Zk0_mVb8yR1xWc7Tn4LpQe2Hs9JdFa6GuKoNiEwY',
    ];
    for (const text of texts) {
      logError('x', new Error(text, { cause: new Error(text) }), { text, list: [text] });
      consoleLog('warn', 'x', { deep: { text } });
    }
    for (const spy of spies) spy.mockRestore();
    const hidden = [token, jwt, 'abc.def', 'anna', 'lösen', 'nyckeln', 'klienten', 'koden', 'tbd_q3'];
    expect(written).toHaveLength(2 * texts.length);
    for (const line of written) {
      expect(JSON.parse(line)).toMatchObject({ event: 'x' });
      for (const secret of hidden) expect(line).not.toContain(secret);
    }
    expect(written.join()).toContain('https://sie.test:8443/…');
  });
});

describe('a request that would be another', () => {
  const json = { ...admin, 'content-type': 'application/json' };
  const documents = async () => {
    const { body } = await world.api<{ items: { id: string }[] }>(
      'GET',
      `/v1/companies/${company.id}/documents`,
    );
    return body.items.map(({ id }) => id);
  };

  it('by a header or a parameter that names another method is what it is', async () => {
    const { body } = await world.api<{ id: string }>('POST', `/v1/companies/${company.id}/documents`, {
      name: 'x',
    });
    const { ask } = app();
    const path = `/v1/companies/${company.id}/documents/${body.id}`;
    for (const header of ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override']) {
      expect((await ask(path, { ...admin, [header]: 'DELETE' })).status).toBe(200);
      expect((await ask(path, { ...json, [header]: 'DELETE' }, 'POST', '{}')).status).toBe(405);
    }
    expect((await ask(`${path}?_method=DELETE`)).status).toBe(400);
    expect(await documents()).toContain(body.id);
  });

  it('with an id, an address or a second token of its own choosing gets none of them', async () => {
    const { ask, lines } = app();
    const forged = 'req_forged"\\n{"level":"info"}';
    const answer = await ask('/v1/me', {
      ...admin,
      'x-request-id': forged,
      'x-forwarded-for': '203.0.113.9',
    });
    expect(answer.headers.get('x-request-id')).not.toContain('forged');
    expect(JSON.stringify(lines)).not.toMatch(/forged|203\.0\.113/);
    for (const authorization of [
      'Bearer first-administrator, Bearer x',
      'Bearer x Bearer first-administrator',
      'Bearer first-administrator;role=admin',
      'Token first-administrator',
      'Bearer\tfirst-administrator',
    ])
      expect((await ask('/v1/me', { authorization })).status, authorization).toBe(401);
    expect((await ask('/v1/me?access_token=first-administrator', {})).status).toBe(401);
    expect((await ask('/v1/me', { cookie: 'token=first-administrator' })).status).toBe(401);
  });
});

describe('limits', () => {
  it('are those that the platform is told', () => {
    const told = [...wranglerToml.matchAll(/name = "RATE_(\w+)"[^[]*?limit = (\d+), period = (\d+)/g)];
    expect(
      Object.fromEntries(
        told.map(([, name, limit, period]) => [
          name!.toLowerCase(),
          { limit: Number(limit), period: Number(period) },
        ]),
      ),
    ).toEqual(rates);
  });

  const refused = (seconds: number) => ({
    status: 429,
    problem: { code: 'too_many_requests', status: 429, seconds: expect.any(Number) as number },
    headers: { retry: expect.toSatisfy((n: number) => n >= 1 && n <= seconds) as number },
  });
  const shown = ({ status, problem, headers }: Awaited<ReturnType<ReturnType<typeof app>['ask']>>) => ({
    status,
    problem,
    headers: { retry: Number(headers.get('retry-after')) },
  });

  it('of a token: told with each answer, and others go on', async () => {
    const { ask } = app({ token: { limit: 3, period: 10 } });
    const left = [];
    for (let n = 0; n < 3; n += 1) left.push((await ask('/v1/me')).headers.get('ratelimit-remaining'));
    expect(left).toEqual(['2', '1', '0']);
    const over = await ask('/v1/me');
    expect(shown(over)).toMatchObject(refused(10));
    expect(over.headers.get('ratelimit-limit')).toBe('3');
    expect(over.headers.get('access-control-expose-headers')).toContain('Retry-After');
    const { body } = await world.api<Token>('POST', '/v1/tokens', { name: 'annan', role: 'reader' });
    expect((await ask('/v1/me', { authorization: `Bearer ${body.token}` })).status).toBe(200);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 });
    expect((await ask('/v1/me')).status).toBe(200);
    vi.useRealTimers();
  });

  it('of an address that fails to sign in: it waits, without the directory; who was signed in there goes on', async () => {
    const { ask } = app({ failures: { limit: 3, period: 60 } });
    const from = (address: string, token: string) => ({
      authorization: `Bearer ${token}`,
      'cf-connecting-ip': address,
    });
    const { body } = await world.api<Token>('POST', '/v1/tokens', { name: 'kollega', role: 'reader' });
    expect((await ask('/v1/me', from('192.0.2.1', body.token!))).status).toBe(200);
    const statuses = [];
    for (let n = 0; n < 4; n += 1)
      statuses.push((await ask('/v1/me', from('192.0.2.1', newSecret('token')))).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
    const over = await ask('/v1/me', from('192.0.2.1', newSecret('token')));
    expect(shown(over)).toMatchObject(refused(60));
    expect((await ask('/v1/me', from('192.0.2.1', body.token!))).status).toBe(200);
    expect((await ask('/v1/me', from('192.0.2.2', 'unknown'))).status).toBe(401);
    await world.api('DELETE', `/v1/tokens/${body.id}`);
    expect((await ask('/v1/me', from('192.0.2.1', body.token!))).status).toBe(429);
  });

  it('of what costs much, for one company; reading it goes on', async () => {
    const { ask } = app({ costly: { limit: 2, period: 60 } });
    const json = { ...admin, 'content-type': 'application/json' };
    const order = JSON.stringify({ fiscalYears: ['2024-01-01'], confirm: '556677-8899' });
    const purge = (id: string) => ask(`/v1/companies/${id}/purges`, json, 'POST', order);
    expect((await purge(company.id)).status).toBe(404);
    expect((await ask(`/v1/companies/${company.id}/reconciliations`, json, 'POST', '{}')).status).toBe(409);
    expect(shown(await purge(company.id))).toMatchObject(refused(60));
    expect((await ask(`/v1/companies/${company.id}/jobs`)).status).toBe(200);
    const another = await world.company('Annat AB', '556677-8899');
    expect((await purge(another.id)).status).toBe(404);
  });

  it('are the platform’s where it counts, though this isolate has seen little', async () => {
    const keys: string[] = [];
    const limit = async ({ key }: { key: string }) => {
      keys.push(key);
      return { success: keys.length < 2 };
    };
    const { ask } = app({}, { RATE_TOKEN: { limit } as RateLimit });
    expect((await ask('/v1/me')).status).toBe(200);
    expect(shown(await ask('/v1/me'))).toMatchObject(refused(60));
    // Known by now: not asked again.
    expect((await ask('/v1/me')).status).toBe(429);
    expect(keys).toEqual(['bootstrap', 'bootstrap']);
  });

  it('hold the counts of so many keys and no more', async () => {
    const counted = createRates({ token: { limit: 1, period: 60 }, failures: lax, costly: lax });
    for (let n = 0; n < 10_001; n += 1) await counted.take(world.env, 'token', String(n));
    expect(counted.isSpent('token', '0')).toBeNull();
    expect(counted.isSpent('token', '10000')).not.toBeNull();
  });
});

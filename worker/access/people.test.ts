// People's own tokens: an invitation is good once; a sign-in is believed only when everything about it is right.
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWTPayload as Payload } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Me, Token, TrailEntry } from '../../shared/contract/access.ts';
import type { Company } from '../../shared/contract/company.ts';
import type { Page } from '../../shared/contract/list.ts';
import type { Invitation, InvitationPreview } from '../../shared/contract/people.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { newSecret } from '../../shared/secret.ts';
import { createApp } from '../app.ts';
import { createWorld } from '../testing/world.ts';
import { forgetAll } from '../isolate.ts';
import { cooldownMs } from './identity.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const world = await createWorld();
let mine: Company;
let theirs: Company;
beforeAll(async () => {
  mine = await world.company('Mitt AB', '556677-8899');
  theirs = await world.company('Deras AB', '112233-4455');
});
const nobody = { authorization: '' };
const as = (token: string | undefined) => ({ authorization: `Bearer ${token}` });
const trail = async () => (await world.api<{ items: TrailEntry[] }>('GET', '/v1/audit?limit=50')).body.items;

describe('an invitation', () => {
  const invite = async (item: object = {}, headers = {}) =>
    world.api<Invitation>(
      'POST',
      '/v1/invitations',
      { name: 'Anna Berg', role: 'operator', companies: [mine.id], ...item },
      headers,
    );
  const accept = (link: string | undefined) =>
    world.api<Token & { code?: string }>(
      'POST',
      '/v1/invitations/accept',
      { invitation: link?.split('#')[1] ?? '' },
      nobody,
    );
  const preview = (link: string | undefined, language = 'sv') =>
    world.api<InvitationPreview & Problem>(
      'POST',
      '/v1/invitations/preview',
      { invitation: link?.split('#')[1] ?? '' },
      { ...nobody, 'accept-language': language },
    );

  it('is exchanged once, by who has the link, for a token of the one it names', async () => {
    const { status, body } = await invite({ tokenDays: 30 });
    expect(status).toBe(201);
    expect(body.link).toMatch(/^http:\/\/worker\.test\/invitation#tomi_[0-9A-Za-z]{49}$/);
    // To look at it uses nothing.
    for (const _ of [1, 2])
      expect(await preview(body.link)).toMatchObject({
        status: 200,
        body: { name: 'Anna Berg', role: 'operator', companyCount: 1, tokenDays: 30 },
      });
    const taken = await accept(body.link);
    expect(taken).toMatchObject({
      status: 201,
      body: { name: 'Anna Berg', role: 'operator', companies: [mine.id], kind: 'token' },
    });
    const days = (Date.parse(taken.body.expiresAt!) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThanOrEqual(30);
    const me = await world.api<Me>('GET', '/v1/me', undefined, as(taken.body.token));
    expect(me.body).toEqual({
      token: { id: taken.body.id, name: 'Anna Berg' },
      role: 'operator',
      companies: [mine.id],
    });
    expect(await accept(body.link)).toMatchObject({ status: 410, body: { code: 'invitation_used' } });
    const list = (await world.api<Page<Invitation>>('GET', '/v1/invitations')).body.items;
    expect(list[0]).toMatchObject({ id: body.id, tokenId: taken.body.id });
    expect(JSON.stringify(list)).not.toContain('tomi_');
    const lines = (await trail()).filter(({ action }) => action.startsWith('invitation.'));
    expect(lines).toMatchObject([
      { action: 'invitation.accepted', actor: { name: 'Anna Berg' }, tokenId: taken.body.id },
      { action: 'invitation.created', actor: { id: 'bootstrap' }, details: { id: body.id } },
    ]);
  });

  it('is known by its hash only, nowhere kept, and exchanged by one of many who come at once', async () => {
    const key = { 'idempotency-key': 'invite-once' };
    const first = await invite({}, key);
    expect((await invite({}, key)).body).toEqual({ ...first.body, link: undefined });
    const secret = first.body.link!.split('#')[1]!;
    for (const table of ['invitation', 'trail', 'idempotent_answer', 'access_token']) {
      const { results } = await world.real.DIRECTORY.prepare(`SELECT * FROM ${table}`).all();
      expect(JSON.stringify(results)).not.toContain(secret);
    }
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => accept(first.body.link)));
    expect(all.map(({ status }) => status).sort()).toEqual([201, 410, 410, 410, 410]);
    const { results } = await world.real.DIRECTORY.prepare(
      'SELECT * FROM access_token WHERE id = (SELECT token_id FROM invitation WHERE id = ?1)',
    )
      .bind(first.body.id)
      .all();
    expect(results).toHaveLength(1);
  });

  it('that is not good says to who has it what became of it, and to who makes one up nothing', async () => {
    const used = await invite();
    await accept(used.body.link);
    const revoked = await invite();
    expect((await world.api('DELETE', `/v1/invitations/${revoked.body.id}`)).status).toBe(204);
    expect((await world.api('DELETE', `/v1/invitations/${revoked.body.id}`)).status).toBe(404);
    const expired = await invite({ hours: 1 });
    await world.real.DIRECTORY.prepare('UPDATE invitation SET expires_at = ?2 WHERE id = ?1')
      .bind(expired.body.id, new Date(Date.now() - 1).toISOString())
      .run();
    const told = [
      [used, 'invitation_used', 'Inbjudan är redan använd', 'The invitation is used already'],
      [revoked, 'invitation_revoked', 'Inbjudan är återkallad', 'The invitation is revoked'],
      [expired, 'invitation_expired', 'Inbjudan har gått ut', 'The invitation has expired'],
    ] as const;
    for (const [{ body }, code, sv, en] of told) {
      expect(await accept(body.link)).toMatchObject({ status: 410, body: { code } });
      expect((await preview(body.link)).body).toMatchObject({
        code,
        title: sv,
        detail: expect.stringContaining(body.createdBy.name),
      });
      expect((await preview(body.link, 'en')).body).toMatchObject({ code, title: en });
    }
    const madeUp = [`#${newSecret('invitation')}`, '#tomi_', `#${newSecret('token')}`, ''];
    const seen = [];
    for (const link of madeUp)
      for (const ask of [accept, preview]) {
        const { status, body } = await ask(link);
        expect([status, body.code]).toEqual([404, 'invitation_unknown']);
        seen.push(JSON.stringify({ ...body, requestId: '' }));
      }
    expect(new Set(seen).size).toBe(1);
  });

  it('has a page that holds nothing of it, runs its own script alone and is told where nobody looks', async () => {
    const { body } = await invite();
    const show = async (headers: Record<string, string>) => {
      const answer = await world.send('GET', '/invitation', null, { ...nobody, ...headers });
      return { headers: answer.headers, text: await answer.text() };
    };
    const page = await show({ 'accept-language': 'sv' });
    const again = await show({ 'accept-language': 'sv' });
    const policyOf = (one: typeof page) => one.headers.get('content-security-policy')!;
    const nonceOf = (one: typeof page) => /script-src 'nonce-([^']+)'/.exec(policyOf(one))?.[1];
    expect(nonceOf(page)).not.toBe(nonceOf(again));
    for (const rule of ["default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'"])
      expect(policyOf(page)).toContain(rule);
    expect(policyOf(page)).not.toContain('unsafe');
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    // Whatever is invited: the same page, which loads nothing.
    expect(page.text.replaceAll(nonceOf(page)!, '')).toBe(again.text.replaceAll(nonceOf(again)!, ''));
    expect(page.text).not.toMatch(/\b(src|srcset|action)=|url\(/);
    expect(page.text).not.toContain(body.name);
    expect(page.text).toContain('Du är inbjuden');
    expect((await show({ 'accept-language': 'en-GB' })).text).toContain('You are invited');
  });

  it('says on its page where the extension of that browser is fetched, if that is an address of the web', async () => {
    const app = createApp({ log: () => undefined });
    const linksFor = async (userAgent: string, chrome: string) => {
      const request = new Request('http://worker.test/invitation', { headers: { 'user-agent': userAgent } });
      const urls = { EXTENSION_CHROME_URL: chrome, EXTENSION_FIREFOX_URL: 'https://addons.example.org/"tom' };
      const page = await (await app.fetch(request, { ...world.env, ...urls })).text();
      return [...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    };
    const [firefox, chrome] = ['Mozilla/5.0 Gecko/20100101 Firefox/153.0', 'Mozilla/5.0 Chrome/156.0.0.0'];
    expect(await linksFor(firefox, '')).toEqual(['https://addons.example.org/&quot;tom']);
    expect(await linksFor(chrome, 'https://store.example.org/tom')).toEqual([
      'https://store.example.org/tom',
    ]);
    for (const none of ['', 'javascript:alert(1)', 'http://store.example.org'])
      expect(await linksFor(chrome, none)).toEqual([]);
  });

  it('is exchanged by one batch: what fails after it takes nothing from who has the link', async () => {
    const { body } = await invite();
    const shaky = await createWorld(undefined, true);
    let exchanged = false;
    shaky.setFault(async (call) => {
      if (exchanged && !call.writes) throw new Error('D1_ERROR: Network connection lost.');
      const result = await call.execute();
      exchanged ||= call.sql.some((sql) => /update "invitation"/i.test(sql));
      return result;
    });
    const answer = await shaky.api<Token>(
      'POST',
      '/v1/invitations/accept',
      { invitation: body.link?.split('#')[1] ?? '' },
      nobody,
    );
    expect(exchanged).toBe(true);
    expect(answer.status).toBe(201);
    expect((await world.api('GET', '/v1/me', undefined, as(answer.body.token))).status).toBe(200);
  });

  it('reaches no further than who makes it', async () => {
    const { body: admin } = await world.api<Token>('POST', '/v1/tokens', {
      name: 'a',
      role: 'admin',
      companies: [mine.id],
    });
    for (const companies of ['all', [theirs.id], [mine.id, theirs.id]])
      expect(await invite({ companies }, as(admin.token))).toMatchObject({ status: 403 });
    expect((await invite({}, as(admin.token))).status).toBe(201);
    const { body: wide } = await invite({ companies: 'all' });
    const { body } = await world.api<Page<Invitation>>('GET', '/v1/invitations', undefined, as(admin.token));
    expect(body.items.map(({ id }) => id)).not.toContain(wide.id);
    expect((await world.api('DELETE', `/v1/invitations/${wide.id}`, undefined, as(admin.token))).status).toBe(
      404,
    );
    expect((await accept(wide.link)).body.companies).toBe('all');
  });
});

const issuer = 'https://issuer.test';
const redirectUri = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';
const clientId = 'tom';
const pair = await generateKeyPair('RS256', { extractable: true });
const stranger = await generateKeyPair('RS256', { extractable: true });
const spki = new TextEncoder().encode(await exportSPKI(pair.publicKey));
const publicKey = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };

/** As claims that may be wrong, or none. */
type JWTPayload = { [claim in keyof Payload]: Payload[claim] | undefined };

/** An issuer that answers whatever a test has it answer. */
const fake = {
  keys: [publicKey] as object[],
  fetched: { keys: 0, description: 0, codes: 0 },
  idToken: '' as unknown,
  description: {} as object,
};
const described = () => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  ...fake.description,
});
const realFetch = globalThis.fetch;
vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
  const { origin, pathname } = new URL(input instanceof Request ? input.url : input);
  if (origin !== issuer) return realFetch(input, init);
  if (pathname === '/keys') {
    fake.fetched.keys += 1;
    return Response.json({ keys: fake.keys });
  }
  if (pathname === '/token') {
    fake.fetched.codes += 1;
    return Response.json({ access_token: 'x', token_type: 'Bearer', id_token: fake.idToken });
  }
  fake.fetched.description += 1;
  return Response.json(described());
});
afterAll(() => void vi.unstubAllGlobals());

const rules = [
  { email: 'chef@byran.se', role: 'admin', companies: 'all' },
  { group: 'revisorer', role: 'operator', companies: ['MINE'] },
  { domain: 'byran.se', role: 'reader', companies: ['MINE'] },
];
const setting = (more: object = {}) =>
  JSON.stringify([
    { id: 'entra', name: 'Microsoft', issuer, clientId, redirects: [redirectUri], rules, ...more },
  ]).replaceAll('MINE', mine.id);
beforeEach(() => {
  forgetAll();
  Object.assign(fake, { keys: [publicKey], description: {} });
  Object.assign(fake.fetched, { keys: 0, description: 0, codes: 0 });
  world.settings.OIDC_ISSUERS = setting();
});

const base64url = (bytes: ArrayBuffer | Uint8Array) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes as ArrayBuffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const challengeOf = async (verifier: string) =>
  base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
const newVerifier = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

const start = async (more: object = {}) => {
  const verifier = newVerifier();
  const body = { issuer: 'entra', redirectUri, challenge: await challengeOf(verifier), ...more };
  const answer = await world.api<{ address: string; state: string } & Problem>(
    'POST',
    '/v1/sign-in/start',
    body,
    nobody,
  );
  const nonce = answer.status === 200 ? new URL(answer.body.address).searchParams.get('nonce')! : '';
  return { ...answer, verifier, nonce, state: answer.body.state };
};
type Begun = Awaited<ReturnType<typeof start>>;
const exchange = ({ state, verifier }: Pick<Begun, 'state' | 'verifier'>, more: object = {}) =>
  world.api<Token & Problem>(
    'POST',
    '/v1/sign-in/exchange',
    { state, verifier, code: 'code', ...more },
    nobody,
  );

const now = () => Math.floor(Date.now() / 1_000);
const claims = (nonce: string, more: JWTPayload = {}): JWTPayload => ({
  iss: issuer,
  aud: clientId,
  sub: 'anna-1',
  iat: now(),
  exp: now() + 300,
  nonce,
  name: 'Anna Berg',
  email: 'Anna@byran.se',
  email_verified: true,
  ...more,
});
const sign = (payload: JWTPayload, key: CryptoKey | Uint8Array = pair.privateKey, header: object = {}) =>
  new SignJWT(JSON.parse(JSON.stringify(payload)) as Payload)
    .setProtectedHeader({ alg: 'RS256', kid: 'one', ...header })
    .sign(key);
/** A whole sign-in, with those claims. */
const signIn = async (more: JWTPayload = {}) => {
  const begun = await start();
  fake.idToken = await sign(claims(begun.nonce, more));
  return exchange(begun);
};

describe('a sign-in', () => {
  it('is off unless the deployment has issuers, and lists those that it has', async () => {
    const issuers = async () =>
      (await world.api<{ items: object[] }>('GET', '/v1/sign-in/issuers', undefined, nobody)).body.items;
    expect(await issuers()).toEqual([{ id: 'entra', name: 'Microsoft' }]);
    delete world.settings.OIDC_ISSUERS;
    expect(await issuers()).toEqual([]);
    expect(await start()).toMatchObject({ status: 404, body: { code: 'issuer_unknown' } });
    world.settings.OIDC_SECRETS = '{"entra": 5}';
    for (const wrong of [
      '{',
      '[{}]',
      setting({ rules: [{ role: 'admin', companies: 'all' }] }),
      setting({ issuer: 'http://issuer.test' }),
      setting({ algorithms: ['HS256'] }),
      setting(),
    ]) {
      world.settings.OIDC_ISSUERS = wrong;
      expect((await start()).body.code, wrong).toBe('sign_in_not_set_up');
    }
    delete world.settings.OIDC_SECRETS;
  });

  it('gives a session of hours to the person, by the first rule that fits, which receipts and trail name', async () => {
    const begun = await start({ silent: true });
    const asked = Object.fromEntries(new URL(begun.body.address).searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      state: begun.state,
      code_challenge: await challengeOf(begun.verifier),
      code_challenge_method: 'S256',
      prompt: 'none',
    });
    fake.idToken = await sign(claims(begun.nonce, { groups: ['alla', 'revisorer'] }));
    const { status, body } = await exchange(begun);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'session',
      name: 'Anna Berg <anna@byran.se>',
      role: 'operator',
      companies: [mine.id],
    });
    expect(body.token).toMatch(/^toms_/);
    const hours = (Date.parse(body.expiresAt!) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(7.9);
    expect(hours).toBeLessThanOrEqual(8);
    await world.api('POST', `/v1/companies/${mine.id}/documents`, { name: 'x' }, as(body.token));
    const audit = await world.api<{ items: TrailEntry[] }>('GET', `/v1/companies/${mine.id}/audit`);
    expect(audit.body.items[0]).toMatchObject({
      action: 'document.created',
      actor: { name: 'Anna Berg <anna@byran.se>' },
    });
    expect((await trail()).find(({ tokenId }) => tokenId === body.id)).toMatchObject({
      action: 'session.began',
      actor: { id: 'entra:anna-1' },
    });
    expect((await world.api('GET', `/v1/companies/${theirs.id}`, undefined, as(body.token))).status).toBe(
      404,
    );
    expect((await world.api('POST', '/v1/sign-in/end', undefined, as(body.token))).status).toBe(204);
    expect((await world.api('GET', '/v1/me', undefined, as(body.token))).status).toBe(401);
  });

  it.each<[string, JWTPayload, string | null, object?]>([
    ['a person by address', { email: 'chef@byran.se' }, 'admin'],
    ['a colleague by domain', { email: 'ny@BYRAN.se' }, 'reader'],
    ['an address in capitals', { email: 'CHEF@BYRAN.SE' }, 'admin'],
    [
      'a sign that becomes a letter in lower case',
      { email: '\u212Aarin@annan.se' },
      null,
      { rules: [{ email: 'karin@annan.se', role: 'admin', companies: 'all' }] },
    ],
    ['a letter of full width', { email: 'chef@\uff42yran.se' }, null],
    ['a letter and its mark', { email: 'chef@bya\u030aran.se' }, null],
    ['an address in an address', { email: 'chef@byran.se@annan.se' }, null],
    ['somebody of another domain', { email: 'anna@annan.se' }, null],
    ['somebody of a domain that ends alike', { email: 'anna@inte-byran.se' }, null],
    ['somebody of a domain below', { email: 'anna@x.byran.se' }, null],
    ['an address that is not verified', { email: 'chef@byran.se', email_verified: false }, null],
    ['an address of which nothing is said', { email: 'chef@byran.se', email_verified: undefined }, null],
    ['a text that says it is verified', { email: 'chef@byran.se', email_verified: 'true' }, null],
    [
      'an issuer that is trusted with addresses',
      { email: undefined, email_verified: undefined, preferred_username: 'chef@byran.se' },
      'admin',
      { trustsEmail: true },
    ],
    ['no address at all', { email: undefined }, null],
    ['groups that are no list', { email: undefined, groups: 'revisorer' }, null],
    ['a group of another claim', { email: undefined, roles: ['revisorer'] }, 'operator', { groups: 'roles' }],
  ])('maps %s', async (_, more, role, set = {}) => {
    world.settings.OIDC_ISSUERS = setting(set);
    const { status, body } = await signIn(more);
    if (role) expect([status, body.role]).toEqual([201, role]);
    else expect([status, body.code]).toEqual([403, 'person_without_access']);
  });

  it('of a session can be revoked by an administrator, and cannot be exchanged', async () => {
    const { body } = await signIn();
    expect((await world.api('POST', `/v1/tokens/${body.id}/rotate`, {})).status).toBe(409);
    expect((await world.api('DELETE', `/v1/tokens/${body.id}`)).status).toBe(204);
    expect((await world.api('GET', '/v1/me', undefined, as(body.token))).status).toBe(401);
  });
});

describe('hostile', () => {
  const none = (payload: JWTPayload, header: object) =>
    `${base64url(new TextEncoder().encode(JSON.stringify(header)))}.${base64url(new TextEncoder().encode(JSON.stringify(payload)))}.`;
  const jwkText = new TextEncoder().encode(JSON.stringify(publicKey));

  it.each<[string, (nonce: string) => Promise<unknown> | unknown]>([
    ['alg none', (nonce) => none(claims(nonce), { alg: 'none' })],
    ['alg None', (nonce) => none(claims(nonce), { alg: 'None', kid: 'one' })],
    ['no alg', (nonce) => none(claims(nonce), { kid: 'one' })],
    ['HS256 with the public key', (nonce) => sign(claims(nonce), spki, { alg: 'HS256' })],
    ['HS256 with the key as JSON', (nonce) => sign(claims(nonce), jwkText, { alg: 'HS256' })],
    ['another issuer', (nonce) => sign(claims(nonce, { iss: 'https://other.test' }))],
    ['the issuer with a slash more', (nonce) => sign(claims(nonce, { iss: `${issuer}/` }))],
    ['another audience', (nonce) => sign(claims(nonce, { aud: 'other' }))],
    ['no audience', (nonce) => sign(claims(nonce, { aud: undefined }))],
    [
      'several audiences and another party',
      (nonce) => sign(claims(nonce, { aud: [clientId, 'other'], azp: 'other' })),
    ],
    ['several audiences and no party', (nonce) => sign(claims(nonce, { aud: [clientId, 'other'] }))],
    ['another nonce', () => sign(claims('other'))],
    ['no nonce', (nonce) => sign({ ...claims(nonce), nonce: undefined })],
    ['expired', (nonce) => sign(claims(nonce, { iat: now() - 600, exp: now() - 120 }))],
    ['no expiry', (nonce) => sign(claims(nonce, { exp: undefined }))],
    ['issued long ago', (nonce) => sign(claims(nonce, { iat: now() - 7_200, exp: now() + 300 }))],
    ['not yet good', (nonce) => sign(claims(nonce, { nbf: now() + 600 }))],
    ['nobody', (nonce) => sign(claims(nonce, { sub: undefined }))],
    ['another key under the same name', (nonce) => sign(claims(nonce), stranger.privateKey)],
    [
      'a key that it brings along',
      async (nonce) => sign(claims(nonce), stranger.privateKey, { jwk: await exportJWK(stranger.publicKey) }),
    ],
    [
      'a key from an address that it brings along',
      (nonce) => sign(claims(nonce), stranger.privateKey, { jku: 'https://evil.test/keys', kid: 'evil' }),
    ],
    [
      'a name that is no name of a key',
      (nonce) => sign(claims(nonce), stranger.privateKey, { kid: '../../keys' }),
    ],
    ['a signature cut off', async (nonce) => (await sign(claims(nonce))).replace(/[^.]*$/, '')],
    [
      'claims exchanged',
      async (nonce) => {
        const [head, , signature] = (await sign(claims(nonce))).split('.');
        return `${head}.${base64url(new TextEncoder().encode(JSON.stringify(claims(nonce, { email: 'chef@byran.se' }))))}.${signature}`;
      },
    ],
    ['no ID token', () => undefined],
    ['an ID token that is none', () => 'a.b.c'],
    ['an ID token that is an object', () => ({ sub: 'anna' })],
  ])('%s is refused, and no session made', async (_, make) => {
    const begun = await start();
    fake.idToken = await make(begun.nonce);
    const before = await world.real.DIRECTORY.prepare('SELECT count(*) AS n FROM access_token').first();
    expect(await exchange(begun)).toMatchObject({ status: 403, body: { code: 'sign_in_refused' } });
    expect(await world.real.DIRECTORY.prepare('SELECT count(*) AS n FROM access_token').first()).toEqual(
      before,
    );
  });

  it('keys: a new one is fetched, an unknown one once a cooldown, whatever is sent', async () => {
    expect((await signIn()).status).toBe(201);
    expect(fake.fetched.keys).toBe(1);
    const unknown = async (kid: string) => {
      const begun = await start();
      fake.idToken = await sign(claims(begun.nonce), stranger.privateKey, { kid });
      expect((await exchange(begun)).status).toBe(403);
    };
    for (let n = 0; n < 5; n += 1) await unknown(`made-up-${n}`);
    expect(fake.fetched.keys).toBe(1);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + cooldownMs + 1_000 });
    for (let n = 0; n < 5; n += 1) await unknown(`made-up-${n}`);
    expect(fake.fetched.keys).toBe(2);
    // The issuer has changed its key.
    fake.keys = [{ ...(await exportJWK(stranger.publicKey)), kid: 'two', alg: 'RS256' }];
    vi.setSystemTime(Date.now() + cooldownMs + 1_000);
    const begun = await start();
    fake.idToken = await sign(claims(begun.nonce), stranger.privateKey, { kid: 'two' });
    expect((await exchange(begun)).status).toBe(201);
    expect(fake.fetched.keys).toBe(3);
    vi.useRealTimers();
  });

  it('a code that is replayed, a state that is made up or another’s, a verifier that is not the one', async () => {
    const begun = await start();
    fake.idToken = await sign(claims(begun.nonce));
    const unknown = { status: 404, body: { code: 'session_unknown' } };
    // Login CSRF: the attacker's sign-in, finished in another's browser, which began one of its own.
    const victim = await start();
    expect(await exchange({ state: begun.state, verifier: victim.verifier })).toMatchObject(unknown);
    // It was used by that.
    expect(await exchange(begun)).toMatchObject(unknown);
    expect(fake.fetched.codes).toBe(0);
    fake.idToken = await sign(claims(victim.nonce));
    expect((await exchange(victim)).status).toBe(201);
    expect(await exchange(victim)).toMatchObject(unknown);
    expect(await exchange({ state: 'made-up', verifier: newVerifier() })).toMatchObject(unknown);
    const late = await start();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_000 });
    expect(await exchange(late)).toMatchObject(unknown);
    vi.useRealTimers();
    const all = await start();
    fake.idToken = await sign(claims(all.nonce));
    const many = await Promise.all([1, 2, 3].map(() => exchange(all)));
    expect(many.map(({ status }) => status).sort()).toEqual([201, 404, 404]);
  });

  it('an answer of another issuer, where the issuer says who answers', async () => {
    fake.description = { authorization_response_iss_parameter_supported: true };
    const begun = await start();
    fake.idToken = await sign(claims(begun.nonce));
    expect(await exchange(begun, { iss: 'https://other.test' })).toMatchObject({ status: 403 });
    const next = await start();
    fake.idToken = await sign(claims(next.nonce));
    expect(await exchange(next)).toMatchObject({ status: 403 });
    const right = await start();
    fake.idToken = await sign(claims(right.nonce));
    expect((await exchange(right, { iss: issuer })).status).toBe(201);
  });

  it.each([
    'https://evil.test/',
    `${redirectUri}x`,
    redirectUri.slice(0, -1),
    `${redirectUri}?next=https://evil.test`,
    `${redirectUri}#`,
    'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org.evil.test/',
    'https://evil.test/https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
    'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org@evil.test/',
    'javascript:alert(1)',
    '//evil.test',
    redirectUri.toUpperCase(),
    '',
  ])('to go back to %s is refused', async (to) => {
    expect(await start({ redirectUri: to })).toMatchObject({
      status: 422,
      body: { code: 'redirect_refused' },
    });
  });

  it('an issuer that describes itself as another, or with addresses that are open, is not asked', async () => {
    for (const description of [
      { issuer: 'https://other.test' },
      { jwks_uri: 'http://issuer.test/keys' },
      { token_endpoint: undefined },
    ]) {
      fake.description = description;
      forgetAll();
      expect(await start()).toMatchObject({ status: 503, body: { code: 'issuer_unreachable' } });
    }
  });

  it('an ID token is no token', async () => {
    expect((await world.api('GET', '/v1/me', undefined, as(await sign(claims('x'))))).status).toBe(401);
  });
});

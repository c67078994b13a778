import { afterEach, expect, test, vi } from 'vitest';
import type { Managed } from './managed.ts';
import { createSettings } from './settings.ts';
import type { Identity } from './sign-in.ts';
import type { Vault } from './vault.ts';

const memory = (): Vault & { values: Map<string, unknown> } => {
  const values = new Map<string, unknown>();
  return {
    values,
    get: async <T>(key: string) => values.get(key) as T | undefined,
    set: async (key, value) => void values.set(key, value),
  };
};
const none = { address: '', token: '' };
const me = { token: { id: '1', name: 'Anna' }, role: 'operator', companies: 'all' };
const at = (address: string) => ({ address, token: 'hemlig' });
afterEach(() => vi.unstubAllGlobals());

function answering(body: unknown, status = 200) {
  const fetcher = vi.fn<typeof fetch>(async () => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal('fetch', fetcher);
  return fetcher;
}
/** A browser in which somebody signs in at once. */
const identity: Identity = {
  redirectUri: () => 'https://abc.chromiumapp.org/',
  open: async (address) => {
    const state = new URL(address).searchParams.get('state');
    return `https://abc.chromiumapp.org/?code=kod&state=${state}`;
  },
};
interface Given {
  preset?: typeof none;
  vault?: Vault;
  policy?: Partial<Managed>;
  browser?: string;
}
function create({ preset = none, vault = memory(), policy = {}, browser = 'sv-SE' }: Given = {}) {
  const changed = vi.fn();
  const managed = async () => ({ address: null, language: null, ...policy });
  return {
    changed,
    settings: createSettings({ vault, preset, managed, browserLanguage: () => browser, identity, changed }),
  };
}

test('what works is saved; the token is never given back', async () => {
  answering(me);
  const vault = memory();
  const { settings, changed } = create({ vault });
  expect(await settings.save('ledger.example.com/', ' hem\u200blig ')).toMatchObject({ ok: true });
  expect(vault.values.get('connection')).toEqual(at('https://ledger.example.com'));
  expect(changed).toHaveBeenCalledOnce();
  expect(await settings.get()).toEqual({
    address: 'https://ledger.example.com',
    hasToken: true,
    language: 'auto',
    managed: { address: false, language: false },
  });
});

test.each([
  ['a refused key', { code: 'unauthenticated', status: 401 }, 401, 'unauthenticated'],
  ['another service', { hello: 'world' }, 200, 'not_the_api'],
  ['a service that knows no such path', { code: 'not_found', status: 404 }, 404, 'not_the_api'],
])('what does not work is not saved: %s', async (_, body, status, code) => {
  answering(body, status);
  const vault = memory();
  const { settings } = create({ vault });
  expect(await settings.save('ledger.example.com', 'fel')).toMatchObject({ ok: false, problem: { code } });
  expect(vault.values.size).toBe(0);
});

test.each([
  ['', 'hemlig', 'address_missing'],
  ['http://ledger.example.com', 'hemlig', 'address_insecure'],
  ['anna@byran.se', 'hemlig', 'address_invalid'],
  ['ledger.example.com', '', 'token_missing'],
  ['ledger.example.com', null, 'token_missing'],
  // No header can carry it: told before it is tried.
  ['ledger.example.com', 'nyckelnärhemlig', 'token_invalid'],
])('%j with the key %j is called by nobody: %s', async (address, token, code) => {
  const fetcher = answering(me);
  expect(await create().settings.save(address, token)).toMatchObject({ ok: false, problem: { code } });
  expect(fetcher).not.toHaveBeenCalled();
});

test('a kept token is not sent to another address', async () => {
  const fetcher = answering(me);
  const { settings } = create({ preset: at('https://a.example.com') });
  expect(await settings.save('https://b.example.com', null)).toMatchObject({
    ok: false,
    problem: { code: 'token_elsewhere' },
  });
  expect(fetcher).not.toHaveBeenCalled();
  expect(await settings.save('https://a.example.com', null)).toMatchObject({ ok: true });
});

test('signed out, the token is gone and the address stays, also where a build brings both', async () => {
  const vault = memory();
  await vault.set('recent https://a.example.com', [{ id: 'c1' }]);
  await vault.set('recent https://b.example.com', [{ id: 'c2' }]);
  const { settings, changed } = create({ vault, preset: at('https://a.example.com') });
  await settings.signOut();
  // What was worked with there goes too, and nothing of another address.
  expect(vault.values.get('recent https://a.example.com')).toEqual([]);
  expect(vault.values.get('recent https://b.example.com')).toEqual([{ id: 'c2' }]);
  expect(await settings.get()).toMatchObject({ address: 'https://a.example.com', hasToken: false });
  expect(JSON.stringify([...vault.values])).not.toContain('hemlig');
  expect(await settings.api()).toMatchObject({ problem: { code: 'not_configured' } });
  expect(changed).toHaveBeenCalledOnce();
});

test('the language: the page’s, then the choice, then the browser’s', async () => {
  const { settings } = create({ browser: 'de-DE' });
  expect(await settings.language('sv')).toBe('sv');
  expect(await settings.language()).toBe('en');
  await settings.setLanguage('sv');
  expect(await settings.language()).toBe('sv');
  expect(await settings.language('en')).toBe('en');
});

test('what the administrator has set goes before what is typed, kept or chosen', async () => {
  const fetcher = answering(me);
  const policy: Partial<Managed> = { address: 'ledger.byran.se/', language: 'en' };
  const vault = memory();
  const { settings } = create({ vault, policy, preset: at('https://a.example.com') });
  // The key was for another address, and is not sent to this one.
  expect(await settings.get()).toEqual({
    address: 'https://ledger.byran.se',
    hasToken: false,
    language: 'en',
    managed: { address: true, language: true },
  });
  expect(await settings.save('https://evil.example.com', 'ny')).toMatchObject({ ok: true });
  expect((fetcher.mock.calls[0]![0] as Request).url).toBe('https://ledger.byran.se/v1/me');
  expect(await settings.get()).toMatchObject({ hasToken: true });
  await settings.setLanguage('sv');
  expect(await settings.language()).toBe('en');
  // The policy taken away: the key stays with the address it was given for.
  expect(await create({ vault }).settings.get()).toMatchObject({
    address: 'https://ledger.byran.se',
    hasToken: true,
    language: 'sv',
  });
});

test('an address that the administrator has set wrongly is shown, and called by nobody', async () => {
  const fetcher = answering(me);
  const { settings } = create({ policy: { address: 'http://ledger.byran.se' } });
  expect(await settings.get()).toMatchObject({ address: 'http://ledger.byran.se', hasToken: false });
  expect(await settings.save('https://ledger.byran.se', 'hemlig')).toMatchObject({
    problem: { code: 'address_insecure' },
  });
  expect(fetcher).not.toHaveBeenCalled();
});

test('an invitation is exchanged for a key of one’s own, which is kept though nothing answers after that', async () => {
  const invitation = `tomi_${'a'.repeat(49)}`;
  const own = { token: `tom_${'b'.repeat(49)}` };
  const asked: [string, unknown][] = [];
  const fetcher = vi.fn<typeof fetch>(async (request) => {
    const { pathname } = new URL((request as Request).url);
    asked.push([pathname, await (request as Request).text()]);
    if (pathname === '/v1/invitations/accept') return Response.json(own, { status: 201 });
    throw new Error('gone');
  });
  vi.stubGlobal('fetch', fetcher);
  const vault = memory();
  const { settings } = create({ vault });
  const link = 'https://ledger.example.com/invitation';
  expect(await settings.save(link, invitation)).toMatchObject({
    ok: false,
    problem: { code: 'no_connection' },
  });
  expect(asked).toEqual([
    ['/v1/invitations/accept', JSON.stringify({ invitation })],
    ['/v1/me', ''],
  ]);
  expect(vault.values.get('connection')).toEqual({ address: 'https://ledger.example.com', token: own.token });
});

test('an invitation that is used up keeps nothing, and says so', async () => {
  answering({ code: 'invitation_unknown', status: 404, texts: { sv: 'a', en: 'b' } }, 404);
  const vault = memory();
  const { settings } = create({ vault });
  expect(await settings.save('ledger.example.com', `tomi_${'a'.repeat(49)}`)).toMatchObject({
    ok: false,
    problem: { code: 'invitation_unknown' },
  });
  expect(vault.values.size).toBe(0);
});

/** A service that people sign in to, and what it was sent. */
function signingIn(session: object | null, state = 'läge') {
  const sent: Record<string, unknown>[] = [];
  const fetcher = vi.fn<typeof fetch>(async (request) => {
    const { pathname } = new URL((request as Request).url);
    const body = await (request as Request).text();
    if (body) sent.push({ pathname, ...(JSON.parse(body) as object) });
    const begun = { address: `https://login.example/authorize?state=${encodeURIComponent(state)}`, state };
    if (pathname.endsWith('/issuers')) return Response.json({ items: [{ id: 'entra', name: 'Microsoft' }] });
    if (pathname.endsWith('/start')) return Response.json(begun);
    if (pathname.endsWith('/exchange') && session) return Response.json(session, { status: 201 });
    if (pathname.endsWith('/me')) return Response.json(me);
    return Response.json({ code: 'sign_in_refused', status: 403 }, { status: 403 });
  });
  vi.stubGlobal('fetch', fetcher);
  return { sent, fetcher };
}
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

test('signs in with an account: what the window came back with is exchanged by who began it', async () => {
  const session = { token: `toms_${'s'.repeat(49)}`, role: 'operator', expiresAt: inHours(8) };
  const { sent } = signingIn(session);
  const vault = memory();
  const { settings } = create({ vault });
  expect(await settings.issuers('ledger.example.com')).toEqual({
    ok: true,
    value: [{ id: 'entra', name: 'Microsoft' }],
  });
  expect(await settings.signIn('ledger.example.com', 'entra')).toEqual({ ok: true, value: me });
  const [start, exchange] = sent;
  expect(start).toMatchObject({
    issuer: 'entra',
    redirectUri: 'https://abc.chromiumapp.org/',
    silent: false,
  });
  expect(exchange).toMatchObject({ state: 'läge', code: 'kod' });
  const digest = await crypto.subtle.digest(
    'SHA-256',
    new TextEncoder().encode(String(exchange!['verifier'])),
  );
  expect(Buffer.from(digest).toString('base64url')).toBe(start!['challenge']);
  expect(vault.values.get('connection')).toEqual({
    address: 'https://ledger.example.com',
    token: session.token,
    session: { issuer: 'entra', expiresAt: session.expiresAt },
  });
});

test.each([
  [
    'a state of another sign-in',
    async () => 'https://abc.chromiumapp.org/?code=kod&state=annan',
    'sign_in_failed',
  ],
  ['another address', async () => 'https://evil.example/?code=kod&state=l%C3%A4ge', 'sign_in_failed'],
  ['no code', async () => 'https://abc.chromiumapp.org/?state=l%C3%A4ge', 'sign_in_failed'],
  ['a no', async () => 'https://abc.chromiumapp.org/?error=access_denied&state=l%C3%A4ge', 'sign_in_closed'],
  [
    'a window that is closed',
    () => Promise.reject(new Error('The user did not approve access.')),
    'sign_in_closed',
  ],
])('%s keeps nothing, and is not exchanged', async (_, open, code) => {
  const { sent } = signingIn({});
  const vault = memory();
  vi.spyOn(identity, 'open').mockImplementationOnce(open);
  expect(await create({ vault }).settings.signIn('ledger.example.com', 'entra')).toMatchObject({
    ok: false,
    problem: { code },
  });
  expect(sent.map(({ pathname }) => pathname)).toEqual(['/v1/sign-in/start']);
  expect(vault.values.size).toBe(0);
});

test('a session near its end is renewed without a window, and not again and again', async () => {
  const vault = memory();
  const token = `toms_${'n'.repeat(49)}`;
  const { sent } = signingIn({ token, role: 'operator', expiresAt: inHours(8) });
  const kept = { ...at('https://a.se'), session: { issuer: 'entra', expiresAt: inHours(2) } };
  const asked = vi.spyOn(identity, 'open');
  await vault.set('connection', kept);
  const { settings } = create({ vault });
  await settings.api();
  expect(sent).toEqual([]);
  await vault.set('connection', { ...kept, session: { issuer: 'entra', expiresAt: inHours(-1) } });
  expect((await settings.api()).ok).toBe(true);
  expect(asked.mock.calls).toEqual([[expect.any(String), false]]);
  expect(vault.values.get('connection')).toMatchObject({ token });
  await vault.set('connection', { ...kept, session: { issuer: 'entra', expiresAt: inHours(-1) } });
  await settings.api();
  expect(asked).toHaveBeenCalledOnce();
});

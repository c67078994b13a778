// A person signs in with an account of a real OpenID Connect provider, as the extension has them do it: begun, gone
// through in a browser, exchanged; renewed without a window while the provider remembers them.
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { adminToken, startProvided } from './provided.ts';

const redirectUri = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';
// The provider tells that it is set up for a test.
for (const level of ['info', 'warn', 'error'] as const)
  vi.spyOn(console, level).mockImplementation(() => undefined);
let provided: Awaited<ReturnType<typeof startProvided>>;
beforeAll(async () => {
  provided = await startProvided(redirectUri);
});
afterAll(() => provided.close());

const ask = async (method: string, path: string, body?: object, token?: string) => {
  const answer = await provided.fetch(
    new Request(`http://worker.test${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
  );
  const text = await answer.text();
  return { status: answer.status, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} };
};

/** A browser as far as it goes: cookies, redirects, and forms that are filled in. */
const createBrowser = (login: string) => {
  const cookies = new Map<string, string>();
  let forms = 0;
  const go = async (address: string, form?: URLSearchParams): Promise<URL> => {
    if (address.startsWith(redirectUri)) return new URL(address);
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      cookies.set(name!, value!);
    }
    const text = await answer.text();
    const next = answer.headers.get('location');
    if (next) return go(new URL(next, address).href);
    const action = /<form[^>]*action="([^"]+)"/.exec(text)?.[1];
    if (!action) throw new Error(`${answer.status} ${text.slice(0, 300)}`);
    forms += 1;
    const filled = new URLSearchParams(
      [...text.matchAll(/<input[^>]*name="(\w+)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [
        name!,
        value!,
      ]),
    );
    if (filled.get('prompt') === 'login') {
      filled.set('login', login);
      filled.set('password', 'x');
    }
    return go(new URL(action, address).href, filled);
  };
  return { go, forms: () => forms };
};

const start = async (silent = false) => {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = Buffer.from(createHash('sha256').update(verifier).digest('hex'), 'hex').toString(
    'base64url',
  );
  const begun = await ask('POST', '/v1/sign-in/start', { issuer: 'egen', redirectUri, challenge, silent });
  expect(begun.status, JSON.stringify(begun.body)).toBe(200);
  return { verifier, address: String(begun.body['address']), state: String(begun.body['state']) };
};
const exchange = (back: URL, verifier: string) => {
  const { code, state, iss } = Object.fromEntries(back.searchParams);
  return ask('POST', '/v1/sign-in/exchange', { code, state, verifier, ...(iss ? { iss } : {}) });
};

it('signs in, is known by name, is renewed without a window, signs out', async () => {
  expect((await ask('GET', '/v1/sign-in/issuers')).body).toEqual({ items: [{ id: 'egen', name: 'Byrån' }] });
  const browser = createBrowser('anna');
  const begun = await start();
  const back = await browser.go(begun.address);
  expect(back.searchParams.get('state')).toBe(begun.state);
  expect(browser.forms()).toBe(2);
  const session = await exchange(back, begun.verifier);
  expect(session).toMatchObject({
    status: 201,
    body: { kind: 'session', name: 'anna Berg <anna@byran.se>', role: 'operator' },
  });
  const token = String(session.body['token']);
  expect((await ask('GET', '/v1/me', undefined, token)).body).toMatchObject({
    role: 'operator',
    companies: 'all',
  });

  // The code and the state are used up.
  expect((await exchange(back, begun.verifier)).status).toBe(404);

  const renewed = await start(true);
  const silently = await browser.go(renewed.address);
  expect(browser.forms()).toBe(2);
  expect((await exchange(silently, renewed.verifier)).status).toBe(201);

  // Somebody whom the provider does not remember is told so, and not shown a window.
  const unknown = await start(true);
  const refused = await createBrowser('anna').go(unknown.address);
  expect(refused.searchParams.get('error')).toBe('login_required');

  expect((await ask('POST', '/v1/sign-in/end', undefined, token)).status).toBe(204);
  expect((await ask('GET', '/v1/me', undefined, token)).status).toBe(401);
  const { body } = await ask('GET', '/v1/audit', undefined, adminToken);
  const actions = (body['items'] as { action: string }[]).map(({ action }) => action);
  expect(actions.filter((action) => action.startsWith('session.'))).toEqual([
    'session.ended',
    'session.began',
    'session.began',
  ]);
});

it('lets nobody in whose address is not verified, nor a code of another sign-in', async () => {
  const stranger = await start();
  const back = await createBrowser('okänd').go(stranger.address);
  expect(await exchange(back, stranger.verifier)).toMatchObject({
    status: 403,
    body: { code: 'person_without_access' },
  });

  const [mine, attackers] = [await start(), await start()];
  const theirs = await createBrowser('ond').go(attackers.address);
  theirs.searchParams.set('state', mine.state);
  // The provider holds the code to the verifier that it was begun with.
  expect(await exchange(theirs, mine.verifier)).toMatchObject({
    status: 403,
    body: { code: 'sign_in_refused' },
  });
});

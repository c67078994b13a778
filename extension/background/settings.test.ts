import { afterEach, expect, test, vi } from 'vitest';
import { createSettings } from './settings.ts';
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
afterEach(() => vi.unstubAllGlobals());

function answering(body: unknown, status = 200) {
  const fetcher = vi.fn<typeof fetch>(async () => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal('fetch', fetcher);
  return fetcher;
}

test('what works is saved; the token is never given back', async () => {
  answering(me);
  const vault = memory();
  const settings = createSettings(vault, none, () => 'sv-SE');
  expect(await settings.save('ledger.example.com/', ' hemlig ')).toMatchObject({ ok: true });
  expect(vault.values.get('connection')).toEqual({ address: 'https://ledger.example.com', token: 'hemlig' });
  expect(await settings.get()).toEqual({
    address: 'https://ledger.example.com',
    hasToken: true,
    language: 'auto',
  });
});

test('what does not work is not saved', async () => {
  answering({ code: 'unauthenticated', status: 401 }, 401);
  const vault = memory();
  expect(await createSettings(vault, none, () => 'sv').save('ledger.example.com', 'fel')).toMatchObject({
    ok: false,
  });
  expect(vault.values.size).toBe(0);
});

test('a kept token is not sent to another address', async () => {
  const fetcher = answering(me);
  const settings = createSettings(
    memory(),
    { address: 'https://a.example.com', token: 'hemlig' },
    () => 'sv',
  );
  expect(await settings.save('https://b.example.com', null)).toMatchObject({
    ok: false,
    problem: { code: 'not_configured' },
  });
  expect(fetcher).not.toHaveBeenCalled();
  expect(await settings.save('https://a.example.com', null)).toMatchObject({ ok: true });
});

test('the language: the page’s, then the choice, then the browser’s', async () => {
  const settings = createSettings(memory(), none, () => 'de-DE');
  expect(await settings.language('sv')).toBe('sv');
  expect(await settings.language()).toBe('en');
  await settings.setLanguage('sv');
  expect(await settings.language()).toBe('sv');
  expect(await settings.language('en')).toBe('en');
});

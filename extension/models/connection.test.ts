import { expect, test, vi } from 'vitest';
import type { Ask } from '../messages/ask.ts';
import { answer, refuse } from '../messages/problems.ts';
import type { LocalCode } from '../messages/problems.ts';
import type { Settings } from '../messages/verbs.ts';
import { createConnection, fieldOf } from './connection.ts';

const me = { token: { id: '1', name: 'Anna' }, role: 'operator', companies: 'all' };
/** A background that other pages use too. */
function background(start: Partial<Settings> = {}, link: string | null = null) {
  const world = {
    settings: {
      address: '',
      hasToken: false,
      language: 'auto',
      managed: { address: false, language: false },
      ...start,
    } as Settings,
    fails: null as LocalCode | null,
    asked: vi.fn(),
  };
  const ask = (async (verb: string, input: { address: string; token: string | null }) => {
    world.asked(verb, input);
    if (verb === 'settings.get') return answer(world.settings);
    if (verb === 'settings.sign-out') world.settings = { ...world.settings, hasToken: false };
    if (world.fails) return refuse(world.fails);
    if (verb === 'settings.save')
      world.settings = { ...world.settings, address: `https://${input.address}`, hasToken: true };
    return answer(me);
  }) as Ask;
  return { world, model: createConnection(ask, link) };
}

test('a connection that is lost while it is saved keeps what was typed, and tells it beside the address', async () => {
  const { world, model } = background();
  await model.load();
  model.address.value = 'ledger.byran.se';
  model.token.value = 'hemlig';
  world.fails = 'no_connection';
  expect(await model.save()).toBe(false);
  expect([model.address.value, model.token.value, fieldOf(model.problem.value)]).toEqual([
    'ledger.byran.se',
    'hemlig',
    'address',
  ]);
  world.fails = null;
  expect(await model.save()).toBe(true);
  // What is kept is never shown again.
  expect([model.address.value, model.token.value]).toEqual(['https://ledger.byran.se', '']);
  expect(model.me.value).toEqual(me);
});

test('what another page changes is followed, and what is being typed here stays', async () => {
  const { world, model } = background({ address: 'https://a.se', hasToken: true });
  await model.load();
  model.token.value = 'på väg';
  world.settings = { ...world.settings, address: 'https://b.se', hasToken: false };
  await model.load();
  expect([model.address.value, model.token.value, model.me.value]).toEqual(['https://b.se', 'på väg', null]);
  model.address.value = 'https://c';
  world.settings = { ...world.settings, address: 'https://a.se', hasToken: true };
  await model.load();
  expect([model.address.value, model.me.value]).toEqual(['https://c', me]);
});

test('a key refused since is told of beside the key, whatever code the refusal has', async () => {
  const { model } = background({ address: 'https://a.se', hasToken: true });
  await model.load();
  const refused = { ...refuse('internal').problem, code: 'token_expired', status: 401 };
  expect(fieldOf(refused)).toBe('token');
  expect(fieldOf(refuse('internal').problem)).toBeNull();
});

test('signed out: the key is gone, and the page is as at first', async () => {
  const { world, model } = background({ address: 'https://a.se', hasToken: true });
  await model.load();
  await model.signOut();
  expect([model.me.value, model.firstRun.value, model.signedOut.value]).toEqual([null, true, true]);
  expect(world.asked).toHaveBeenCalledWith('settings.sign-out', null);
});

test('where a policy says the address, a text is asked for its key alone', async () => {
  const managed = { address: true, language: false };
  const { model } = background({ address: 'https://ledger.byran.se', managed });
  await model.load();
  expect(model.holdsAll('Nyckel: abc123def')).toBe(true);
  expect(model.paste('https://evil.example.com/#token=abc123def')).toBe('both');
  expect([model.address.value, model.token.value]).toEqual(['https://ledger.byran.se', 'abc123def']);
});

test.each([false, true])(
  'opened with an invitation it is filled in once, and nothing is asked of its service (a key kept: %s)',
  async (hasToken) => {
    const invitation = `tomi_${'a'.repeat(49)}`;
    const start = { hasToken, address: 'https://former.byran.se' };
    const { world, model } = background(start, `https://ledger.byran.se/invitation#${invitation}`);
    await model.load();
    const filled = [model.address.value, model.token.value, model.pasted.value];
    expect(filled).toEqual(['https://ledger.byran.se', invitation, 'both']);
    const asked = world.asked.mock.calls.map(([verb]) => verb as string);
    expect(asked).toEqual(hasToken ? ['settings.get', 'me.get'] : ['settings.get']);
    model.address.value = 'https://annan.byran.se';
    model.token.value = '';
    await model.load();
    expect([model.address.value, model.token.value]).toEqual(['https://annan.byran.se', '']);
  },
);

// A request that makes something, asked for again with its Idempotency-Key until it is answered: the thing is made once,
// whichever call to D1 or R2 goes wrong and however.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../testing/clock.ts';
import { faultAt, type FaultKind } from '../testing/faults.ts';
import { createWorld, type World } from '../testing/world.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const clock = createClock();
let world: World;
let company: string;
beforeEach(async () => {
  world = await createWorld(() => clock.advance(1), true);
  company = (await world.company('Ägarens AB', '556677-8899')).id;
});

interface Made {
  id: string;
  name: string;
  token?: string;
}
const template = { definition: { columns: ['konto', 'saldo'] } };
const things: [string, () => string, object][] = [
  ['company', () => '/v1/companies', { organisationNumber: '556677-8899' }],
  ['token', () => '/v1/tokens', { role: 'reader', companies: 'all' }],
  ['report template', () => `/v1/companies/${company}/report-templates`, template],
  [
    'budget version',
    () => `/v1/companies/${company}/budget-versions`,
    { rows: [{ account: '3001', period: '2024-01', amountOre: -100 }] },
  ],
  ['document', () => `/v1/companies/${company}/documents`, { text: 'hej' }],
];

const ask = async (path: string, item: object, key: string) => {
  try {
    return await world.api<Made>('POST', path, item, { 'idempotency-key': key });
  } catch {
    return null;
  }
};
const listed = async (path: string, name: string) =>
  (await world.api<{ items: Made[] }>('GET', `${path}?limit=100`)).body.items.filter(
    (one) => one.name === name,
  );

describe.each(things)('a %s', (_, pathOf, rest) => {
  it.each(['fails before', 'fails after', 'dies after'] satisfies FaultKind[])(
    'is made once when a call %s',
    async (kind) => {
      const path = pathOf();
      const before = world.board.calls;
      expect((await ask(path, { name: 'utan fel', ...rest }, `${path} ${kind}`))?.status).toBe(201);
      const calls = world.board.calls - before;
      expect(calls).toBeGreaterThan(2);
      for (let n = 1; n <= calls; n++) {
        const item = { name: `${kind} ${n}`, ...rest };
        world.setFault(faultAt(world.board.calls + n, kind).fault);
        await ask(path, item, `${path} ${kind} ${n}`);
        world.setFault(null);
        // So long that the claim of one that died counts as abandoned.
        clock.advance(130_000);
        const again = await ask(path, item, `${path} ${kind} ${n}`);
        expect(again?.status, `call ${n}`).toBe(201);
        const all = await listed(path, item.name);
        expect(all, `call ${n}`).toHaveLength(1);
        expect(all[0], `call ${n}`).toMatchObject({ id: again!.body.id });
      }
    },
  );
});

it('a token whose answer was lost is handed out by the next', async () => {
  const item = { name: 'förlorad', role: 'reader', companies: 'all' };
  let shown = 0;
  for (let n = 1; n <= 3; n++) {
    world.setFault(faultAt(world.board.calls + n, 'dies after').fault);
    await ask('/v1/tokens', item, `lost ${n}`);
    world.setFault(null);
    clock.advance(130_000);
    const { token } = (await ask('/v1/tokens', item, `lost ${n}`))!.body;
    // None where the answer itself was kept: what is kept does not hold the secret.
    if (!token) continue;
    shown += 1;
    const me = await world.api('GET', '/v1/me', undefined, { authorization: `Bearer ${token}` });
    expect(me.status).toBe(200);
  }
  expect(shown).toBe(2);
});

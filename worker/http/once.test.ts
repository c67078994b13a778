// A request that makes something, asked for again with its Idempotency-Key until it is answered: the thing is made once,
// whichever call to D1 or R2 goes wrong and however.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../shared/contract/job.ts';
import type { Invocation } from '../testing/calls.ts';
import { createClock } from '../testing/clock.ts';
import { faultAt, type FaultKind } from '../testing/faults.ts';
import { fileOf, makeVouchers } from '../testing/files.ts';
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
  ['company', () => '/v1/companies', { organisationNumber: '556677-8899', allowTwin: true }],
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

it.each(['fails before', 'fails after', 'dies after'] satisfies FaultKind[])(
  'a file to compare with is kept once when a call %s, under its own bytes alone',
  async (kind) => {
    const send = async (key: string, bytes: string | Uint8Array) => {
      try {
        return await world.upload(company, bytes, 'test.se', '&load=false', { 'idempotency-key': key });
      } catch {
        return null;
      }
    };
    const end = '#RAR 0 20240101 2024';
    const typo = fileOf('2024-01-01', makeVouchers('2024-01-01', 3, 1));
    // Of two years, which loading it would ask about.
    const bytes = typo.replace(end, '#RAR 0 20240101 2025');
    const kept = async () =>
      (await world.api<{ items: Made[] }>('GET', `/v1/companies/${company}/sie-files?limit=100`)).body.items;
    const before = world.board.calls;
    expect((await send(kind, bytes))?.status).toBe(201);
    const calls = world.board.calls - before;
    for (let n = 1; n <= calls; n++) {
      world.setFault(faultAt(world.board.calls + n, kind).fault);
      await send(`${kind} ${n}`, bytes);
      world.setFault(null);
      clock.advance(130_000);
      const again = await send(`${kind} ${n}`, bytes);
      expect(again?.status, `call ${n}`).toBe(201);
      const [newest, ...others] = await kept();
      const stopped = expect.objectContaining({ code: 'long_year' });
      expect([again?.body, others.length], `call ${n}`).toEqual([{ ...newest, stopped }, n]);
    }
    const other = fileOf('2024-01-01', makeVouchers('2024-01-01', 3, 2));
    expect(await send(`${kind} 1`, other)).toMatchObject({ body: { code: 'idempotency_key_reused' } });
    expect(await kept()).toHaveLength(calls + 1);
    expect(await world.years(company)).toEqual([]);
  },
);

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

describe('an order that stands in the database', () => {
  const year = '2024-01-01';
  const fileOfYear = fileOf(year, makeVouchers(year, 3, 1));
  const path = (to: string) => `/v1/companies/${company}${to}`;
  const purge = { fiscalYears: [year], confirm: '556677-8899' };
  type Accepted = Job & { job?: Job; sieFile?: { sha256: string } };

  /** Once the order is committed no call of its request succeeds any more. */
  const ordered = async (order: () => Promise<{ status: number; headers: Headers; body: unknown }>) => {
    let committed: Invocation | null = null;
    world.setFault(async (call) => {
      if (call.invocation === committed) throw new Error('D1_ERROR: Network connection lost.');
      const result = await call.execute();
      if (call.sql.some((sql) => /INSERT INTO job |SET cancel_requested = 1/.test(sql)))
        committed = call.invocation;
      return result;
    });
    const { status, headers, body } = await order();
    world.setFault(null);
    expect(committed).not.toBeNull();
    expect(status).toBe(202);
    const answered = body as Accepted;
    const job = answered.job ?? answered;
    const kept = await world.job(company, job.id);
    expect(headers.get('location')).toMatch(new RegExp(`/${job.id}$`));
    expect(job).toMatchObject({ id: kept.id, kind: kept.kind, requestedBy: kept.requestedBy });
    return answered;
  };

  it('is answered as accepted, though neither the queue nor the database answers any more', async () => {
    const { sieFile, job } = await ordered(() => world.upload(company, fileOfYear));
    const kept = await world.api<{ items: object[] }>('GET', path('/sie-files'));
    expect([sieFile]).toEqual(kept.body.items);
    await ordered(() => world.api('POST', path(`/jobs/${job!.id}/cancel`)));
    await world.sweep();
    await world.drain();
    await world.upload(company, fileOfYear);
    await world.drain();
    await ordered(() => world.api('POST', path('/reconciliations'), {}));
    await ordered(() => world.api('POST', path('/purges'), { ...purge, reload: true }));
    clock.advance(120_000);
    await world.sweep();
    await world.drain();
    const purged = await ordered(() => world.api('POST', path('/purges'), purge));
    await ordered(() => world.api('POST', path(`/jobs/${purged.id}/undo`)));
    clock.advance(120_000);
    await world.sweep();
    await world.drain();
    expect(await world.years(company)).toMatchObject([{ state: 'loaded', vouchers: 3 }]);
  });
});

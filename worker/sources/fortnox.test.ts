// Fortnox: signing in by way of a browser, and tokens of which each renewal uses up the last.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../shared/contract/job.ts';
import type { SourceSignIn, SourceTest } from '../../shared/contract/source.ts';
import { createClock } from '../testing/clock.ts';
import { createBeginning } from '../testing/beginning.ts';
import type { LoadedCompany } from '../testing/company.ts';
import { fileOf, makeVouchers, number } from '../testing/files.ts';
import { settle } from '../testing/settle.ts';
import { createWorld, type World } from '../testing/world.ts';
import { createStandIns, standInFortnox, type StandIns } from './stand-ins/stand-ins.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const origin = 'http://localhost:8790';
const years = ['2023-01-01', '2024-01-01'];
const hour = 3_600_000;
const clock = createClock();
const beginning = createBeginning(years, clock);
let world: World;
let company: LoadedCompany;
let standIns: StandIns;

beforeEach(async () => {
  world = await createWorld(() => clock.advance(1), true);
  company = await beginning(world);
  const books = years.map((start) => ({
    id: start.slice(0, 4),
    start,
    end: `${start.slice(0, 4)}-12-31`,
    sie: Uint8Array.from(fileOf(start, makeVouchers(start, 4, 9)), (sign) => sign.charCodeAt(0)),
  }));
  standIns = createStandIns(origin, {
    'sie-url': [],
    bokio: [],
    briox: [],
    'bjorn-lunden': [],
    fortnox: books,
  });
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => standIns.fetch(new Request(input, init)));
  const keys = `k1:${btoa('k'.repeat(32))}`;
  Object.assign(world.settings, { SOURCE_KEYS: keys, SOURCE_STAND_INS: origin, ...standInFortnox });
});
afterEach(async () => {
  world.setFault(null);
  vi.mocked(scheduler.wait).mockRestore?.();
  await noNights();
});
/** Hours pass here, and in a night among them the companies connected so far would renew their tokens too. */
const noNights = () => world.real.DIRECTORY.exec('UPDATE watch SET enabled = 0');
/** What the worker waits for passes at once. */
const passTime = () =>
  void vi.spyOn(scheduler, 'wait').mockImplementation((ms) => {
    clock.advance(ms);
    return Promise.resolve();
  });

const begin = () =>
  world.api<SourceSignIn & { code?: string }>('POST', `${company.path}/source/sign-in`, { kind: 'fortnox' });
/** What a browser does: it goes where it is sent, signs in there, and comes back. */
const signIn = async (address: string) => {
  const there = await standIns.fetch(new Request(address, { redirect: 'manual' }));
  const back = new URL(there.headers.get('location')!);
  return { path: back.pathname + back.search, back };
};
const comeBack = async (path: string, language = 'sv') => {
  const response = await world.send('GET', path, null, { authorization: '', 'accept-language': language });
  return { status: response.status, text: await response.text() };
};
const connect = async () => comeBack((await signIn((await begin()).body.address)).path);
const tried = async () => (await world.api<SourceTest>('POST', `${company.path}/source/test`)).body;
const order = async (fiscalYears: string[]) =>
  (await world.api<Job>('POST', `${company.path}/purges`, { fiscalYears, confirm: number, reload: true }))
    .body.id;
const renewals = () => standIns.asked.filter(({ method }) => method === 'POST').length;
const stored = () =>
  world.real.DIRECTORY.prepare(
    'SELECT version, renewing_until AS renewing FROM source_connection WHERE company_id = ?1',
  )
    .bind(company.id)
    .first<{ version: number; renewing: number | null }>();

describe('a sign-in', () => {
  it('connects the company, which is then read from Fortnox', async () => {
    const { status, text } = await connect();
    expect(status).toBe(200);
    expect(text).toContain('Test AB läses nu från Fortnox');
    const rows = await world.real.DIRECTORY.prepare('SELECT * FROM source_connection').all();
    expect(text + JSON.stringify(rows)).not.toContain('stand-in-secret');
    expect(await tried()).toMatchObject({
      ok: true,
      fiscalYears: [{ start: years[1] }, { start: years[0] }],
    });
    const id = await order(years);
    await settle(world, clock, false);
    expect(await company.job(id)).toMatchObject({ state: 'done' });
    expect((await world.years(company.id)).map(({ vouchers }) => vouchers)).toEqual([4, 4]);
  });

  it('is good for one time, for ten minutes, for whoever began it', async () => {
    const first = await signIn((await begin()).body.address);
    expect((await comeBack(first.path)).status).toBe(200);
    expect(await comeBack(first.path)).toMatchObject({
      status: 400,
      text: expect.stringContaining('redan använd'),
    });
    const late = await signIn((await begin()).body.address);
    clock.advance(10 * 60_000 + 1);
    expect((await comeBack(late.path, 'en')).text).toContain('older than ten minutes');
    const forged = await signIn((await begin()).body.address);
    forged.back.searchParams.set('state', 'another');
    expect((await comeBack(forged.back.pathname + forged.back.search)).status).toBe(400);
  });

  it('that is declined, or whose code is none, connects nothing', async () => {
    for (const [name, value] of [
      ['error', 'access_denied'],
      ['code', 'never-given'],
    ] as const) {
      const { back } = await signIn((await begin()).body.address);
      back.searchParams.set(name, value);
      expect((await comeBack(back.pathname + back.search)).status).toBe(400);
    }
    expect((await world.api('GET', `${company.path}/source`)).body).toMatchObject({ connected: false });
  });

  it('needs a service that is registered at Fortnox, and a key to keep tokens with', async () => {
    delete world.settings.FORTNOX_CLIENT_SECRET;
    expect(await begin()).toMatchObject({ status: 503, body: { code: 'fortnox_not_set_up' } });
    Object.assign(world.settings, standInFortnox, { SOURCE_KEYS: '' });
    expect(await begin()).toMatchObject({ status: 503, body: { code: 'sources_not_set_up' } });
  });
});

describe('tokens', () => {
  beforeEach(async () => {
    await connect();
    await noNights();
  });

  it('are renewed when their hour is over, and when the source says so before', async () => {
    await tried();
    expect(renewals()).toBe(1);
    clock.advance(hour);
    expect(await tried()).toMatchObject({ ok: true });
    expect(renewals()).toBe(2);
    standIns.endTokens();
    expect(await tried()).toMatchObject({ ok: true });
    expect(renewals()).toBe(3);
    expect(await stored()).toEqual({ version: 3, renewing: null });
  });

  it('are renewed by one of several that need them at once', async () => {
    const ids = [await order([years[0]!]), await order([years[1]!])];
    clock.advance(hour);
    await Promise.all([...world.queue.splice(0).map(world.deliver), tried(), tried()]);
    expect(renewals()).toBe(2);
    await settle(world, clock, false);
    for (const id of ids) expect(await company.job(id)).toMatchObject({ state: 'done' });
    expect(renewals()).toBe(2);
  });

  it('that were used up say that one must sign in anew', async () => {
    clock.advance(hour);
    standIns.mood = { name: 'sign-in-refused', where: /token/ };
    expect((await tried()).problem?.code).toBe('source_sign_in_refused');
    expect(await stored()).toEqual({ version: 1, renewing: null });
    standIns.mood = null;
    expect((await connect()).status).toBe(200);
    expect(await tried()).toMatchObject({ ok: true });
  });

  it.each([
    ['is lost', false],
    ['has its reply lost', true],
  ])('are not lost when storing them %s', async (_, carriedOut) => {
    passTime();
    clock.advance(hour);
    let left = 3;
    world.setFault(async (call) => {
      const stores = call.sql.some((sql) => /update "source_connection" set .*"secret"/i.test(sql));
      if (!stores || left === 0) return call.execute();
      left -= 1;
      if (carriedOut) await call.execute();
      throw new Error('Network connection lost');
    });
    expect(await tried()).toMatchObject({ ok: true });
    expect(left).toBeLessThan(3);
    world.setFault(null);
    expect((await stored())?.version).toBe(2);
    clock.advance(hour);
    expect(await tried()).toMatchObject({ ok: true });
  });

  it('are renewed by another when the worker that renews them dies before it asks', async () => {
    passTime();
    clock.advance(hour);
    await world.real.DIRECTORY.prepare(
      'UPDATE source_connection SET renewing_until = ?1 WHERE company_id = ?2',
    )
      .bind(Date.now() + 120_000, company.id)
      .run();
    const id = await order([years[0]!]);
    await settle(world, clock, false);
    expect(await company.job(id)).toMatchObject({ state: 'done' });
    expect(renewals()).toBe(2);
  });
});

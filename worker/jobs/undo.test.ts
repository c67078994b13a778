// Undo tells the truth: what a purge's job says of being undone is what happens when it is tried, over whatever history.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../shared/contract/job.ts';
import { createClock } from '../testing/clock.ts';
import { createBeginning } from '../testing/beginning.ts';
import { createLoaded, type LoadedCompany } from '../testing/company.ts';
import { fileOf, makeVouchers, number } from '../testing/files.ts';
import { violations } from '../testing/oracle.ts';
import { createRandom, type Random } from '../testing/random.ts';
import { settle } from '../testing/settle.ts';
import { sieText } from '../testing/sie-text.ts';
import { createWorld, type World } from '../testing/world.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const day = 86_400_000;
const clock = createClock();
const [before, start] = ['2023-01-01', '2024-01-01'] as const;
const begin = createBeginning([before, start], clock);
let world: World;
let company: LoadedCompany;
beforeEach(async () => {
  world = await createWorld(() => clock.advance(1));
  company = await begin(world);
});
afterEach(async () => {
  world.setFault(null);
  await settle(world, clock);
  expect(await violations(world)).toEqual([]);
});

type Tried = Job & { code?: string; job?: string };
const undo = (id: string, headers = {}) =>
  world.api<Tried>('POST', `${company.path}/jobs/${id}/undo`, undefined, headers);
const fileOfYear = async (year: string) => (await company.year(year))!.sieFile!.id;
const remove = (id: string, query = '') =>
  world.api<{ code: string } | null>('DELETE', `${company.path}/sie-files/${id}${query}`);
/** Until it is called off, R2 has none of the files. */
const loseFiles = () =>
  world.setFault(async (call) =>
    call.binding === 'r2' && call.what.startsWith('get') ? null : call.execute(),
  );

describe('a purge', () => {
  it('says that it can be undone, until when, and then who did it', async () => {
    const purge = await company.purge(start);
    expect(purge.undo).toMatchObject({ possible: true, reason: null, undoneBy: null });
    expect(Date.parse(purge.undo!.until) - Date.parse(purge.createdAt)).toBe(30 * day);
    const { body } = await undo(purge.id);
    expect((await company.job(purge.id)).undo).toMatchObject({
      possible: false,
      reason: { code: 'year_busy' },
      undoneBy: body.id,
    });
    await settle(world, clock);
    expect((await company.job(purge.id)).undo?.reason?.code).toBe('loaded_since');
    expect((await company.job(body.id)).undo).toBeNull();
    const again = await company.purge(start);
    await settle(world, clock);
    expect((await company.job(purge.id)).undo).toMatchObject({
      possible: false,
      reason: { code: 'already_undone' },
      undoneBy: body.id,
    });
    expect((await undo(purge.id)).body.code).toBe('already_undone');
    expect((await company.job(again.id)).undo?.possible).toBe(true);
  });

  it.each([
    ['its file is deleted', 'sie_file_gone', `${start}.se`],
    ['the year is loaded since', 'loaded_since', start],
    ['the year is being loaded', 'year_busy', start],
    ['its days have passed', 'undo_expired', '20'],
  ])('says why it cannot when %s', async (_, code, named) => {
    const file = await fileOfYear(start);
    const purge = await company.purge(start);
    await settle(world, clock);
    if (code === 'sie_file_gone') expect((await remove(file, '?force=true')).status).toBe(204);
    if (code === 'loaded_since' || code === 'year_busy') await company.upload(start, 4);
    if (code === 'loaded_since') await settle(world, clock);
    if (code === 'undo_expired') clock.advance(30 * day);
    const { undo: told } = await company.job(purge.id);
    expect(told).toMatchObject({ possible: false, reason: { code }, undoneBy: null });
    expect(told!.reason!.sv).toContain(named);
    expect(told!.reason!.en).toContain(named);
    expect((await undo(purge.id)).body.code).toBe(code);
    const { body } = await world.api<{ items: Job[] }>('GET', `${company.path}/jobs`);
    expect(body.items.find(({ id }) => id === purge.id)?.undo).toEqual(told);
  });

  it('can be undone again when a restore has failed or was cancelled, with one key a press', async () => {
    const purge = await company.purge(start);
    await settle(world, clock);
    const press = (key: string) => undo(purge.id, { 'idempotency-key': key });
    loseFiles();
    const failing = await press('first');
    expect((await press('first')).body.id).toBe(failing.body.id);
    await settle(world, clock);
    world.setFault(null);
    expect((await company.job(failing.body.id)).state).toBe('failed');
    expect((await company.job(purge.id)).undo).toMatchObject({ possible: true, undoneBy: null });
    expect((await press('first')).body.id).toBe(failing.body.id);

    const stopped = await press('second');
    expect(stopped.body.id).not.toBe(failing.body.id);
    await world.api('POST', `${company.path}/jobs/${stopped.body.id}/cancel`);
    await settle(world, clock);
    expect((await company.job(purge.id)).undo).toMatchObject({ possible: true, undoneBy: null });

    const third = await press('third');
    await settle(world, clock);
    expect(await company.year(start)).toMatchObject({ state: 'loaded', rows: 9 });
    expect((await company.job(purge.id)).undo).toMatchObject({ possible: false, undoneBy: third.body.id });
  });
});

describe('deleting the file that an undo needs', () => {
  it('is refused, naming the purge and until when; forced it is done, and the audit trail says so', async () => {
    const file = await fileOfYear(start);
    const purge = await company.purge(start);
    await settle(world, clock);
    const lines = await company.audit();
    expect(await remove(file)).toMatchObject({
      status: 409,
      body: {
        code: 'file_needed_for_undo',
        job: `${company.path}/jobs/${purge.id}`,
        year: start,
        until: purge.undo!.until,
      },
    });
    expect(await company.audit()).toEqual(lines);
    expect((await remove(file, '?force=true')).status).toBe(204);
    expect((await company.audit())[0]).toMatchObject({
      action: 'sie-file.deleted',
      details: { sieFile: file, forced: true, undoOf: [purge.id] },
    });
  });

  it('is not refused when nothing is lost by it', async () => {
    const file = await fileOfYear(start);
    const purge = await company.purge(start);
    await settle(world, clock);
    await company.upload(start, 4);
    await settle(world, clock);
    expect((await undo(purge.id)).body.code).toBe('loaded_since');
    expect((await remove(file)).status).toBe(204);
    expect((await company.audit())[0]!.details).not.toHaveProperty('forced');
  });

  it('is refused when the purge comes between its look and its batch', async () => {
    const file = await fileOfYear(start);
    let purged: Job | null = null;
    world.setFault(async (call) => {
      if (!purged && call.sql.some((sql) => sql.startsWith('UPDATE sie_file SET deleted_at'))) {
        purged = {} as Job;
        purged = await company.purge(start);
        await settle(world, clock, false);
      }
      return call.execute();
    });
    expect(await remove(file)).toMatchObject({ status: 409, body: { code: 'file_needed_for_undo' } });
    world.setFault(null);
    expect((await company.job(purged!['id'])).undo?.possible).toBe(true);
  });
});

it('a list of jobs asks as many questions for a hundred as for one', async () => {
  for (let n = 0; n < 12; n += 1) {
    const purge = await company.purge(start);
    await settle(world, clock, false);
    await undo(purge.id);
    await settle(world, clock, false);
  }
  const asked = async (limit: number) => {
    let statements = 0;
    world.setFault((call) => {
      statements += call.sql.length;
      return call.execute();
    });
    await world.api('GET', `${company.path}/jobs?limit=${limit}`);
    world.setFault(null);
    return statements;
  };
  expect(await asked(100)).toBe(await asked(1));
});

/** The years of a purge, one with other bounds that overlaps both, and time. */
const step = async (random: Random, seed: number): Promise<void> => {
  const year = random.pick([before, start]);
  const kind = random.pick([
    'load',
    'broken',
    'purge',
    'purge',
    'both',
    'delete',
    'cancel',
    'wait',
    'lose',
    'pass',
  ]);
  const text = (from: string, end: string) =>
    sieText({
      organisationNumber: number,
      start: from,
      end,
      vouchers: makeVouchers('2024-01-01', 3, seed).map((voucher) => ({ ...voucher, date: '2024-01-31' })),
    });
  const allow = '&allow=covers_less,suspiciously_empty';
  if (kind === 'load')
    await world.upload(company.id, fileOf(year, makeVouchers(year, 3, seed)), `${seed}.se`, allow);
  if (kind === 'broken')
    await world.upload(company.id, text('2023-07-01', '2024-06-30'), `${seed}.se`, allow);
  if (kind === 'purge' || kind === 'both') {
    const known = (await world.years(company.id)).filter(({ state }) => state === 'loaded');
    const fiscalYears = (kind === 'both' ? known : known.slice(0, 1)).map((one) => one.start);
    if (fiscalYears.length > 0)
      await world.api('POST', `${company.path}/purges`, { fiscalYears, confirm: number });
  }
  if (kind === 'delete') {
    const files = await company.files();
    if (files.length > 0) await remove(random.pick(files).id, random.chance(0.5) ? '?force=true' : '');
  }
  if (kind === 'cancel') {
    const { body } = await world.api<{ items: Job[] }>('GET', `${company.path}/jobs?limit=1`);
    await world.api('POST', `${company.path}/jobs/${body.items[0]!.id}/cancel`);
  }
  if (kind === 'lose') loseFiles();
  if (kind === 'lose' || kind === 'wait' || random.chance(0.5)) await settle(world, clock, false);
  world.setFault(null);
  if (kind === 'pass') {
    clock.advance(random.below(40) * day);
    await world.sweep();
  }
};

it('says of every purge, over random histories, what trying it then gives', async () => {
  const told = new Map<string, number>();
  for (let seed = 1; seed <= 4; seed += 1) {
    const random = createRandom(seed);
    company = await createLoaded(world, before, start);
    for (let n = 0; n < 12; n += 1) {
      await step(random, seed * 100 + n);
      const { body } = await world.api<{ items: Job[] }>('GET', `${company.path}/jobs?limit=200`);
      for (const job of body.items.filter(({ kind }) => kind === 'purge')) {
        const said = (await company.job(job.id)).undo!;
        // What can be undone is not always undone: else no history would go on.
        if (said.possible && random.chance(0.6)) continue;
        const { status, body: answer } = await undo(job.id);
        expect([said.possible, said.reason?.code]).toEqual([status === 202, answer.code]);
        const outcome = said.reason?.code ?? 'possible';
        told.set(outcome, (told.get(outcome) ?? 0) + 1);
      }
    }
    await settle(world, clock, false);
  }
  // Every answer there is has been met.
  const codes = ['already_undone', 'loaded_since', 'possible', 'sie_file_gone', 'undo_expired', 'year_busy'];
  expect([...told.keys()].sort()).toEqual(codes);
});

// A reload from a connected source: fetched and checked before anything is taken away, whatever the source is up to.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../shared/contract/job.ts';
import type { PurgePreview } from '../../shared/contract/purge.ts';
import type { Reconciliation } from '../../shared/contract/reconciliation.ts';
import type { MoodName } from '../sources/stand-ins/moods.ts';
import { createStandIns, standInCredentials, type StandIns } from '../sources/stand-ins/stand-ins.ts';
import { createClock } from '../testing/clock.ts';
import { createBeginning } from '../testing/beginning.ts';
import type { LoadedCompany } from '../testing/company.ts';
import { fileOf, makeVouchers, number } from '../testing/files.ts';
import { violations } from '../testing/oracle.ts';
import { createRandom } from '../testing/random.ts';
import { settle } from '../testing/settle.ts';
import { createWorld, type World } from '../testing/world.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const origin = 'http://localhost:8790';
const kinds = ['sie-url', 'bokio', 'briox', 'bjorn-lunden'] as const;
type Kind = (typeof kinds)[number];
const years = ['2023-01-01', '2024-01-01', '2025-01-01'];
const clock = createClock();
const begin = createBeginning(years, clock);

let world: World;
let company: LoadedCompany;
let standIns: StandIns;
const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
/** At the source one voucher more than was loaded, and the others changed. */
const bookOf = (start: string) => ({
  id: `id-${start}`,
  start,
  end: `${start.slice(0, 4)}-12-31`,
  sie: bytesOf(fileOf(start, makeVouchers(start, 4, 9))),
});

beforeEach(async () => {
  world = await createWorld(() => clock.advance(1));
  world.setPace({ source: { silentMs: 400, totalMs: 1_500, patienceMs: 60_000 } });
  company = await begin(world);
  const books = years.map(bookOf);
  standIns = createStandIns(origin, {
    'sie-url': books,
    bokio: books,
    briox: books,
    'bjorn-lunden': books,
    fortnox: books,
  });
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => standIns.fetch(new Request(input, init)));
  Object.assign(world.settings, { SOURCE_KEYS: `k1:${btoa('k'.repeat(32))}`, SOURCE_STAND_INS: origin });
});
afterEach(async () => expect(await violations(world)).toEqual([]));

/** Not watched: what is done is what is asked for. */
const connect = async (kind: Kind) => {
  await world.api('PUT', `${company.path}/source`, standInCredentials(origin)[kind]);
  await world.api('PUT', `${company.path}/watch`, { enabled: false });
};
const order = async (fiscalYears = years) =>
  (await world.api<Job>('POST', `${company.path}/purges`, { fiscalYears, confirm: number, reload: true }))
    .body;
const reload = async (fiscalYears = years) => {
  const { id } = await order(fiscalYears);
  await settle(world, clock);
  return company.job(id);
};
/** Vouchers of each year: three were loaded, four are at the source. */
const held = async () => (await world.years(company.id)).map(({ state, vouchers }) => [state, vouchers]);
const old = ['loaded', 3];
const fresh = ['loaded', 4];
const ofFile = /sie\/|\.se$/;

describe.each(kinds)('from %s', (kind) => {
  beforeEach(() => connect(kind));

  it('says beforehand that it will ask the source, and reads the years as they are there', async () => {
    const preview = await world.api<PurgePreview>('GET', `${company.path}/purge-preview`);
    for (const { reload: plan } of preview.body.fiscalYears)
      expect(plan).toMatchObject({ possible: true, sieFile: null, sameAsLoaded: false, readsFrom: { kind } });
    const { id } = await order();
    expect(await held()).toEqual(years.map(() => ['loading', 3]));
    await settle(world, clock);
    const job = await company.job(id);
    expect(job).toMatchObject({ state: 'done', kind: 'reload', progress: { done: 63, total: 63 } });
    expect(await held()).toEqual([fresh, fresh, fresh]);
    // Each year from a file that is in the archive as any other, and named in the receipt.
    for (const { sieFile, start } of job.receipt!.fiscalYears) {
      const content = await world.send('GET', `${company.path}/sie-files/${sieFile!.id}/content`);
      expect(new Uint8Array(await content.arrayBuffer())).toEqual(bookOf(start).sie);
    }
  });

  it('fills a company that never held anything', async () => {
    const { id } = await world.company('Test AB', number);
    const path = `/v1/companies/${id}`;
    await world.api('PUT', `${path}/source`, standInCredentials(origin)[kind]);
    // Of an address this year's file is asked for.
    const start = kind === 'sie-url' ? `${new Date().getUTCFullYear()}-01-01` : years[1]!;
    if (kind === 'sie-url') standIns.books[kind].push(bookOf(start));
    expect((await world.api('POST', `${path}/source/test`)).body).toMatchObject({ ok: true });
    const order = { fiscalYears: [start], confirm: number, reload: true };
    const { body } = await world.api<Job>('POST', `${path}/purges`, order);
    await settle(world, clock);
    expect(await world.job(id, body.id)).toMatchObject({ state: 'done' });
    expect((await world.years(id)).filter(({ vouchers }) => vouchers > 0)).toMatchObject([
      { start, vouchers: 4 },
    ]);
  });

  it('leaves a year that the source lacks, and says so, and reads the others', async () => {
    standIns.books[kind].splice(1, 1);
    const job = await reload();
    expect(job.state).toBe('done');
    expect(await held()).toEqual([fresh, old, fresh]);
    expect(job.receipt!.fiscalYears.map(({ start }) => start)).toEqual([years[0], years[2]]);
    const [, left] = job.fiscalYears;
    expect(left!.after).toEqual(left!.before);
    expect(left!.problem?.code).toBe(kind === 'sie-url' ? 'source_refused' : 'source_year_missing');
    expect(job.warnings[0]).toMatchObject({ code: 'year_left' });
    expect(job.warnings[0]!.message.sv).toContain('2024-01-01');
  });
});

describe('a source', () => {
  beforeEach(() => connect('bokio'));

  it('keeps the same bytes once, however often they are fetched', async () => {
    await reload();
    await reload();
    expect(await held()).toEqual([fresh, fresh, fresh]);
    expect(await company.files()).toHaveLength(6);
  });

  it.each<[MoodName, string]>([
    ['web-page', 'web_page'],
    ['half-and-well', 'cut_off'],
    ['cut-off', 'source_cut_off'],
    ['drip', 'source_too_slow'],
    ['redirects-inside', 'source_redirected'],
  ])('leaves a year whose file is %s, and reads the others', async (name, code) => {
    standIns.mood = { name, where: /id-2024/ };
    const job = await reload();
    expect(job.fiscalYears.map(({ problem }) => problem?.code)).toEqual([undefined, code, undefined]);
    expect(job.state).toBe('done');
    expect(await held()).toEqual([fresh, old, fresh]);
  });

  it.each<[MoodName, string]>([
    ['sign-in-expired', 'source_sign_in_refused'],
    ['licence-missing', 'source_licence_missing'],
    ['down', 'source_down'],
    ['never-answers', 'source_down'],
    ['busy', 'source_busy'],
    ['busy-without-saying-how-long', 'source_busy'],
  ])('changes nothing on a day when it is %s, and says why', async (name, code) => {
    standIns.mood = { name };
    const job = await reload();
    expect(job).toMatchObject({ state: 'failed', problem: { code } });
    expect(await held()).toEqual([old, old, old]);
    expect(await company.files()).toHaveLength(3);
  });

  it('that is busy is asked again when it says, by a message that waits as long', async () => {
    standIns.mood = { name: 'busy', times: 1 };
    const { id } = await order();
    const before = Date.now();
    await world.deliver(world.queue.shift()!);
    expect(world.queue).toHaveLength(1);
    const wait = world.queue[0]!.due - before;
    expect(wait).toBeGreaterThanOrEqual(7_000);
    expect(wait).toBeLessThan(8_000);
    expect(await company.job(id)).toMatchObject({ state: 'running' });
    await settle(world, clock);
    expect(await company.job(id)).toMatchObject({ state: 'done' });
  });

  it.each<MoodName>(['down', 'cut-off', 'silent', 'never-answers'])(
    'that is %s for a moment is asked again',
    async (name) => {
      standIns.mood = { name, times: 2, where: name === 'cut-off' || name === 'silent' ? ofFile : /./ };
      expect(await reload()).toMatchObject({ state: 'done' });
      expect(await held()).toEqual([fresh, fresh, fresh]);
    },
  );

  it('that gives base64 is read as if it gave the bytes', async () => {
    standIns.mood = { name: 'base64-in-json', where: ofFile };
    expect(await reload()).toMatchObject({ state: 'done' });
    expect(await held()).toEqual([fresh, fresh, fresh]);
  });

  it('that gives without end is left', async () => {
    standIns.mood = { name: 'gigantic', where: ofFile };
    const job = await reload(years.slice(0, 1));
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'source_too_slow' } });
    expect(await held()).toEqual([old, old, old]);
  });

  it.each([
    [
      'another company’s',
      fileOf(years[0]!, makeVouchers(years[0]!, 4, 9)).replace(number, '112233-4455'),
      'other_company',
    ],
    ['another year’s', fileOf(years[1]!, makeVouchers(years[1]!, 4, 9)), 'source_other_year'],
    ['an empty', fileOf(years[0]!, []), 'suspiciously_empty'],
  ])('that gives %s file changes nothing', async (_, text, code) => {
    standIns.books.bokio[0]!.sie = bytesOf(text);
    const job = await reload(years.slice(0, 1));
    expect(job).toMatchObject({ state: 'failed', problem: { code } });
    expect(await held()).toEqual([old, old, old]);
    expect(await company.files()).toHaveLength(3);
  });

  it('is asked no more once the reload is cancelled', async () => {
    standIns.mood = { name: 'busy', times: 1 };
    const { id } = await order();
    await world.deliver(world.queue.shift()!);
    expect((await world.api('POST', `${company.path}/jobs/${id}/cancel`)).status).toBe(202);
    const asked = standIns.asked.length;
    await settle(world, clock);
    expect(await company.job(id)).toMatchObject({ state: 'cancelled' });
    expect(standIns.asked).toHaveLength(asked);
    expect(await held()).toEqual([old, old, old]);
  });

  it('that is disconnected meanwhile changes nothing', async () => {
    const { id } = await order();
    await world.api('DELETE', `${company.path}/source`);
    await settle(world, clock);
    expect(await company.job(id)).toMatchObject({
      state: 'failed',
      problem: { code: 'source_not_connected' },
    });
    expect(await held()).toEqual([old, old, old]);
  });

  it('fills a year again that was purged, and the purge can be undone from the file before it', async () => {
    const purge = await company.purge(years[1]!);
    await settle(world, clock);
    expect(await reload([years[1]!])).toMatchObject({ state: 'done' });
    expect(await held()).toEqual([old, fresh, old]);
    expect((await company.undo(purge.id)).body).toMatchObject({ code: 'loaded_since' });
  });

  it.each([1, 2, 3])('is read whole however the platform fails on the way (%i)', async (seed) => {
    const { id } = await order();
    const random = createRandom(seed);
    let left = 120;
    world.setFault(async (call) => {
      left -= 1;
      const fails = left > 0 && random.chance(0.12);
      if (fails && random.chance(0.5)) throw new Error('Network connection lost');
      const result = await call.execute();
      if (fails) throw new Error('Network connection lost');
      return result;
    });
    await settle(world, clock);
    world.setFault(null);
    expect(await company.job(id)).toMatchObject({ state: 'done' });
    expect(await held()).toEqual([fresh, fresh, fresh]);
    expect(await company.files()).toHaveLength(6);
  });
});

describe('a comparison with the source', () => {
  beforeEach(() => connect('bokio'));

  /** At the source as it was loaded, but for vouchers of 2024 that were deleted there. */
  const deleteThere = async (...gone: string[]) => {
    for (const year of await world.years(company.id)) {
      const content = await world.send('GET', `${company.path}/sie-files/${year.sieFile!.id}/content`);
      const text = new TextDecoder('latin1').decode(await content.arrayBuffer());
      const left = text
        .split(/(?=#VER )/)
        .filter(
          (one) =>
            year.start !== years[1] || !gone.some((its) => new RegExp(`^#VER "?A"? "?${its}"? `).test(one)),
        );
      standIns.books.bokio.find(({ start }) => start === year.start)!.sie = bytesOf(left.join(''));
    }
  };
  const ask = (body: object = { against: 'source' }) =>
    world.api<Job>('POST', `${company.path}/reconciliations`, body);
  const compare = async () => {
    const { id } = (await ask()).body;
    await settle(world, clock);
    return (await world.api<Reconciliation>('GET', `${company.path}/reconciliations/${id}`)).body;
  };

  it('names what was deleted there, changes nothing, and agrees once that year is reloaded', async () => {
    await deleteThere('2');
    const before = await world.years(company.id);
    const found = await compare();
    expect(found).toMatchObject({ state: 'done', agrees: false, notCompared: [] });
    expect(found.fiscalYears).toMatchObject([
      { start: years[0], agrees: true },
      {
        start: years[1],
        agrees: false,
        kinds: { gone: 1, new: 0, changed: 0, moved: 0 },
        vouchers: [{ kind: 'gone', series: 'A', number: '2', found: 'ledger', became: null }],
        sieFile: { filename: 'bokio-2024-01-01.se' },
      },
      { start: years[2], agrees: true },
    ]);
    expect(await world.years(company.id)).toEqual(before);
    // What was fetched is in the archive; the years that agree byte for byte were there.
    expect(await company.files()).toHaveLength(4);
    expect(await company.job(found.id)).toMatchObject({ progress: { done: 27, total: 27 } });
    expect(await reload([years[1]!])).toMatchObject({ state: 'done' });
    expect(await compare()).toMatchObject({ agrees: true });
  });

  it('tells of most of a year gone, which a reload would be stopped by', async () => {
    await deleteThere('1', '2', '3');
    const found = await compare();
    expect(found.fiscalYears.map(({ kinds }) => kinds.gone)).toEqual([0, 3, 0]);
  });

  it('tells of a year that cannot be read, and compares the others', async () => {
    await deleteThere();
    standIns.books.bokio[1]!.sie = bytesOf(fileOf(years[1]!, []).replace(number, '112233-4455'));
    const found = await compare();
    expect(found).toMatchObject({ state: 'done', agrees: null });
    expect(found.fiscalYears.map(({ start, agrees }) => [start, agrees])).toEqual([
      [years[0], true],
      [years[2], true],
    ]);
    expect(found.notCompared).toMatchObject([{ start: years[1], problem: { code: 'other_company' } }]);
    expect(await company.files()).toHaveLength(3);
    const job = await company.job(found.id);
    expect(job.warnings[0]!.message.sv).toContain('2024-01-01 är inte jämfört');
    expect(job.progress).toEqual({ done: 18, total: 18 });
    const listed = await world.api('GET', `${company.path}/reconciliations?limit=1`);
    expect(listed.body).toMatchObject({
      items: [{ agrees: null, notCompared: [{ problem: { code: 'other_company' } }] }],
    });
  });

  it('tells of a year that is purged meanwhile, and compares the others', async () => {
    await deleteThere('2');
    const { id } = (await ask()).body;
    await company.purge(years[0]!);
    await settle(world, clock);
    const { body } = await world.api<Reconciliation>('GET', `${company.path}/reconciliations/${id}`);
    expect(body).toMatchObject({ state: 'done', agrees: false });
    expect(body.notCompared).toMatchObject([{ start: years[0], problem: { code: 'data_changed' } }]);
    expect(body.fiscalYears.map(({ agrees }) => agrees)).toEqual([false, true]);
  });

  it('fails where the source does not answer, and is refused where none is connected', async () => {
    standIns.mood = { name: 'down' };
    expect(await compare()).toMatchObject({ state: 'failed', problem: { code: 'source_down' } });
    expect(await ask({ against: 'source', sieFile: 'sie_x' })).toMatchObject({ status: 400 });
    await world.api('DELETE', `${company.path}/source`);
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'source_not_connected' } });
    expect((await ask({ against: 'archive' })).status).toBe(202);
    await settle(world, clock);
  });

  it.each([4, 5, 6])('comes to its end however the platform fails on the way (%i)', async (seed) => {
    await deleteThere('2');
    const random = createRandom(seed);
    const { id } = (await ask()).body;
    let left = 120;
    world.setFault(async (call) => {
      left -= 1;
      const fails = left > 0 && random.chance(0.12);
      if (fails && random.chance(0.5)) throw new Error('Network connection lost');
      const result = await call.execute();
      if (fails) throw new Error('Network connection lost');
      return result;
    });
    await settle(world, clock);
    world.setFault(null);
    const { body } = await world.api<Reconciliation>('GET', `${company.path}/reconciliations/${id}`);
    expect(body).toMatchObject({ state: 'done', agrees: false, notCompared: [] });
    expect(body.fiscalYears.map(({ kinds }) => kinds.gone)).toEqual([0, 1, 0]);
  });
});

// All companies at a glance, orders for many of them, and the jobs that came of it: as three roles see them.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Token } from '../../shared/contract/access.ts';
import type { CompanyJob, Job } from '../../shared/contract/job.ts';
import type { Page } from '../../shared/contract/list.ts';
import type { ManyOrders } from '../../shared/contract/many.ts';
import type { OverviewCompany } from '../../shared/contract/overview.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { createStandIns, standInCredentials, type StandIns } from '../sources/stand-ins/stand-ins.ts';
import { createClock } from '../testing/clock.ts';
import { createLoaded, type LoadedCompany } from '../testing/company.ts';
import { fileOf, makeVouchers, year1, year2 } from '../testing/files.ts';
import { settle } from '../testing/settle.ts';
import { createWorld, type World } from '../testing/world.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const origin = 'http://localhost:8790';
const clock = createClock();
let world: World;
let standIns: StandIns;
let connected: LoadedCompany;
let uploading: LoadedCompany;
let reader: Token;

const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
/** What stands at the source of `connected`: of the second year so many vouchers. */
const atSource = (vouchers: number) => {
  standIns.books.bokio.splice(
    0,
    2,
    ...([year1, year2] as const).map((start) => ({
      id: `id-${start}`,
      start,
      end: `${start.slice(0, 4)}-12-31`,
      sie: bytesOf(fileOf(start, makeVouchers(start, start === year1 ? 3 : vouchers, 3))),
    })),
  );
};

beforeAll(async () => {
  world = await createWorld(() => clock.advance(1));
  world.setPace({ source: { silentMs: 400, totalMs: 1_500, patienceMs: 60_000 } });
  standIns = createStandIns(origin, { 'sie-url': [], bokio: [], briox: [], 'bjorn-lunden': [], fortnox: [] });
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => standIns.fetch(new Request(input, init)));
  Object.assign(world.settings, { SOURCE_KEYS: `k1:${btoa('k'.repeat(32))}`, SOURCE_STAND_INS: origin });
  connected = await createLoaded(world, year1, year2);
  await world.api('PATCH', connected.path, { name: 'Ansluten AB' });
  await world.api('PUT', `${connected.path}/source`, standInCredentials(origin).bokio);
  uploading = await createLoaded(world, year1, year2);
  await world.api('PATCH', uploading.path, { name: 'Laddar upp AB' });
  reader = (
    await world.api<Token>('POST', '/v1/tokens', { name: 'L', role: 'reader', companies: [uploading.id] })
  ).body;
});

const get = async <T>(path: string, token?: Token) =>
  (await world.api<Page<T>>('GET', path, undefined, token ? { authorization: `Bearer ${token.token}` } : {}))
    .body;
const overview = async (query = '', token?: Token) =>
  (await get<OverviewCompany>(`/v1/overview${query}`, token)).items;
const yearOf = async (companyId: string, start: string) =>
  (await overview()).find(({ id }) => id === companyId)!.fiscalYears.find((year) => year.start === start)!;
const namesWith = async (query: string) => (await overview(`?${query}`)).map(({ name }) => name);
const compare = async (against?: string) => {
  const { body } = await world.api<Job>('POST', `${connected.path}/reconciliations`, { against });
  await settle(world, clock, false);
  return body.id;
};

describe('the overview', () => {
  it('tells what is loaded, how old it is, and that it was never compared', async () => {
    const [first, second] = await overview();
    expect([first!.name, second!.name]).toEqual(['Ansluten AB', 'Laddar upp AB']);
    expect(first).toMatchObject({ source: { kind: 'bokio', connected: true } });
    expect(second).toMatchObject({ source: { kind: 'sie', connected: false }, watch: null });
    expect(first!.fiscalYears).toMatchObject(
      [year1, year2].map((start) => ({
        start,
        state: 'loaded',
        vouchers: 3,
        rows: 9,
        sieFile: { filename: `${start}.se` },
        activeJob: null,
        agreement: { state: 'never', since: null, reconciliation: null },
      })),
    );
    expect(await namesWith('agreement=never')).toEqual(['Ansluten AB', 'Laddar upp AB']);
    expect(await overview('', reader)).toMatchObject([{ name: 'Laddar upp AB' }]);
  });

  it('tells since when a year differs from its source, and by how much', async () => {
    atSource(2);
    const id = await compare('source');
    const found = await yearOf(connected.id, year2);
    expect(found.agreement).toMatchObject({
      state: 'differs',
      voucherCount: 1,
      kinds: { gone: 1, new: 0, changed: 0, moved: 0 },
      onlyAdditions: false,
      reconciliation: id,
      problem: null,
    });
    expect((await yearOf(connected.id, year1)).agreement).toMatchObject({ state: 'agrees', voucherCount: 0 });
    expect(await namesWith('agreement=differs')).toEqual(['Ansluten AB']);
    expect(await namesWith('agreement=never')).toEqual(['Laddar upp AB']);
    clock.advance(3_600_000);
    await compare('source');
    const again = (await yearOf(connected.id, year2)).agreement!;
    expect(again.since).toBe(found.agreement!.since);
    expect(again.comparedAt! > found.agreement!.comparedAt!).toBe(true);
    // With its own files a connected company agrees, which says nothing of its source.
    await compare();
    expect((await yearOf(connected.id, year2)).agreement).toEqual(again);
  });

  it('says why a source could not be read, and that only vouchers were added', async () => {
    standIns.mood = { name: 'licence-missing', where: /bokio/ };
    await compare('source');
    standIns.mood = null;
    const { agreement } = await yearOf(connected.id, year2);
    expect(agreement).toMatchObject({ state: 'unread', problem: { code: 'source_licence_missing' } });
    expect(await namesWith('agreement=unread')).toEqual(['Ansluten AB']);
    atSource(5);
    await compare('source');
    expect((await yearOf(connected.id, year2)).agreement).toMatchObject({
      state: 'differs',
      kinds: { gone: 0, new: 2 },
      onlyAdditions: true,
    });
  });

  it('holds of what is loaded: a reload from the source agrees, a file that replaces it was not compared', async () => {
    await connected.purge(year2, true);
    const working = await yearOf(connected.id, year2);
    expect(working).toMatchObject({ state: 'loading', vouchers: 3, activeJob: { kind: 'reload' } });
    await settle(world, clock, false);
    const reloaded = await yearOf(connected.id, year2);
    expect(reloaded).toMatchObject({ state: 'loaded', vouchers: 5, activeJob: null });
    expect(reloaded.agreement).toMatchObject({ state: 'agrees', reconciliation: null });
    await connected.upload(year2, 6);
    await settle(world, clock, false);
    expect((await yearOf(connected.id, year2)).agreement).toMatchObject({ state: 'never', since: null });
  });

  it('finds the years that wait for a file: purged, of companies that upload', async () => {
    expect(await namesWith('waiting=file')).toEqual([]);
    await uploading.purge(year1);
    await connected.purge(year1);
    await settle(world, clock, false);
    expect(await namesWith('waiting=file')).toEqual(['Laddar upp AB']);
    expect(await yearOf(uploading.id, year1)).toMatchObject({ waitsForFile: true, agreement: null });
    expect(await yearOf(connected.id, year1)).toMatchObject({ waitsForFile: false });
    await uploading.upload(year1, 3);
    expect(await namesWith('waiting=file')).toEqual([]);
    await settle(world, clock, false);
  });

  it('comes in pages, by name and by words, whatever is asked for', async () => {
    const long = 'Å'.repeat(200);
    await world.company(long, '112233-4455');
    await world.company(long, '112233-4455');
    for (const query of ['', '&q=ab', '&agreement=never', '&q=å']) {
      const seen: OverviewCompany[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Page<OverviewCompany> = await get(
          `/v1/overview?limit=1${query}${cursor && `&cursor=${cursor}`}`,
        );
        expect(page.items.length).toBeLessThanOrEqual(1);
        seen.push(...page.items);
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(await overview(`?limit=500${query}`));
    }
  });
});

describe('orders for many companies', () => {
  const strangers = { companyId: 'co_01jd8x0000000000000000000', fiscalYears: [year1] };
  const purges = (body: object, headers = {}) =>
    world.api<ManyOrders & Problem>('POST', '/v1/purges', body, headers);

  it('are confirmed by how many there are', async () => {
    const companies = [connected, uploading].map(({ id }) => ({ companyId: id, fiscalYears: [year2] }));
    const wrong = await purges({ companies, confirm: 3 });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'confirm_count_mismatch']);
    const twice = await purges({ companies: [companies[0], companies[0]], confirm: 2 });
    expect([twice.status, twice.body.errors?.[0]?.path]).toEqual([400, 'companies']);
    const manyYears = Array.from({ length: 50 }, (_, i) => `${1950 + i}-01-01`);
    const tooMany = Array.from({ length: 11 }, (_, i) => ({ companyId: `co_${i}`, fiscalYears: manyYears }));
    expect((await purges({ companies: tooMany, confirm: 11 })).body.errors?.[0]?.message).toContain('500');
    expect((await yearOf(connected.id, year2)).vouchers).toBe(6);
  });

  it('get a job each, and one that cannot be done stops no other', async () => {
    const companies = [
      { companyId: uploading.id, fiscalYears: ['1999-01-01'] },
      strangers,
      { companyId: connected.id, fiscalYears: [year2] },
    ];
    const key = { 'idempotency-key': 'many-1' };
    const { status, headers, body } = await purges({ companies, confirm: 3, reload: true }, key);
    expect(status).toBe(202);
    expect(body).toMatchObject({ accepted: 1, refused: 2 });
    expect(body.items.map(({ companyId, job, problem }) => [companyId, job?.kind, problem?.code])).toEqual([
      [uploading.id, undefined, 'fiscal_year_not_found'],
      [strangers.companyId, undefined, 'not_found'],
      [connected.id, 'reload', undefined],
    ]);
    const again = await purges({ companies, confirm: 3, reload: true }, key);
    expect(again.body).toEqual(body);
    const listed = await get<CompanyJob>(headers.get('location')!);
    expect(listed.items.map(({ id }) => id)).toEqual([body.items[2]!.job!.id]);
    await settle(world, clock, false);
    expect((await yearOf(connected.id, year2)).vouchers).toBe(5);
  });

  it('may be sent again when the answer was lost: the jobs are those that were made', async () => {
    const order = { companies: [{ companyId: connected.id }, { companyId: uploading.id }] };
    const key = { 'idempotency-key': 'many-2' };
    const first = await world.api<ManyOrders>('POST', '/v1/reconciliations', order, key);
    await world.real.DIRECTORY.prepare('UPDATE idempotent_answer SET status = NULL, claimed_at = 0').run();
    const second = await world.api<ManyOrders>('POST', '/v1/reconciliations', order, key);
    expect(second.status).toBe(202);
    const jobsOf = ({ body }: typeof first) => body.items.map(({ job }) => job!.id);
    expect(jobsOf(second)).toEqual(jobsOf(first));
    await settle(world, clock, false);
    // Each with what is its source.
    expect(await namesWith('agreement=agrees')).toEqual(['Ansluten AB', 'Laddar upp AB']);
  });

  it('a hundred of them, of five years each, stay within the queries of one invocation', async () => {
    const ids = Array.from({ length: 100 }, (_, i) => `co_${String(i).padStart(26, '0')}`);
    const starts = Array.from({ length: 5 }, (_, i) => `${2019 + i}-01-01`);
    const json = JSON.stringify(ids.flatMap((id) => starts.map((start) => ({ id, start }))));
    await world.real.DIRECTORY.prepare(
      `INSERT INTO company (id, name, organisation_number, source, ledger, search, created_at, sort_key)
       SELECT value, 'Många AB', '556677-8899', '{"kind":"sie"}', 'LEDGER_00', 'manga', '2024', 'm' FROM json_each(?1)`,
    )
      .bind(JSON.stringify(ids))
      .run();
    const insert = (sql: string) => world.real.LEDGER_00.prepare(sql).bind(json);
    await world.real.LEDGER_00.batch([
      insert(`INSERT INTO generation (company_id, start, sie_file_id, job_id, state, loaded_at)
        SELECT value ->> 'id', value ->> 'start', 'sie_' || key, 'job_' || key, 'live', '2024' FROM json_each(?1)`),
      insert(`INSERT INTO fiscal_year (company_id, start, end, live_generation)
        SELECT value ->> 'id', value ->> 'start', substr(value ->> 'start', 1, 4) || '-12-31', g.id
        FROM json_each(?1) JOIN generation AS g ON g.company_id = value ->> 'id' AND g.start = value ->> 'start'`),
    ]);
    const companies = ids.map((companyId) => ({ companyId, fiscalYears: starts }));
    const one = await purges({ companies: [...companies, strangers], confirm: 101 });
    expect([one.status, one.body.code]).toEqual([400, 'invalid_request']);
    const { body } = await purges({ companies, confirm: 100 }, { 'idempotency-key': 'many-3' });
    expect(body).toMatchObject({ accepted: 100, refused: 0 });
    const states = (await overview('?q=manga&limit=500')).map(({ fiscalYears }) =>
      fiscalYears.map(({ state }) => state),
    );
    expect(states).toEqual(ids.map(() => starts.map(() => 'purging')));
    // Their rows are nobody's interest here.
    world.queue.splice(0);
    await world.real.LEDGER_00.batch([
      world.real.LEDGER_00.prepare(`UPDATE job_year SET active = 0 WHERE company_id LIKE 'co_00%'`),
      world.real.LEDGER_00.prepare(
        `UPDATE job SET state = 'done', finished_at = created_at WHERE company_id LIKE 'co_00%'`,
      ),
    ]);
  });
});

describe('the jobs of all companies', () => {
  it('are listed by state, kind, company and time, in pages that stay', async () => {
    const all = (await get<CompanyJob>('/v1/jobs?limit=500')).items;
    expect(all.length).toBeGreaterThan(100);
    expect(all.map(({ id }) => id)).toEqual(
      all
        .map(({ id }) => id)
        .sort()
        .toReversed(),
    );
    const ids = async (query: string, token?: Token) =>
      (await get<CompanyJob>(`/v1/jobs?limit=500&${query}`, token)).items.map(({ id }) => id);
    const of = (wanted: (job: CompanyJob) => boolean) => all.filter(wanted).map(({ id }) => id);
    expect(await ids('state=done&kind=reload&kind=reconcile')).toEqual(
      of(({ state, kind }) => state === 'done' && (kind === 'reload' || kind === 'reconcile')),
    );
    expect(await ids('state=failed')).toEqual(of(({ state }) => state === 'failed'));
    expect(await ids(`company=${connected.id}`)).toEqual(of(({ companyId }) => companyId === connected.id));
    const { createdAt } = all[10]!;
    expect(await ids(`since=${createdAt}`)).toEqual(of((job) => job.createdAt >= createdAt));
    expect(await ids('', reader)).toEqual(of(({ companyId }) => companyId === uploading.id));
    expect(all[0]!.company).toMatchObject({ name: 'Många AB', organisationNumber: '556677-8899' });
    const stranger = await world.api<Problem>('GET', `/v1/jobs?company=${connected.id}`, undefined, {
      authorization: `Bearer ${reader.token}`,
    });
    expect(stranger).toMatchObject({ status: 404, body: { code: 'not_found' } });
    // What comes meanwhile stands before the first page, and moves no other.
    const [first] = [await get<CompanyJob>('/v1/jobs?limit=50')];
    await connected.purge(year2);
    const second = await get<CompanyJob>(`/v1/jobs?limit=50&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(all.slice(0, 100));
  });

  it('tell a company that gets many in a set of many', async () => {
    const companies = [connected.id, uploading.id, ...Array.from({ length: 150 }, (_, i) => `co_none${i}`)];
    await world.real.DIRECTORY.batch([
      world.real.DIRECTORY.prepare(
        `INSERT INTO token_grant SELECT ?1, value FROM json_each(?2) WHERE value <> ?3`,
      ).bind(reader.id, JSON.stringify(companies), uploading.id),
    ]);
    const seen = (await get<CompanyJob>('/v1/jobs?limit=500', reader)).items;
    expect(new Set(seen.map(({ companyId }) => companyId))).toEqual(new Set([connected.id, uploading.id]));
  });
});

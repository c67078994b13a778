// The nightly watch: each connected company is compared at a time of its own, whoever is to be told is told once it changes,
// and what only grew is read in again where that was asked for.
import { env } from 'cloudflare:workers';
import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../shared/contract/job.ts';
import type { Page } from '../../shared/contract/list.ts';
import type { OverviewCompany } from '../../shared/contract/overview.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { Reconciliation } from '../../shared/contract/reconciliation.ts';
import type { Watch, WebhookEvent, WebhookTest } from '../../shared/contract/watch.ts';
import { createStandIns, standInCredentials, type StandIns } from '../sources/stand-ins/stand-ins.ts';
import { createClock } from '../testing/clock.ts';
import { createCloner } from '../testing/clone.ts';
import { createBeginning } from '../testing/beginning.ts';
import { createLoaded, type LoadedCompany } from '../testing/company.ts';
import { edited, fileOf, makeVouchers, year1, year2 } from '../testing/files.ts';
import { deliverDue, settle } from '../testing/settle.ts';
import { createWorld, type World } from '../testing/world.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const origin = 'http://localhost:8790';
const day = 86_400_000;
const secret = `whsec_${btoa('h'.repeat(32))}`;
const address = 'https://hook.example.com/tom?nyckel=hemlig';
const clock = createClock();

const begin = createBeginning([year1, year2], clock);
let world: World;
let company: LoadedCompany;
let standIns: StandIns;
/** What the webhook was sent, and with which status it answers: the first of them, then 204. */
let sent: { headers: Headers; body: string }[];
let statuses: (number | 'nothing')[];

/** At the source the first year as it was loaded, the second as told. */
const atSource = (vouchers: ReturnType<typeof makeVouchers>) => {
  const books = [
    [year1, makeVouchers(year1, 3, 3)],
    [year2, vouchers],
  ] as const;
  standIns.books.bokio = books.map(([start, its]) => ({
    id: `id-${start}`,
    start,
    end: `${start.slice(0, 4)}-12-31`,
    // Of another day than the file that was loaded.
    sie: Uint8Array.from(
      new TextEncoder().encode(fileOf(start, [...its]).replace('#GEN 20260101', '#GEN 20260202')),
    ),
  }));
};
const same = makeVouchers(year2, 3, 3);

beforeEach(async () => {
  world = await createWorld(() => clock.advance(1));
  world.setPace({ source: { silentMs: 400, totalMs: 1_500, patienceMs: 60_000 } });
  company = await begin(world);
  standIns = createStandIns(origin, { 'sie-url': [], bokio: [], briox: [], 'bjorn-lunden': [], fortnox: [] });
  [sent, statuses] = [[], []];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith(`${origin}/hook.example.com/tom`)) return standIns.fetch(request);
    expect([request.method, request.redirect]).toEqual(['POST', 'manual']);
    sent.push({ headers: request.headers, body: await request.text() });
    const status = statuses.shift() ?? 204;
    if (status === 'nothing') throw new TypeError('fetch failed');
    return new Response(null, { status, headers: { location: 'https://elsewhere.example/' } });
  });
  Object.assign(world.settings, { SOURCE_KEYS: `k1:${btoa('k'.repeat(32))}`, SOURCE_STAND_INS: origin });
  atSource(same);
  await world.api('PUT', `${company.path}/source`, standInCredentials(origin).bokio);
});

const watch = async () => (await world.api<Watch>('GET', `${company.path}/watch`)).body;
const setWatch = (body: object) => world.api<Watch & Problem>('PUT', `${company.path}/watch`, body);
const overview = async () =>
  (await world.api<Page<OverviewCompany>>('GET', '/v1/overview')).body.items.find(
    ({ id }) => id === company.id,
  )!;
const agreement = async (start: string) =>
  (await overview()).fiscalYears.find((year) => year.start === start)!.agreement!;
const jobs = async () => (await world.api<Page<Job>>('GET', `${company.path}/jobs`)).body.items;
/** Lets it become the next night, and what is begun then be done. */
const night = async (settles = true) => {
  const { nextAt } = await watch();
  clock.advance(Math.max(1, Date.parse(nextAt!) - Date.now()));
  await world.sweep();
  if (settles) await settle(world, clock, false);
};
/** Delivers what waits in the queue, each when it is due; the cron does not come meanwhile. */
const messages = async () => {
  while (world.queue.length > 0) {
    clock.advance(Math.max(0, Math.min(...world.queue.map(({ due }) => due)) - Date.now()));
    await deliverDue(world);
  }
};
const events = () => sent.map(({ body }) => JSON.parse(body) as WebhookEvent);

describe('a connected company', () => {
  it('is compared each night, at the same time, until that is turned off', async () => {
    const first = await watch();
    expect(first).toMatchObject({ possible: true, enabled: true, reloads: false, webhook: null });
    // After 22 and before 05 in Sweden.
    expect([21, 22, 23, 0, 1, 2]).toContain(new Date(first.nextAt!).getUTCHours());
    expect((await overview()).watch).toEqual({ enabled: true, reloads: false, nextAt: first.nextAt });
    const before = (await jobs()).length;
    await world.sweep();
    if (Date.parse(first.nextAt!) > Date.now()) expect(await jobs()).toHaveLength(before);
    await night();
    const [job] = await jobs();
    expect(job).toMatchObject({ kind: 'reconcile', state: 'done', requestedBy: { name: 'Bevakningen' } });
    expect(await agreement(year1)).toMatchObject({ state: 'agrees', reconciliation: job!.id });
    expect(Date.parse((await watch()).nextAt!) - Date.parse(first.nextAt!)).toBe(day);
    expect((await setWatch({ enabled: false })).body).toMatchObject({ enabled: false, nextAt: null });
    clock.advance(3 * day);
    await world.sweep();
    expect((await jobs())[0]!.id).toBe(job!.id);
    // Turned on again it waits for its time, and makes up for no night.
    await setWatch({ enabled: true });
    await world.sweep();
    await settle(world, clock, false);
    expect(Date.parse((await watch()).nextAt!)).toBeGreaterThan(Date.now());
  });

  it('that has not changed at the source costs no file in the archive, no reading and no line in the trail', async () => {
    await night();
    const [files, lines] = [await company.files(), await company.audit()];
    const read = vi.spyOn(world.real.ARCHIVE, 'get');
    await night();
    expect(read).not.toHaveBeenCalled();
    expect(await company.files()).toEqual(files);
    expect(await company.audit()).toEqual(lines);
    expect((await jobs())[0]!.receipt!.fiscalYears).toHaveLength(2);
    const last = await agreement(year2);
    expect(last).toMatchObject({ state: 'agrees', voucherCount: 0 });
    // Its sides are told all the same.
    const found = await world.api<Reconciliation>(
      'GET',
      `${company.path}/reconciliations/${last.reconciliation}`,
    );
    const [, { coverage, continuity }] = found.body.fiscalYears as [
      unknown,
      Reconciliation['fiscalYears'][0],
    ];
    expect(coverage).toMatchObject({ ledger: { vouchers: 3 }, source: { vouchers: 3 }, shorter: null });
    expect(continuity).toMatchObject({ ledger: {}, source: {}, stated: null });
  });

  it('tells what vanished, and that it could not be read, with since when', async () => {
    atSource(same.slice(1));
    await night();
    const found = await agreement(year2);
    expect(found).toMatchObject({ state: 'differs', kinds: { gone: 1 }, onlyAdditions: false });
    await night();
    expect((await agreement(year2)).since).toBe(found.since);
    standIns.mood = { name: 'down', where: /bokio/ };
    await night();
    expect(await agreement(year2)).toMatchObject({ state: 'unread', problem: { code: 'source_down' } });
    standIns.mood = null;
    await night();
    expect(await agreement(year1)).toMatchObject({ state: 'agrees' });
    // Old ones go, but for what agreement is told by.
    clock.advance(40 * day);
    await setWatch({ enabled: false });
    await world.sweep();
    const left = (await jobs()).filter(({ kind }) => kind === 'reconcile');
    expect(left.map(({ id }) => id)).toEqual([(await agreement(year1)).reconciliation]);
  });

  it('is begun once, though the cron comes again, or does not hear what became of it', async () => {
    const before = (await jobs()).length;
    clock.advance(Date.parse((await watch()).nextAt!) - Date.now());
    let lost = false;
    world.setFault(async (call) => {
      if (lost || !call.sql.some((sql) => sql.startsWith('INSERT INTO job '))) return call.execute();
      lost = true;
      await call.execute();
      throw new Error('Network connection lost');
    });
    await Promise.all([world.sweep(), world.sweep()]);
    world.setFault(null);
    await settle(world, clock, false);
    expect(lost).toBe(true);
    expect(await jobs()).toHaveLength(before + 1);
  });

  it('is read in again by itself where that was asked for and vouchers were only added', async () => {
    atSource(makeVouchers(year2, 5, 3));
    await night();
    expect(await agreement(year2)).toMatchObject({ state: 'differs', onlyAdditions: true });
    expect((await company.year(year2))!.vouchers).toBe(3);
    await setWatch({ enabled: true, reloads: true });
    await night();
    expect((await company.year(year2))!.vouchers).toBe(5);
    expect(await agreement(year2)).toMatchObject({ state: 'agrees' });
    const [reload] = await jobs();
    expect(reload).toMatchObject({ kind: 'reload', requestedBy: { name: 'Bevakningen' } });
    expect(reload!.fiscalYears).toHaveLength(1);
    atSource([...edited(makeVouchers(year2, 5, 3), 16), ...makeVouchers(year2, 7, 3).slice(5)]);
    await night();
    expect(await agreement(year2)).toMatchObject({ state: 'differs', onlyAdditions: false });
    expect((await company.year(year2))!.vouchers).toBe(5);
  });
});

describe('a webhook', () => {
  beforeEach(() => setWatch({ enabled: true, webhook: { address, secret } }));

  it('is told, signed, when agreement changes, and not when it stays', async () => {
    await night();
    expect(events()).toHaveLength(1);
    await night();
    expect(events()).toHaveLength(1);
    atSource(same.slice(1));
    await night();
    const [, event] = events();
    const [job] = await jobs();
    expect(event).toMatchObject({
      type: 'agreement.changed',
      data: {
        company: { id: company.id, organisationNumber: '556677-8899' },
        jobId: job!.id,
        fiscalYears: [{ start: year2, state: 'differs', voucherCount: 1, kinds: { gone: 1 }, problem: null }],
      },
    });
    const { headers, body } = sent[1]!;
    const [id, at] = [headers.get('webhook-id'), headers.get('webhook-timestamp')];
    expect(Math.abs(Number(at) * 1000 - Date.now())).toBeLessThan(3_600_000);
    const signed = createHmac('sha256', 'h'.repeat(32)).update(`${id}.${at}.${body}`).digest('base64');
    expect(headers.get('webhook-signature')).toBe(`v1,${signed}`);
    // A reload that makes it agree tells that too.
    await company.purge(year2, true);
    await settle(world, clock, false);
    expect(events()[2]!.data.fiscalYears).toMatchObject([{ start: year2, state: 'agrees' }]);
    expect((await watch()).webhook).toMatchObject({
      host: 'hook.example.com',
      lastSent: { id: events()[2]!.data.jobId, ok: true, status: 204 },
    });
  });

  it('is sent a trial, signed alike, and how it was heard is said in words, the last sending left as it was', async () => {
    await night();
    const before = await watch();
    const trial = async () => {
      const { status, body } = await world.api<WebhookTest>('POST', `${company.path}/watch/test`);
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toMatch(/nyckel=|whsec|elsewhere/);
      return body;
    };
    expect(await trial()).toMatchObject({
      ok: true,
      status: 204,
      message: {
        sv: 'hook.example.com tog emot provet (204).',
        en: 'hook.example.com took the trial (204).',
      },
    });
    const { headers, body } = sent[1]!;
    expect(JSON.parse(body)).toMatchObject({
      type: 'webhook.test',
      data: { company: { id: company.id, organisationNumber: '556677-8899' } },
    });
    const signed = ['webhook-id', 'webhook-timestamp'].map((name) => headers.get(name)).join('.');
    const signature = createHmac('sha256', 'h'.repeat(32)).update(`${signed}.${body}`).digest('base64');
    expect(headers.get('webhook-signature')).toBe(`v1,${signature}`);
    for (const [answer, status, said] of [
      [401, 401, /svarade 401 .*hemligheten/],
      [302, 302, /omdirigering.* följs inte/],
      [500, 500, /svarade 500/],
      ['nothing', null, /gick inte att nå/],
    ] as const) {
      statuses = [answer];
      const outcome = await trial();
      expect(outcome).toMatchObject({ ok: false, status });
      expect(outcome.message.sv).toMatch(said);
    }
    // One each: none is sent again.
    await settle(world, clock, false);
    expect(sent).toHaveLength(6);
    expect(await watch()).toEqual(before);
  });

  it('that nobody has set is sent no trial, nor is one sent by whoever may not set it', async () => {
    const path = `${company.path}/watch/test`;
    const operator = { name: 'o', role: 'operator', companies: [company.id] };
    const { body: made } = await world.api<{ token: string }>('POST', '/v1/tokens', operator);
    const as = { authorization: `Bearer ${made.token}` };
    expect((await world.api('POST', path, undefined, as)).status).toBe(403);
    await setWatch({ enabled: true, webhook: null });
    expect(await world.api('POST', path)).toMatchObject({ status: 409, body: { code: 'no_webhook' } });
    expect(sent).toHaveLength(0);
  });

  it('that does not answer is tried again, later each time, under the same id', async () => {
    statuses = [500, 'nothing', 302];
    await night(false);
    await messages();
    expect(sent).toHaveLength(4);
    expect(new Set(sent.map(({ headers }) => headers.get('webhook-id'))).size).toBe(1);
    const times = sent.map(({ headers }) => Number(headers.get('webhook-timestamp')));
    const waits = times.slice(1).map((time, i) => time - times[i]!);
    for (const [i, least] of [10, 40, 160].entries()) expect(waits[i]).toBeGreaterThanOrEqual(least);
    expect((await watch()).webhook!.lastSent).toMatchObject({ ok: true });
    // One that never does is given up within a day or so.
    statuses = Array.from({ length: 20 }, () => 503);
    atSource(same.slice(1));
    await night(false);
    const begun = Date.now();
    await messages();
    expect(sent.length).toBe(14);
    expect((await watch()).webhook!.lastSent).toMatchObject({ ok: false, status: 503 });
    expect(Date.now() - begun).toBeLessThan(day);
  });

  it('is told of what a worker that died had found', async () => {
    clock.advance(Date.parse((await watch()).nextAt!) - Date.now());
    await world.sweep();
    const isNotice = ({ body }: { body: object }) => 'notice' in body;
    while (!world.queue.every(isNotice)) await world.deliver(world.queue.shift()!);
    // Its message is lost.
    expect(world.queue.splice(0)).toHaveLength(1);
    expect(sent).toHaveLength(0);
    await world.sweep();
    await settle(world, clock, false);
    expect(sent).toHaveLength(1);
  });

  it('shows its host alone, and goes when the company is disconnected', async () => {
    const { webhook } = await watch();
    expect(webhook).toEqual({ host: 'hook.example.com', lastSent: null });
    const rows = JSON.stringify(
      (await world.real.DIRECTORY.prepare('SELECT * FROM watch, trail').all()).results,
    );
    for (const hidden of ['hemlig', 'whsec', btoa('h'.repeat(32))]) expect(rows).not.toContain(hidden);
    await setWatch({ enabled: true, reloads: true });
    expect((await watch()).webhook).toEqual(webhook);
    world.settings.SOURCE_KEYS = `k2:${btoa('l'.repeat(32))},k1:${btoa('k'.repeat(32))}`;
    await world.sweep();
    world.settings.SOURCE_KEYS = `k2:${btoa('l'.repeat(32))}`;
    await night();
    expect(sent).toHaveLength(1);
    expect((await setWatch({ enabled: true, webhook: null })).body.webhook).toBeNull();
    await setWatch({ enabled: true, webhook: { address, secret } });
    await world.api('DELETE', `${company.path}/source`);
    expect(await watch()).toEqual({
      possible: false,
      enabled: false,
      reloads: false,
      nextAt: null,
      webhook: null,
    });
    expect((await setWatch({ enabled: true })).body.code).toBe('source_not_connected');
  });

  it('is not sent into a network of one’s own, or where no webhook is', async () => {
    for (const other of [
      'http://hook.example.com/',
      'https://hook.example.com:8443/',
      'https://anna:losen@hook.example.com/',
      'https://10.0.0.1/',
      'https://0xa.1/',
      'https://[::ffff:10.0.0.1]/',
      'https://metadata.internal/',
      'ftp://hook.example.com/',
    ]) {
      const { status, body } = await setWatch({ enabled: true, webhook: { address: other, secret } });
      expect([status, body.code], other).toEqual([422, 'source_address_refused']);
    }
  });

  it('wants a secret that is one', async () => {
    for (const wrong of ['hemlig', 'whsec_', `whsec_${btoa('kort')}`, `whsec_${'å'.repeat(40)}`]) {
      const { status, body } = await setWatch({ enabled: true, webhook: { address, secret: wrong } });
      expect([status, body.errors?.[0]?.path]).toEqual([400, 'webhook.secret']);
      expect(JSON.stringify(body)).not.toContain(btoa('kort'));
    }
  });
});

/** Companies of the night; `WATCHED_COMPANIES=1000 npx vitest run worker/watch -t "one night"` tells its figures. */
const { WATCHED_COMPANIES: many } = env as unknown as { WATCHED_COMPANIES?: string };

describe('one night', () => {
  it(`has room for ${many ?? 'many'} companies: bounded by the minute, and each told what it is`, async () => {
    const count = Number(many ?? 12);
    const counted = await createWorld(() => undefined, true);
    Object.assign(counted.settings, world.settings);
    // Of each twenty one has a voucher that has gone at the source.
    const gone = await createLoaded(counted, year1);
    await gone.upload(year2, 4);
    await settle(counted, clock, false);
    const cloners = [await createCloner(counted, company.id), await createCloner(counted, gone.id)] as const;
    const ids: string[] = [];
    for (let i = 0; i < count; i += 1) {
      const id = await cloners[i % 20 === 0 ? 1 : 0]();
      await counted.api('PUT', `/v1/companies/${id}/source`, standInCredentials(origin).bokio);
      ids.push(id);
    }
    const listed = JSON.stringify(ids);
    await setWatch({ enabled: false });
    const dues = await counted.real.DIRECTORY.prepare(
      'SELECT min(next_at) AS first, max(next_at) AS last FROM watch WHERE enabled = 1',
    ).first<{ first: number; last: number }>();
    expect(dues!.last - dues!.first).toBeLessThan(6 * 3_600_000);
    const minutes: { queries: number; asked: number; jobs: number }[] = [];
    let queries = 0;
    counted.setFault((call) => {
      queries += call.sql.length;
      return call.execute();
    });
    clock.advance(dues!.first - Date.now());
    const begun = performance.now();
    for (let isOver = false; !isOver;) {
      [queries, standIns.asked] = [0, []];
      await counted.sweep();
      const jobs = counted.queue.length;
      await deliverDue(counted);
      minutes.push({ queries, asked: standIns.asked.length, jobs });
      isOver = Date.now() > dues!.last;
      // Of few companies nothing happens in most minutes.
      clock.advance(many ? 60_000 : 1_800_000);
    }
    counted.setFault(null);
    const found = await counted.real.LEDGER_00.prepare(
      `SELECT state, count(*) AS n FROM agreement WHERE company_id IN (SELECT value FROM json_each(?1)) GROUP BY state ORDER BY state`,
    )
      .bind(listed)
      .all<{ state: string; n: number }>();
    const differing = Math.ceil(count / 20);
    expect(found.results).toEqual([
      { state: 'agrees', n: 2 * count - differing },
      { state: 'differs', n: differing },
    ]);
    const most = (of: (minute: (typeof minutes)[number]) => number) => Math.max(...minutes.map(of));
    const sum = (of: (minute: (typeof minutes)[number]) => number) =>
      minutes.reduce((total, minute) => total + of(minute), 0);
    expect(most(({ jobs }) => jobs)).toBeLessThanOrEqual(30);
    // Its years, in pages of two, and a file of each.
    expect(sum(({ asked }) => asked)).toBe(3 * count);
    if (many)
      console.log(
        `${count} companies, ${2 * count} years, ${differing} of them differ: ${minutes.length} minutes of the night, ` +
          `${((performance.now() - begun) / 1000).toFixed(0)} s of work; ${sum((m) => m.queries)} queries, ` +
          `at most ${most((m) => m.queries)} a minute; the vendor was asked ${sum((m) => m.asked)} times, ` +
          `at most ${most((m) => m.asked)} a minute; at most ${most((m) => m.jobs)} companies a minute`,
      );
  }, 1_800_000);
});

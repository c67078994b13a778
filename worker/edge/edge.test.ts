// The main ways by way of the edge twin: compressed answers and weak tags, bodies in other pieces, a slow database that
// fails now and then, ten consumers at once, production's limits.
import { describe, expect, it, vi } from 'vitest';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';
import type { PurgePreview } from '../../shared/contract/purge.ts';
import type { UploadResult } from '../../shared/contract/sie-file.ts';
import { ask, type Request as Asked } from '../testing/ask.ts';
import { createClock } from '../testing/clock.ts';
import { createLoaded } from '../testing/company.ts';
import { createCloner } from '../testing/clone.ts';
import { fileOf, makeVouchers, number, year1, year2 } from '../testing/files.ts';
import { violations } from '../testing/oracle.ts';
import { createRandom } from '../testing/random.ts';
import { settle } from '../testing/settle.ts';
import { simulate } from '../testing/simulation.ts';
import { createCompany } from '../testing/theatre.ts';
import { createWorld } from '../testing/world.ts';
import { limits } from './limits.ts';
import { decoded, throughEdge } from './passage.ts';
import { production, slowD1 } from './slow-d1.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);

/** A client and a company in production's surroundings. */
const twin = async (seed: number) => {
  const clock = createClock();
  const world = await createWorld(undefined, true, createRandom(seed));
  world.setFault(slowD1(createRandom(seed), { ...production, fails: 0.02 }));
  const call = async <T>(request: Asked, status: number): Promise<T> => {
    const answer = await ask<T>(world, clock, request);
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status });
    return answer.body;
  };
  const get = <T>(path: string) => call<T>({ method: 'GET', path }, 200);
  const post = <T>(path: string, body: object | null, status: number, headers = {}) =>
    call<T>({ method: 'POST', path, headers, ...(body && { body: JSON.stringify(body) }) }, status);
  const company = { name: 'Kant AB', organisationNumber: number };
  const { id } = await post<{ id: string }>('/v1/companies', company, 201);
  const path = `/v1/companies/${id}`;
  const ended = async (job: Job): Promise<Job> => {
    await settle(world, clock, false);
    const now = await get<Job>(`${path}/jobs/${job.id}`);
    expect(now).toMatchObject({ state: 'done', problem: null });
    return now;
  };
  const upload = async (body: string | Uint8Array, name: string) => {
    const to = `${path}/sie-files?filename=${name}`;
    const { job } = await call<UploadResult>({ method: 'POST', path: to, body, json: false }, 202);
    return ended(job);
  };
  const years = async () => (await get<{ items: FiscalYear[] }>(`${path}/fiscal-years`)).items;
  return { clock, world, path, id, get, post, ended, upload, years };
};

describe('by way of the edge', () => {
  it('a year is loaded, previewed, purged, taken back, reloaded, read out and reconciled', async () => {
    const { world, id, path, post, get, ended, upload, years } = await twin(1);
    await upload(fileOf(year1, makeVouchers(year1, 30, 1)), '1.se');
    await upload(fileOf(year2, makeVouchers(year2, 40, 2)), '2.se');
    const loaded = await years();
    expect(loaded.map(({ rows }) => rows)).toEqual([90, 120]);

    const preview = await world.api<PurgePreview>('GET', `${path}/purge-preview?fiscalYear=${year2}`);
    const etag = preview.headers.get('etag')!;
    expect(etag).toMatch(/^W\/"/);
    const order = { fiscalYears: [year2], confirm: number };
    const purge = await post<Job>(`${path}/purges`, order, 202, { 'if-match': etag });
    expect((await years()).map(({ rows }) => rows)).toEqual([90, 0]);
    await ended(purge);
    await ended(await post<Job>(`${path}/jobs/${purge.id}/undo`, null, 202));
    await ended(await post<Job>(`${path}/purges`, { ...order, reload: true }, 202));
    expect((await years()).map(({ rows, debitOre }) => [rows, debitOre])).toEqual(
      loaded.map(({ rows, debitOre }) => [rows, debitOre]),
    );

    // Asked again until it is answered, as every other request here.
    const exported = () => world.send('GET', `${path}/fiscal-years/${year2}/sie`);
    let sie = await exported();
    for (let tries = 1; sie.status !== 200 && tries < 5; tries += 1) sie = await exported();
    await upload(new Uint8Array(await sie.arrayBuffer()), 'ut.se');
    expect((await years())[1]).toMatchObject({ rows: 120, debitOre: loaded[1]!.debitOre });
    const compared = await ended(await post<Job>(`${path}/reconciliations`, {}, 202));
    await get(`${path}/reconciliations/${compared.id}`);
    world.setFault(null);
    expect(await violations(world, id)).toEqual([]);
  });

  it('hangs together whatever happens at the same time', async () => {
    const clock = createClock();
    const random = createRandom(7);
    const { least, most } = production;
    const world = await createWorld(() => clock.advance(least + random.below(most - least)), false, random);
    world.setPace({ chunkRows: 20, deleteRows: 20, verifyRows: 7, mergeRows: 5 });
    const clone = await createCloner(world, await createCompany(world));
    for (const seed of [101, 102, 103]) {
      const played = await simulate(world, clock, await clone(), seed);
      expect(played.wrong, `seed ${seed}: ${played.jobs.join(', ')}`).toEqual([]);
    }
    expect(await violations(world)).toEqual([]);
  });
});

it('loads the same rows where D1 lacks jsonb_each', async () => {
  const world = await createWorld();
  const company = await createLoaded(world, year1);
  const exported = async () => (await world.send('GET', `${company.path}/fiscal-years/${year1}/sie`)).text();
  const before = (await exported()).replaceAll(/#GEN.*/g, '');
  // Restored, so that no row stands which could be listed in place of being stored.
  const purge = await company.purge(year1);
  await world.drain();
  let refused = 0;
  world.setFault((call) => {
    if (!call.sql.some((sql) => sql.includes('jsonb_each'))) return call.execute();
    refused += 1;
    throw new Error('D1_ERROR: no such table: jsonb_each at offset 85: SQLITE_ERROR');
  });
  const job = (await company.undo(purge.id)).body;
  await world.drain();
  expect(await company.job(job.id)).toMatchObject({ state: 'done' });
  expect((await exported()).replaceAll(/#GEN.*/g, '')).toBe(before);
  // Once an isolate.
  expect(refused).toBe(1);
});

describe('the edge twin', () => {
  const pass = async (headers: Record<string, string>, answer: Response, body?: BodyInit) => {
    let seen = new Request('http://worker.test/');
    const asked = new Request('http://worker.test/', {
      method: body ? 'POST' : 'GET',
      headers,
      ...(body && { body }),
    });
    const worker = (request: Request) => {
      seen = request;
      return answer;
    };
    return { answer: await throughEdge(asked, worker, createRandom(1)), seen };
  };
  const text = 'räksmörgås '.repeat(1_000);
  const json = (headers = {}, status = 200) =>
    new Response(text, { status, headers: { 'content-type': 'application/json', etag: '"a"', ...headers } });

  it('compresses what a client can read compressed, and weakens its tag', async () => {
    const { answer } = await pass({ 'accept-encoding': 'br, gzip' }, json());
    expect(Object.fromEntries(answer.headers)).toMatchObject({ etag: 'W/"a"', 'content-encoding': 'gzip' });
    expect(await decoded(answer).text()).toBe(text);
  });

  it('leaves alone what is not to be compressed', async () => {
    for (const { answer } of [
      await pass({}, json()),
      await pass({ 'accept-encoding': 'gzip;q=0' }, json()),
      await pass({ 'accept-encoding': 'gzip' }, json({ 'cache-control': 'no-transform' })),
      await pass({ 'accept-encoding': 'gzip' }, json({ 'content-type': 'application/octet-stream' })),
      await pass({ 'accept-encoding': 'gzip' }, json({}, 412)),
    ]) {
      expect(answer.headers.get('etag')).toBe('"a"');
      expect(await answer.text()).toBe(text);
    }
  });

  it('sends bodies in other pieces, without headers of one connection', async () => {
    const { seen } = await pass(
      { 'transfer-encoding': 'chunked', te: 'trailers', 'x-own': '1' },
      json(),
      text,
    );
    expect([...seen.headers.keys()]).not.toContain('transfer-encoding');
    expect(seen.headers.get('x-own')).toBe('1');
    const pieces: number[] = [];
    const bytes = new Blob([text]).size;
    for await (const piece of (await pass({}, json(), text)).seen.body!) pieces.push(piece.byteLength);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.reduce((sum, n) => sum + n, 0)).toBe(bytes);
  });

  it('keeps the limits, and says which was passed', async () => {
    const world = await createWorld(undefined, true, createRandom(1));
    const too = await world.send('POST', '/v1/companies', null, {
      'content-length': String(limits.bodyBytes + 1),
    });
    expect(too.status).toBe(413);
    const { LEDGER_00: d1, JOBS: jobs } = world.env;
    const select = (n: number) => d1.prepare(`SELECT ${Array.from({ length: n }, () => '?').join(', ')}`);
    expect(() => select(101).bind(...Array.from({ length: 101 }, () => 1))).toThrow('101 parameters');
    expect(() => d1.prepare(`SELECT '${'x'.repeat(100_000)}'`)).toThrow('bytes of SQL');
    expect(() => select(1).bind('å'.repeat(1_000_001))).toThrow('a value of 2000002 bytes');
    const insert = d1.prepare('INSERT INTO document VALUES (?, ?)');
    expect(() => insert.bind('x'.repeat(1_500_000), 'x'.repeat(1_500_000))).toThrow('a row of 3000000 bytes');
    await expect(jobs.send({ ledger: 'x'.repeat(128_000), jobId: '' })).rejects.toThrow('a message of');
    const one = select(1).bind(1);
    await d1.batch(Array.from({ length: 999 }, () => one));
    await one.run();
    expect(() => one.run()).toThrow('1001 queries in one invocation');
  });
});

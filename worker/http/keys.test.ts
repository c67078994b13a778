// One key, one deed: what a key stands for is the whole request, its file too; what was refused leaves it free, and
// whatever goes wrong with the key itself, what was done is answered as done.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../shared/contract/job.ts';
import type { Page } from '../../shared/contract/list.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { UploadResult } from '../../shared/contract/sie-file.ts';
import { createBeginning } from '../testing/beginning.ts';
import type { LoadedCompany } from '../testing/company.ts';
import { fileOf, makeVouchers, number } from '../testing/files.ts';
import { adminToken, createWorld, type World } from '../testing/world.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const begin = createBeginning(['2023-01-01']);
let world: World;
let company: LoadedCompany;
beforeEach(async () => {
  world = await createWorld(() => undefined, true);
  company = await begin(world);
});

const confirm = number;
const keyed = (key: string) => ({ 'idempotency-key': key });
const post = <T = Problem>(to: string, body: unknown, key: string) =>
  world.api<T>('POST', `${company.path}${to}`, body, keyed(key));
const send = async (to: string, body: BodyInit, key: string, headers: Record<string, string> = {}) => {
  const answer = await world.send('POST', `${company.path}${to}`, body, { ...keyed(key), ...headers });
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as UploadResult & Problem & { id: string },
  };
};
const files = (n: number) => fileOf('2024-01-01', makeVouchers('2024-01-01', n, n));
const bytes = (text: string) => new TextEncoder().encode(text);
const gzip = (text: string) =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).bytes();
const kept = () => world.real.DIRECTORY.prepare('SELECT key, status FROM idempotent_answer').all();
/** As if the worker had died once the deed was done. */
const loseAnswers = () =>
  world.real.DIRECTORY.prepare(
    'UPDATE idempotent_answer SET status = NULL, body = NULL, content = NULL, claimed_at = 0',
  ).run();
const purges = async () =>
  (await world.api<Page<Job>>('GET', `${company.path}/jobs`)).body.items.filter(
    ({ kind }) => kind === 'purge',
  );

describe('a key whose request was refused', () => {
  it('is free for the right one', async () => {
    const refused: [to: string, body: unknown, status: number][] = [
      ['/purges', { fiscalYears: [], confirm }, 400],
      ['/purges', { fiscalYears: ['2023-01-01'], confirm: '112233-4455' }, 422],
      ['/purges', { fiscalYears: ['1999-01-01'], confirm }, 404],
      ['/jobs/none/undo', undefined, 404],
    ];
    for (const [to, body, status] of refused) expect((await post(to, body, 'k')).status, to).toBe(status);
    expect((await kept()).results).toEqual([]);
    const order = { fiscalYears: ['2023-01-01'], confirm };
    expect((await post('/purges', order, 'k')).status).toBe(202);
    expect((await post('/purges', { ...order, reload: true }, 'k')).body.code).toBe('idempotency_key_reused');
    expect(await purges()).toHaveLength(1);
  });

  it.each(['half of it', 'broken off'])('is free for the whole file when %s had come', async (how) => {
    const whole = files(5);
    const half = bytes(whole.slice(0, whole.lastIndexOf('#TRANS')));
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(half),
      pull: () => {
        throw new TypeError('the sender is gone');
      },
    });
    const body = how === 'broken off' ? broken : half;
    expect((await send('/sie-files', body, 'k')).status).toBeGreaterThanOrEqual(400);
    // Nor does it keep the company waiting.
    expect((await send('/sie-files', whole, 'k')).status).toBe(202);
  });
});

describe('a key that took in a file', () => {
  it.each([false, true])('stands for that file, packed or not (answer lost: %s)', async (lost) => {
    const first = await send('/sie-files?filename=a.se', files(3), 'k');
    expect(first.status).toBe(202);
    await world.drain();
    for (const [body, headers] of [
      [files(3), {}],
      [await gzip(files(3)), { 'content-encoding': 'gzip' }],
    ] as const) {
      if (lost) await loseAnswers();
      const again = await send('/sie-files?filename=a.se', body, 'k', headers);
      expect(again.status).toBe(202);
      expect([again.body.sieFile.id, again.body.job.id]).toEqual([first.body.sieFile.id, first.body.job.id]);
    }
    for (const other of [
      files(4),
      files(3).slice(0, -1),
      `${files(3)}\r\n`,
      '',
      files(3).replace('Test AB', 'Text AB'),
    ]) {
      if (lost) await loseAnswers();
      const refused = await send('/sie-files?filename=a.se', other, 'k');
      expect(refused).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    }
    const query = await send('/sie-files?filename=b.se', files(3), 'k');
    expect(query.body.code).toBe('idempotency_key_reused');
    expect(await company.files()).toHaveLength(2);
  });

  it.each([false, true])('so too for a document (answer lost: %s)', async (lost) => {
    const first = await send('/documents?name=a', 'ett', 'k');
    if (lost) await loseAnswers();
    expect((await send('/documents?name=a', 'ett', 'k')).body.id).toBe(first.body.id);
    if (lost) await loseAnswers();
    expect((await send('/documents?name=a', 'två', 'k')).body.code).toBe('idempotency_key_reused');
    expect((await world.api<Page<object>>('GET', `${company.path}/documents`)).body.items).toHaveLength(1);
  });
});

it('a key in use is said to be so, and when to ask again', async () => {
  const gate = Promise.withResolvers<void>();
  const [start, end] = [bytes(files(3)).slice(0, 100), bytes(files(3)).slice(100)];
  const slow = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(start),
    pull: async (controller) => {
      await gate.promise;
      controller.enqueue(end);
      controller.close();
    },
  });
  const first = send('/sie-files', slow, 'k');
  await vi.waitFor(async () => expect((await kept()).results).toHaveLength(1));
  const second = await send('/sie-files', files(3), 'k');
  expect(second).toMatchObject({ status: 409, body: { code: 'idempotency_in_progress' } });
  expect(second.headers.get('retry-after')).toMatch(/^\d+$/);
  gate.resolve();
  expect((await first).status).toBe(202);
});

it('an order is answered as accepted when its answer cannot be kept, and found again', async () => {
  const order = { fiscalYears: ['2023-01-01'], confirm };
  let failed = 0;
  world.setFault((call) => {
    if (!call.sql.some((sql) => /update "idempotent_answer"/i.test(sql))) return call.execute();
    failed += 1;
    throw new Error('D1_ERROR: Network connection lost.');
  });
  const first = await post<Job>('/purges', order, 'k');
  expect([first.status, failed]).toEqual([202, 1]);
  world.setFault(null);
  await world.real.DIRECTORY.prepare('UPDATE idempotent_answer SET claimed_at = 0').run();
  expect(await post<Job>('/purges', order, 'k')).toMatchObject({ status: 202, body: { id: first.body.id } });
  expect(await purges()).toHaveLength(1);
});

it('answers are kept for seven days; then the key is free for another request, which is not taken for the first', async () => {
  const first = await post<Job>('/purges', { fiscalYears: ['2023-01-01'], confirm }, 'k');
  await world.drain();
  await company.upload('2024-01-01', 3);
  await world.drain();
  const age = (days: number) =>
    world.real.DIRECTORY.prepare('UPDATE idempotent_answer SET begun_at = ?1')
      .bind(Date.now() - days * 86_400_000)
      .run();
  await age(6.9);
  await world.sweep();
  expect((await kept()).results).toHaveLength(1);
  await age(7.1);
  await world.sweep();
  expect((await kept()).results).toEqual([]);
  const other = await post<Job>('/purges', { fiscalYears: ['2024-01-01'], confirm }, 'k');
  expect(other.status).toBe(202);
  expect(other.body.id).not.toBe(first.body.id);
  expect((await company.year('2024-01-01'))?.vouchers).toBe(0);
});

it.each(['', ' ', 'x'.repeat(201), 'a\tb'])('%j is no key', async (key) => {
  const answer = await post('/report-templates', { name: 'a' }, key);
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_idempotency_key' } });
});

it('what a sender has begun who then goes away is brought to its end', async () => {
  const waited: Promise<unknown>[] = [];
  const context = {
    waitUntil: (work: Promise<unknown>) => void waited.push(work),
    passThroughOnException: () => undefined,
    props: {},
  };
  const broken = new ReadableStream<Uint8Array>({
    pull: () => {
      throw new TypeError('the sender is gone');
    },
  });
  const request = new Request(`http://worker.test${company.path}/sie-files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminToken}`, ...keyed('k') },
    body: broken,
  });
  void world.app.fetch(request, world.env, context as unknown as ExecutionContext);
  await vi.waitFor(() => expect(waited.length).toBeGreaterThan(0));
  await Promise.all(waited);
  expect((await kept()).results).toEqual([]);
  const claims = await world.real.LEDGER_00.prepare('SELECT * FROM upload WHERE company_id = ?1')
    .bind(company.id)
    .all();
  expect(claims.results).toEqual([]);
});

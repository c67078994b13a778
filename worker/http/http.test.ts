// What holds for every request: problems in both languages, repeated requests, pages, what is open to all.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Company } from '../../shared/contract/company.ts';
import type { Job } from '../../shared/contract/job.ts';
import type { Page } from '../../shared/contract/list.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { problems } from '../../shared/contract/problems.ts';
import { sieText } from '../testing/sie-text.ts';
import { adminToken, createWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const file = (start: string, number = '556677-8899') =>
  sieText({
    organisationNumber: number,
    start,
    end: `${start.slice(0, 4)}-12-31`,
    vouchers: [1, 2, 3].map((n) => ({
      series: 'A',
      number: String(n),
      date: `${start.slice(0, 4)}-0${n}-10`,
      rows: [
        ['1930', n * 100],
        ['3001', n * -100],
      ] as [string, number][],
    })),
  });

describe('a problem', () => {
  it('is said in Swedish, or in English when asked, with the same code and both texts', async () => {
    const ask = (language?: string) =>
      world.api<Problem>(
        'GET',
        '/v1/companies/none',
        undefined,
        language ? { 'accept-language': language } : {},
      );
    const [plain, swedish, english] = [
      await ask(),
      await ask('sv-SE,sv;q=0.9,en;q=0.5'),
      await ask('en-GB,en;q=0.8'),
    ];
    expect(plain.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(plain.body).toMatchObject({ code: 'not_found', status: 404, title: problems.not_found.title.sv });
    expect(swedish.body).toEqual({ ...plain.body, requestId: swedish.body.requestId });
    expect(english.body).toMatchObject({
      code: 'not_found',
      title: problems.not_found.title.en,
      texts: plain.body.texts,
    });
    expect(english.headers.get('content-language')).toBe('en');
  });

  it('of a job is said in the language of the one who reads the job', async () => {
    const { id } = await world.company('Språk AB', '556677-8899');
    await world.upload(id, file('2024-01-01'), 'bok.se');
    await world.drain();
    const { objects } = await world.real.ARCHIVE.list({ prefix: `sie/${id}/` });
    await world.real.ARCHIVE.delete(objects.map(({ key }) => key));
    const order = { fiscalYears: ['2024-01-01'], confirm: '556677-8899', reload: true };
    const asked = await world.api<Job>('POST', `/v1/companies/${id}/purges`, order);
    await world.drain();
    const read = async (language: string) =>
      (
        await world.api<Job>('GET', `/v1/companies/${id}/jobs/${asked.body.id}`, undefined, {
          'accept-language': language,
        })
      ).body;
    const { title, detail } = problems.sie_file_gone;
    expect((await read('sv')).problem).toMatchObject({
      title: title.sv,
      detail: detail.sv.replace('{file}', 'bok.se'),
    });
    expect((await read('en')).problem).toMatchObject({
      title: title.en,
      detail: detail.en.replace('{file}', 'bok.se'),
    });
  });

  it('of a job that gave up does not say what the platform said', async () => {
    const { id } = await world.company('Tyst AB', '556677-8899');
    const { job } = (await world.upload(id, file('2024-01-01'))).body;
    await world.drain();
    const values = { attempts: 8, reason: 'D1_ERROR: no such table: ledger_row' };
    await world.real.LEDGER_00.prepare('UPDATE job SET problem = ?2 WHERE id = ?1')
      .bind(job.id, JSON.stringify({ code: 'gave_up', values }))
      .run();
    const { body } = await world.api<Job>('GET', `/v1/companies/${id}/jobs/${job.id}`);
    expect(body.problem).toMatchObject({ code: 'gave_up', attempts: 8 });
    expect(JSON.stringify(body)).not.toMatch(/D1_ERROR|ledger_row/);
  });

  it('names what was wrong with a request', async () => {
    const { status, body } = await world.api<Problem>('POST', '/v1/companies', {
      name: '',
      source: { kind: 'excel' },
    });
    expect(status).toBe(400);
    expect(body.code).toBe('invalid_request');
    expect(body.errors?.map(({ path }) => path).sort()).toEqual([
      'name',
      'organisationNumber',
      'source.kind',
    ]);
    const broken = await world.send('POST', '/v1/companies', '{"name":', {
      'content-type': 'application/json',
    });
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ code: 'invalid_request' });
    const other = await world.send('POST', '/v1/companies', '<name/>', { 'content-type': 'text/xml' });
    expect(other.status).toBe(415);
    const none = await world.api('GET', '/v1/no-such-thing');
    expect(none).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('has words that name every value they ask for, in both languages', () => {
    const names = (text: string) => new Set(text.match(/\{\w+\}/g));
    for (const { detail } of Object.values(problems)) expect(names(detail.sv)).toEqual(names(detail.en));
  });
});

describe('an Idempotency-Key', () => {
  it('gives the first answer again, and refuses another request', async () => {
    const key = { 'idempotency-key': 'company-1' };
    const item = { name: 'En gång AB', organisationNumber: '556677-8899', allowTwin: true };
    const first = await world.api<Company>('POST', '/v1/companies', item, key);
    const again = await world.api<Company>('POST', '/v1/companies', item, key);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    const reused = await world.api('POST', '/v1/companies', { ...item, name: 'Annat' }, key);
    expect(reused).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    const list = await world.api<Page<Company>>('GET', '/v1/companies?q=en%20gång');
    expect(list.body.items).toHaveLength(1);
  });

  it('makes one job of a purge asked for twice, also when its first answer was lost', async () => {
    const { id } = await world.company('Dubbel AB', '556677-8899');
    await world.upload(id, file('2024-01-01'));
    await world.drain();
    const order = { fiscalYears: ['2024-01-01'], confirm: '556677-8899' };
    const ask = () =>
      world.api<Job>('POST', `/v1/companies/${id}/purges`, order, { 'idempotency-key': 'purge-1' });
    const first = await ask();
    expect(first.status).toBe(202);
    expect((await ask()).body.id).toBe(first.body.id);
    await world.real.DIRECTORY.prepare(`DELETE FROM idempotent_answer WHERE key = 'purge-1'`).run();
    expect(await ask()).toMatchObject({ status: 202, body: { id: first.body.id } });
    await world.drain();
    const jobs = await world.api<Page<Job>>('GET', `/v1/companies/${id}/jobs`);
    expect(jobs.body.items.filter(({ kind }) => kind === 'purge')).toHaveLength(1);
  });

  it('takes in a file sent twice once', async () => {
    const { id } = await world.company('Två gånger AB', '556677-8899');
    const send = async () => {
      const path = `/v1/companies/${id}/sie-files?filename=a.se`;
      const answer = await world.send('POST', path, file('2024-01-01'), { 'idempotency-key': 'file-1' });
      return { status: answer.status, body: (await answer.json()) as { sieFile: { id: string } } };
    };
    const first = await send();
    await world.real.DIRECTORY.prepare(`DELETE FROM idempotent_answer WHERE key = 'file-1'`).run();
    const again = await send();
    expect(again).toMatchObject({ status: 202, body: { sieFile: { id: first.body.sieFile.id } } });
    await world.drain();
  });
});

describe('a list', () => {
  it('of companies is searched by name, number and the id in Oxceed', async () => {
    const item = { name: 'Sökbara Ängens AB', organisationNumber: '559999-0701', oxceedId: 'OX-4711' };
    const { body: made } = await world.api<Company>('POST', '/v1/companies', item);
    const found = async (q: string) =>
      (await world.api<Page<Company>>('GET', `/v1/companies?q=${encodeURIComponent(q)}`)).body.items.map(
        ({ id }) => id,
      );
    for (const q of ['ängens sökbara', 'angens SOKBARA', 'ångens', '559999-0701', '5599990701', 'ox-4711'])
      expect(await found(q)).toEqual([made.id]);
    expect(await found('ängens 4712')).toEqual([]);
    await world.api('PATCH', `/v1/companies/${made.id}`, { oxceedId: 'OX-4712' });
    expect(await found('ängens 4712')).toEqual([made.id]);
  });

  it('comes in pages that hold every item once', async () => {
    const names = Array.from({ length: 7 }, (_, i) => `Sidor ${i} Åäö AB`);
    for (const name of names) await world.company(name, '556677-8899');
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = `/v1/companies?q=${encodeURIComponent('SIDOR åäö')}&limit=3${cursor ? `&cursor=${cursor}` : ''}`;
      const { body } = await world.api<Page<Company>>('GET', query);
      expect(body.items.length).toBeLessThanOrEqual(3);
      seen.push(...body.items.map(({ name }) => name));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(names);
    expect(await world.api('GET', '/v1/companies?cursor=nonsense')).toMatchObject({
      status: 400,
      body: { code: 'invalid_cursor' },
    });
  });

  it('of vouchers is refused its second page when the year has changed between', async () => {
    const { id } = await world.company('Mellan AB', '556677-8899');
    await world.upload(id, file('2024-01-01'));
    await world.drain();
    const path = `/v1/companies/${id}/fiscal-years/2024-01-01/vouchers?limit=2`;
    const first = await world.api<Page<{ number: string }>>('GET', path);
    const second = await world.api<Page<{ number: string }>>(
      'GET',
      `${path}&cursor=${first.body.nextCursor}`,
    );
    expect(second.body.items.map(({ number }) => number)).toEqual(['3']);
    expect(second.body.nextCursor).toBeNull();
    await world.api('POST', `/v1/companies/${id}/purges`, {
      fiscalYears: ['2024-01-01'],
      confirm: '5566778899',
    });
    expect(await world.api('GET', `${path}&cursor=${first.body.nextCursor}`)).toMatchObject({
      status: 409,
      body: { code: 'data_changed' },
    });
    await world.drain();
  });
});

describe('a file sent as gzip', () => {
  const gzip = async (text: string) =>
    new Uint8Array(
      await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer(),
    );

  it('is kept unpacked, and refused when it is cut off', async () => {
    const { id } = await world.company('Packad AB', '556677-8899');
    const packed = await gzip(file('2024-01-01'));
    const path = `/v1/companies/${id}/sie-files`;
    const cut = await world.send('POST', path, packed.slice(0, -20), { 'content-encoding': 'gzip' });
    expect(cut.status).toBe(422);
    expect(await cut.json()).toMatchObject({ code: 'broken_gzip' });
    const odd = await world.send('POST', path, packed, { 'content-encoding': 'br' });
    expect(odd.status).toBe(415);
    const whole = await world.send('POST', path, packed, { 'content-encoding': 'gzip' });
    expect(whole.status).toBe(202);
    const { sieFile } = (await whole.json()) as { sieFile: { id: string; bytes: number } };
    await world.drain();
    const content = await world.send('GET', `${path}/${sieFile.id}/content`);
    expect(await content.text()).toBe(file('2024-01-01'));
  });
});

it('a job that is waited for costs a query a look, fewer and fewer', async () => {
  const { id } = await world.company('Väntar AB', '556677-8899');
  const { body } = await world.upload(id, file('2024-01-01'));
  const path = `/v1/companies/${id}/jobs/${body.job.id}`;
  const asking = (wait: number) =>
    world.invoke(async (env, invocation) => {
      const headers = { authorization: `Bearer ${adminToken}` };
      const response = await world.app.fetch(
        new Request(`http://worker.test${path}?wait=${wait}`, { headers }),
        env,
      );
      expect(((await response.json()) as Job).state).toBe('queued');
      return invocation.queries;
    });
  const [none, some] = [await asking(0), await asking(2)];
  if (none.lost || some.lost) throw new Error('lost');
  expect(some.value - none.value).toBeGreaterThan(1);
  expect(some.value - none.value).toBeLessThan(10);
  await world.drain();
});

describe('what is open to all', () => {
  it('needs no token, and the documentation loads nothing from elsewhere', async () => {
    for (const path of ['/healthz', '/openapi.json', '/docs']) {
      const answer = await world.send('GET', path, null, { authorization: '' });
      expect(answer.status).toBe(200);
      if (path !== '/docs') continue;
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(await answer.text()).not.toMatch(/(src|href)="(https?:)?\/\//);
    }
  });

  it('lets a page of any origin ask, with the headers it needs', async () => {
    const preflight = await world.send('OPTIONS', '/v1/me', null, {
      authorization: '',
      origin: 'chrome-extension://abc',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,if-match,idempotency-key,content-encoding',
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('idempotency-key');
  });
});

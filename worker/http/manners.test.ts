// How the API behaves whatever is asked: what its description says, its headers, its methods, what may be kept by whom,
// and that nothing of a database or a library is said to a client. That every answer of every test is as described is
// held in testing/contract.ts.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { problems } from '../../shared/contract/problems.ts';
import { warnings } from '../../shared/contract/warnings.ts';
import { refusals } from '../../shared/sie/index.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { Job } from '../../shared/contract/job.ts';
import { createApp } from '../app.ts';
import { fileOf, makeVouchers } from '../testing/files.ts';
import { asSent } from '../testing/tag.ts';
import { createWorld, type World } from '../testing/world.ts';
import type { Description, Operation } from './description-shapes.ts';

let world: World;
let company: string;
let description: Description;
let operations: { method: string; path: string; operation: Operation }[];
beforeAll(async () => {
  world = await createWorld();
  company = (await world.company('Seder & Bruk AB', '556677-8899')).id;
  await world.upload(company, fileOf('2024-01-01', makeVouchers('2024-01-01', 3, 1)));
  await world.drain();
  description = (await world.api<Description>('GET', '/openapi.json')).body;
  operations = Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
});

const addressOf = (path: string) =>
  path
    .replace('{companyId}', company)
    .replace('{start}', '2024-01-01')
    .replace(/\{\w+\}/, 'none');

describe('the description', () => {
  it('names every operation once, with its noun, its role, its answers and its problems', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, method, operation } of operations) {
      const what = `${method} ${path}`;
      expect(operation.operationId, what).toMatch(/^[a-z]+([A-Z][a-z]+)*$/);
      expect(operation.tags, what).toEqual([expect.stringMatching(/./)]);
      const statuses = Object.keys(operation.responses);
      // A file is loaded (202), archived alone (201) or tried (200), a purge is done or tried, and a file is sent whole or
      // in part, as is asked for.
      const { operationId } = operation;
      const several = { uploadSieFile: 3, createPurge: 2, getSieFileContent: 2, getDocumentContent: 2 };
      const successes = (several as Record<string, number>)[operationId] ?? 1;
      expect(
        statuses.filter((status) => status.startsWith('2')),
        what,
      ).toHaveLength(successes);
      if (!path.startsWith('/v1/') || operation['x-open']) continue;
      expect(['reader', 'operator', 'admin'], what).toContain(operation['x-role']);
      expect(operation).toMatchObject({ security: [{ bearer: [] }] });
      for (const status of ['401', '500', 'default']) expect(statuses, what).toContain(status);
      for (const [status, { content, headers }] of Object.entries(operation.responses)) {
        if (/^[45]|default/.test(status)) expect(content, what).toHaveProperty(['application/problem+json']);
        else if (status !== '204' && status !== '304')
          expect(Object.values(content ?? {})[0]?.schema, what).toBeTruthy();
        if (status === '201' || status === '202') expect(headers, what).toHaveProperty('Location');
      }
    }
  });

  it('refers to a named schema that may be null by an alternative, not by its name alone', () => {
    const { Job, Reconciliation } = description.components.schemas;
    const orNull = (name: string) => ({
      anyOf: [{ $ref: `#/components/schemas/${name}` }, { type: 'null' }],
    });
    expect(Job?.properties?.['problem']).toMatchObject(orNull('Problem'));
    expect(Job?.properties?.['receipt']).toMatchObject(orNull('Receipt'));
    expect(Reconciliation?.properties?.['problem']).toMatchObject(orNull('Problem'));
  });

  it('has no other operations than the app has routes, and the page shows them all, with every code', async () => {
    const app = createApp({ log: () => undefined });
    const routed = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(new Set(operations.map(({ method, path }) => `${method} ${path}`))).toEqual(new Set(routed));
    const page = await (await world.send('GET', '/docs')).text();
    for (const { operation } of operations) expect(page).toContain(`id="${operation.operationId}"`);
    for (const code of [...Object.keys(problems), ...Object.keys(refusals)])
      expect(page).toContain(`id="${code}"`);
    const said = description.components.schemas['WarningCode'];
    for (const [code, { en }] of Object.entries(warnings)) {
      expect(page).toContain(`id="warning-${code}"`);
      expect(said).toMatchObject({ description: expect.stringContaining(`\`${code}\`: ${en}`) });
    }
  });

  it('and its page are made once, and kept by whoever has them', async () => {
    for (const path of ['/openapi.json', '/docs']) {
      const first = await world.send('GET', path, null, { authorization: '' });
      const etag = asSent(first.headers.get('etag'));
      expect(etag).toMatch(/^"\w{32}"$/);
      expect(first.headers.get('cache-control')).toMatch(/^public, max-age=\d+$/);
      await first.text();
      const again = await world.send('GET', path, null, { 'if-none-match': `"x", W/${etag}` });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
    const app = createApp({ log: () => undefined });
    const made = vi.spyOn(app, 'getOpenAPI31Document');
    for (let n = 0; n < 3; n += 1)
      for (const path of ['/openapi.json', '/docs', '/v1/none'])
        await app.fetch(new Request(`http://worker.test${path}`), world.env);
    expect(made).toHaveBeenCalledTimes(1);
  });
});

describe('every path', () => {
  it('answers 405 with Allow for a method that it does not take, whether the company is or not', async () => {
    for (const path of new Set(operations.map(({ path }) => path))) {
      const taken = operations.filter((one) => one.path === path).map(({ method }) => method);
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => !taken.includes(one))) {
        const answer = await world.api<Problem>(method, addressOf(path));
        expect(answer, `${method} ${path}`).toMatchObject({
          status: 405,
          body: { code: 'method_not_allowed' },
        });
        const allow = answer.headers.get('allow')!.split(', ');
        expect(new Set(allow)).toEqual(
          new Set([...taken, ...(taken.includes('GET') ? ['HEAD'] : []), 'OPTIONS']),
        );
        const other = await world.api<Problem>(method, addressOf(path).replace(company, 'none'));
        expect(other.body).toEqual({ ...answer.body, requestId: other.body.requestId });
        if (path.startsWith('/v1/'))
          expect((await world.api(method, addressOf(path), undefined, { authorization: '' })).status).toBe(
            401,
          );
      }
    }
  });

  it('allows a page of another origin the methods it has and the headers that are read, and no others', async () => {
    for (const path of new Set(operations.map(({ path }) => path))) {
      if (!path.startsWith('/v1/')) continue;
      const taken = operations.filter((one) => one.path === path).map(({ method }) => method);
      const preflight = await world.send('OPTIONS', addressOf(path), null, {
        authorization: '',
        origin: 'https://example.test',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'x-anything',
      });
      expect(preflight.status).toBe(204);
      const methods = preflight.headers.get('access-control-allow-methods')!.split(', ');
      // What was asked for makes no difference: no route takes PUT that does not say so.
      expect(methods.filter((method) => method !== 'HEAD').toSorted()).toEqual(taken.toSorted());
      expect(preflight.headers.get('access-control-allow-headers')).not.toContain('x-anything');
    }
    const none = await world.send('OPTIONS', '/v1/no-such-thing', null, { authorization: '' });
    expect(none.status).toBe(404);
    expect(none.headers.get('access-control-allow-methods')).toBeNull();
  });

  it('is asked by HEAD as by GET, without a body', async () => {
    for (const { path } of operations.filter(({ method }) => method === 'GET')) {
      const [get, head] = [
        await world.send('GET', addressOf(path)),
        await world.send('HEAD', addressOf(path)),
      ];
      await get.text();
      expect([head.status, await head.text()], path).toEqual([get.status, '']);
      for (const name of ['content-type', 'etag', 'cache-control'])
        expect(head.headers.get(name), path).toBe(get.headers.get(name));
    }
  });

  it('of one company or token is kept by nobody, errors included', async () => {
    const asked: [string, string, string?][] = [
      ['GET', '/v1/me'],
      ['GET', '/v1/none'],
      ['GET', '/v1/me', ''],
      ['PUT', '/v1/me'],
      ['POST', '/v1/companies'],
      ['GET', `/v1/companies/${company}/fiscal-years/2024-01-01/sie`],
      ['GET', `/v1/companies/${company}/fiscal-years/2024-01-02/sie`],
    ];
    for (const [method, path, authorization] of asked) {
      const headers = authorization === undefined ? {} : { authorization };
      const answer = await world.send(method, path, null, headers);
      await answer.text();
      expect(answer.headers.get('cache-control'), path).toBe('no-store');
      // What compresses on the way adds its own.
      expect(answer.headers.get('vary')?.split(', '), path).toContain('Accept-Language');
    }
  });

  it('answers 304 to a GET whose answer the client has, and the whole answer once it has changed', async () => {
    const one = `/v1/companies/${company}`;
    const files = await world.api<{ items: { id: string }[] }>('GET', `${one}/sie-files`);
    const paths = [
      '/v1/companies',
      one,
      `${one}/fiscal-years`,
      `${one}/fiscal-years/2024-01-01/balances`,
      `${one}/purge-preview`,
      `${one}/jobs`,
      `${one}/sie-files/${files.body.items[0]!.id}/content`,
    ];
    for (const path of paths) {
      const first = await world.send('GET', path);
      await first.text();
      const etag = asSent(first.headers.get('etag'));
      for (const asked of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const again = await world.send('GET', path, null, { 'if-none-match': asked });
        expect([again.status, await again.text()], `${path} ${asked}`).toEqual([304, '']);
        expect(asSent(again.headers.get('etag'))).toBe(etag);
        expect(again.headers.get('content-type')).toBeNull();
      }
      const other = await world.send('GET', path, null, { 'if-none-match': '"other"' });
      await other.text();
      expect(other.status).toBe(200);
    }
    const { etag } = Object.fromEntries((await world.send('HEAD', one)).headers);
    await world.api('PATCH', one, { name: 'Nya Seder AB' });
    expect((await world.api('GET', one, undefined, { 'if-none-match': etag! })).status).toBe(200);
  });

  it('opens no file for whoever asks for its head, or has it', async () => {
    const one = `/v1/companies/${company}`;
    const files = await world.api<{ items: { id: string }[] }>('GET', `${one}/sie-files`);
    const made = await world.api<{ id: string }>('POST', `${one}/documents`, { name: 'Bild', text: 'hej' });
    const opened: string[] = [];
    world.setFault((call) => {
      if (call.binding === 'r2') opened.push(call.what.split(' ').slice(0, -1).join(' '));
      return call.execute();
    });
    for (const path of [
      `${one}/sie-files/${files.body.items[0]!.id}/content`,
      `${one}/documents/${made.body.id}/content`,
    ]) {
      const head = await world.send('HEAD', path);
      const headers = { 'if-none-match': head.headers.get('etag')! };
      expect([head.status, (await world.send('GET', path, null, headers)).status]).toEqual([200, 304]);
      expect(opened.splice(0)).toEqual(['get head of', 'get head of']);
      expect(await (await world.send('GET', path)).text()).not.toBe('');
      expect(opened.splice(0)).toEqual(['get']);
    }
    world.setFault(null);
  });

  it('sends the part of a file that is asked for, and the whole where it has changed', async () => {
    const one = `/v1/companies/${company}`;
    const text = 'Ärende: 0123456789';
    const bytes = new TextEncoder().encode(text);
    const made = await world.api<{ id: string }>('POST', `${one}/documents`, { name: 'Del', text });
    const path = `${one}/documents/${made.body.id}/content`;
    const whole = await world.send('GET', path);
    expect([whole.headers.get('accept-ranges'), await whole.text()]).toEqual(['bytes', text]);
    const etag = asSent(whole.headers.get('etag'));
    /** [what is answered, its bytes from, to]; null: the whole. */
    const n = bytes.length;
    const asked: [range: string, answered: [number, number] | null | 'none'][] = [
      ['bytes=0-0', [0, 0]],
      ['bytes=3-7', [3, 7]],
      ['Bytes=5-', [5, n - 1]],
      [`bytes=${n - 1}-`, [n - 1, n - 1]],
      ['bytes=4-999999', [4, n - 1]],
      ['bytes=-4', [n - 4, n - 1]],
      ['bytes=-9999', [0, n - 1]],
      [`bytes=${n}-`, 'none'],
      ['bytes=-0', 'none'],
      ['bytes=7-3', null],
      ['bytes=-', null],
      ['bytes=0-1,3-4', null],
      ['rows=0-1', null],
      ['bytes=x-y', null],
    ];
    for (const [range, answered] of asked) {
      const answer = await world.send('GET', path, null, { range });
      const told = answer.headers.get('content-range');
      const got = new Uint8Array(await answer.arrayBuffer());
      if (answered === 'none') {
        expect([answer.status, told], range).toEqual([416, `bytes */${n}`]);
        expect(JSON.parse(new TextDecoder().decode(got)), range).toMatchObject({
          code: 'range_not_satisfiable',
        });
        continue;
      }
      const [from, to] = answered ?? [0, n - 1];
      const head = answered ? [206, `bytes ${from}-${to}/${n}`] : [200, null];
      expect([answer.status, told], range).toEqual(head);
      expect(got, range).toEqual(bytes.slice(from, to + 1));
    }
    const status = async (method: string, headers: Record<string, string>) => {
      const answer = await world.send(method, path, null, { range: 'bytes=0-1', ...headers });
      await answer.text();
      return answer.status;
    };
    expect(await status('GET', { 'if-range': etag })).toBe(206);
    expect(await status('GET', { 'if-range': '"another"' })).toBe(200);
    expect(await status('GET', { 'if-range': `W/${etag}` })).toBe(200);
    expect(await status('GET', { 'if-none-match': etag })).toBe(304);
    expect(await status('HEAD', {})).toBe(200);
  });

  it('of something made is said in Location, and is there', async () => {
    const one = `/v1/companies/${company}`;
    const made: [string, object][] = [
      ['/v1/companies', { name: 'Ny AB', organisationNumber: '556677-8899', allowTwin: true }],
      ['/v1/tokens', { name: 'ny', role: 'reader' }],
      [`${one}/documents`, { name: 'Protokoll', text: 'hej' }],
      [`${one}/budget-versions`, { name: 'Budget', rows: [] }],
      [`${one}/report-templates`, { name: 'Rapport' }],
    ];
    for (const [path, item] of made) {
      const answer = await world.api<{ id: string; token?: string; warnings?: unknown }>('POST', path, item);
      expect(answer.status, path).toBe(201);
      const { token: _, warnings: __, ...rest } = answer.body;
      const found = await world.api('GET', answer.headers.get('location')!);
      expect(found, path).toMatchObject({ status: 200, body: rest });
    }
  });

  it('says when to come back where a conflict passes', async () => {
    const one = `/v1/companies/${company}`;
    const order = { fiscalYears: ['2024-01-01'], confirm: '556677-8899' };
    await world.api<Job>('POST', `${one}/purges`, { ...order, reload: true });
    const busy = await world.api<Problem>('POST', `${one}/purges`, order);
    expect(busy).toMatchObject({ status: 409, body: { code: 'year_busy' } });
    expect(Number(busy.headers.get('retry-after'))).toBeGreaterThan(0);
    await world.drain();
    const never = await world.api<Problem>('POST', `${one}/purges`, order);
    expect(never.status).toBe(202);
    await world.drain();
    const empty = await world.api<Problem>('POST', `${one}/purges`, order);
    expect(empty).toMatchObject({ status: 409, body: { code: 'nothing_to_purge' } });
    expect(empty.headers.get('retry-after')).toBeNull();
  });
});

it('asks the database for its health once in a while, however often it is asked', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let calls = 0;
  const watched = await createWorld(() => (calls += 1), true);
  const statuses = async (times: number) => {
    const all = [];
    for (let n = 0; n < times; n += 1)
      all.push((await watched.api('GET', '/healthz', undefined, { authorization: '' })).status);
    return [...new Set(all)];
  };
  const start = Date.now() + 10_000;
  const now = vi.spyOn(Date, 'now');
  try {
    now.mockReturnValue(start);
    expect(await statuses(1)).toEqual([200]);
    calls = 0;
    expect([await statuses(30), calls]).toEqual([[200], 0]);
    watched.setFault(() => Promise.reject(new Error('D1_ERROR: no such thing')));
    now.mockReturnValue(start + 2_000);
    expect([await statuses(30), calls]).toEqual([[500], 1]);
    watched.setFault(null);
    now.mockReturnValue(start + 4_000);
    expect([await statuses(30), calls]).toEqual([[200], 2]);
  } finally {
    now.mockRestore();
  }
});

describe('a database, an archive or a queue that fails', () => {
  it('says nothing to the client', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const secret = 'TELLING D1_ERROR: no such table: sqlite_secret at 10.0.0.7';
    const one = `/v1/companies/${company}`;
    const failing = await createWorld(() => undefined, true);
    const order = JSON.stringify({ fiscalYears: ['2024-01-01'], confirm: '556677-8899' });
    const asked: [string, string, BodyInit?][] = [
      ...operations
        .filter(({ method, path }) => method === 'GET' && path.startsWith('/v1/'))
        .map(({ path }): [string, string] => ['GET', addressOf(path)]),
      ['GET', '/healthz'],
      ['POST', `${one}/sie-files`, fileOf('2025-01-01', makeVouchers('2025-01-01', 2, 3))],
      ['POST', `${one}/purges`, order],
      ['POST', `${one}/reconciliations`, '{}'],
      ['POST', `${one}/jobs/none/undo`],
      ['POST', `${one}/documents?name=a.txt`, 'text'],
      ['POST', `${one}/budget-versions`, '{"name": "Budget", "rows": []}'],
      ['POST', '/v1/companies', '{"name": "Ny AB", "organisationNumber": "556677-8899"}'],
      ['POST', '/v1/tokens', '{"name": "ny", "role": "reader"}'],
      ['PATCH', one, '{"name": "Ny AB"}'],
      ['DELETE', `${one}/sie-files/none`],
    ];
    let failed = 0;
    for (const [method, path, body] of asked) {
      const headers: Record<string, string> =
        body === undefined ? {} : { 'content-type': 'application/json' };
      // From the first call on, from the second, … until none is left to fail.
      for (let nth = 1, reached = true; reached && nth < 30; nth += 1) {
        let calls = 0;
        failing.setFault((call) => {
          calls += 1;
          return calls >= nth ? Promise.reject(new Error(secret)) : call.execute();
        });
        const answer = await failing.send(method, path, body ?? null, headers);
        reached = calls >= nth;
        const told = `${await answer.text()} ${JSON.stringify(Object.fromEntries(answer.headers))}`;
        expect(told, `${method} ${path}, call ${nth}`).not.toMatch(/TELLING|D1_ERROR|sqlite|10\.0\.0\.7/);
        if (answer.status === 500) failed += 1;
      }
    }
    failing.setFault(null);
    expect(failed).toBeGreaterThan(asked.length);
  });
});

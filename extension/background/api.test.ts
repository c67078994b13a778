import { describe, expect, test, vi } from 'vitest';
import { createApi } from './api.ts';

const json = (body: unknown, init?: ResponseInit) => new Response(JSON.stringify(body), init);
const cutOff = () =>
  new ReadableStream({
    start: (stream) => stream.enqueue(new TextEncoder().encode('{"items": [')),
    pull: (stream) => stream.error(new TypeError('network error')),
  });
const connection = { address: 'https://ledger.example.com', token: 'hemlig', language: 'sv' as const };

describe('calls', () => {
  test('a purge carries key, tag and body; nothing of the browser’s', async () => {
    const fetcher = vi.fn<typeof fetch>(async () => json({ id: 'job' }, { status: 202 }));
    const api = createApi(connection, fetcher);
    const order = { fiscalYears: ['2024-01-01'], reload: true, confirm: '556677-8899', previewTag: 'v1' };
    expect(await api.purge('c/1', order, 'key-1')).toEqual({ ok: true, value: { id: 'job' } });
    const request = fetcher.mock.calls[0]![0] as Request;
    expect(request).toMatchObject({
      url: 'https://ledger.example.com/v1/companies/c%2F1/purges',
      method: 'POST',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    expect(Object.fromEntries(request.headers)).toEqual({
      authorization: 'Bearer hemlig',
      'accept-language': 'sv',
      'content-type': 'application/json',
      'idempotency-key': 'key-1',
    });
    expect(await request.json()).toEqual(order);
  });

  test('lists are read to their last page', async () => {
    const pages = [
      { items: [1, 2], nextCursor: 'a' },
      { items: [3], nextCursor: null },
    ];
    const fetcher = vi.fn<typeof fetch>(async () => json(pages.shift()));
    expect(await createApi(connection, fetcher).fiscalYears('c')).toEqual({ ok: true, value: [1, 2, 3] });
    expect((fetcher.mock.calls[1]![0] as Request).url).toContain('cursor=a');
  });

  test('a file goes as it is, gzipped, with what it is called', async () => {
    const fetcher = vi.fn<typeof fetch>(async () => json({ job: {} }, { status: 202 }));
    const file = new Blob([new Uint8Array([31, 139, 8])], { type: 'application/gzip' });
    await createApi(connection, fetcher).upload('c', 'å & b.se', file, 'k', ['older_file', 'kind_changed']);
    const request = fetcher.mock.calls[0]![0] as Request;
    expect(Object.fromEntries(new URL(request.url).searchParams)).toEqual({
      filename: 'å & b.se',
      allow: 'older_file,kind_changed',
    });
    expect(request.headers.get('content-type')).toBe('application/octet-stream');
    expect(request.headers.get('content-encoding')).toBe('gzip');
    expect(new Uint8Array(await request.arrayBuffer())).toEqual(new Uint8Array([31, 139, 8]));
  });

  test('years and states are repeated in the query; without a token none is sent', async () => {
    const fetcher = vi.fn<typeof fetch>(async () => json({ items: [], nextCursor: null }));
    const api = createApi({ ...connection, token: '' }, fetcher);
    await api.preview('c', ['2023-01-01', '2024-01-01']);
    await api.jobsAtWork();
    await api.issuers();
    const requests = fetcher.mock.calls.map(([request]) => request as Request);
    expect(requests.map(({ url }) => new URL(url).search)).toEqual([
      '?fiscalYear=2023-01-01&fiscalYear=2024-01-01',
      '?state=queued&state=running&limit=500',
      '',
    ]);
    for (const { headers } of requests) expect(headers.has('authorization')).toBe(false);
  });

  test.each([
    ['no answer', () => Promise.reject(new TypeError('x')), 'no_connection'],
    ['an answer that is no JSON', async () => new Response('<html>'), 'not_the_api'],
    ['an error that is no problem', async () => json({ a: 1 }, { status: 404 }), 'not_the_api'],
    ['a gateway’s page', async () => new Response('<h1>Bad Gateway</h1>', { status: 502 }), 'no_connection'],
    ['an answer cut off', async () => new Response(cutOff()), 'no_connection'],
    ['a problem', async () => json({ code: 'year_busy', status: 409 }, { status: 409 }), 'year_busy'],
  ])('%s is a problem, never thrown', async (_, fetcher, code) => {
    expect(await createApi(connection, fetcher as typeof fetch).me()).toMatchObject({
      ok: false,
      problem: { code },
    });
  });
});

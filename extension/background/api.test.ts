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
    const [url, init] = fetcher.mock.calls[0]!;
    expect(String(url)).toBe('https://ledger.example.com/v1/companies/c%2F1/purges');
    expect(init).toMatchObject({
      method: 'POST',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    expect(init!.headers).toMatchObject({
      Authorization: 'Bearer hemlig',
      'Idempotency-Key': 'key-1',
    });
    expect(JSON.parse(String(init!.body))).toEqual(order);
  });

  test('lists are read to their last page', async () => {
    const pages = [
      { items: [1, 2], nextCursor: 'a' },
      { items: [3], nextCursor: null },
    ];
    const fetcher = vi.fn<typeof fetch>(async () => json(pages.shift()));
    expect(await createApi(connection, fetcher).fiscalYears('c')).toEqual({ ok: true, value: [1, 2, 3] });
    expect(String(fetcher.mock.calls[1]![0])).toContain('cursor=a');
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

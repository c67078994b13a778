// A client that a server going up and down does not put off: the same request with the same key, for a while.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Answer<T> {
  status: number;
  body: T;
}

export interface Client {
  /** Null when there was no answer to speak of in all that time: the request may have been carried out, or not. */
  send<T>(method: string, path: string, body?: string | object): Promise<Answer<T> | null>;
  /** All items of a list. @throws Error when it cannot be read */
  list<T>(path: string): Promise<T[]>;
  /** @throws Error when it cannot be read */
  get<T>(path: string): Promise<T>;
}

const tries = 12;
const answerMs = 30_000;

export const createClient = (origin: string, token: string): Client => {
  const once = async <T>(
    method: string,
    path: string,
    body: string | object | undefined,
    key: string,
  ): Promise<Answer<T>> => {
    const bytes = typeof body === 'string';
    const response = await fetch(`${origin}${path}`, {
      method,
      signal: AbortSignal.timeout(answerMs),
      headers: {
        authorization: `Bearer ${token}`,
        ...(method === 'GET' ? {} : { 'idempotency-key': key }),
        ...(body === undefined
          ? {}
          : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: bytes ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : null) as T };
  };
  const send = async <T>(method: string, path: string, body?: string | object): Promise<Answer<T> | null> => {
    const key = randomUUID();
    for (let n = 0; n < tries; n += 1) {
      const answer = await once<T & { code?: string }>(method, path, body, key).catch(() => null);
      // A claim of a request whose worker died is held for two minutes: longer than anybody here waits.
      if (answer?.body?.code === 'idempotency_in_progress' && n > 3) return null;
      if (answer && answer.status < 500 && answer.body?.code !== 'idempotency_in_progress') return answer;
      await sleep(500 + 250 * n);
    }
    return null;
  };
  const get = async <T>(path: string): Promise<T> => {
    const answer = await send<T>('GET', path);
    if (answer?.status !== 200)
      throw new Error(`GET ${path}: ${answer ? JSON.stringify(answer) : 'no answer'}`);
    return answer.body;
  };
  return {
    send,
    get,
    list: async <T>(path: string) => {
      const items: T[] = [];
      let cursor = '';
      for (;;) {
        const page = await get<{ items: T[]; nextCursor: string | null }>(
          `${path}?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
        );
        items.push(...page.items);
        if (!page.nextCursor) return items;
        cursor = page.nextCursor;
      }
    },
  };
};

// The few calls `npm start` makes to its own API.
import { randomUUID } from 'node:crypto';

export interface Api {
  get<T>(path: string): Promise<T>;
  /** Bytes are sent as they are, anything else as JSON. */
  post<T>(path: string, body: unknown): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  /** Reads an answer to its end and lets it go; the number of its bytes. */
  drain(path: string): Promise<number>;
  /** All items of a list, page by page. */
  list<T>(path: string): Promise<T[]>;
}

export function createApi(origin: string, token: string, signal: AbortSignal): Api {
  const call = async <T>(path: string, init: RequestInit, tries = 5): Promise<T> => {
    const headers = { ...init.headers, Authorization: `Bearer ${token}`, 'Accept-Language': 'en' };
    const response = await fetch(`${origin}${path}`, { ...init, headers, signal });
    const text = await response.text();
    // A platform that failed is asked again; the same key makes the same thing once.
    if (response.status >= 500 && tries > 1) return call(path, init, tries - 1);
    if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  };
  const get = <T>(path: string): Promise<T> => call<T>(path, {});
  return {
    get,
    post: (path, body) => {
      const bytes = body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : undefined;
      return call(path, {
        method: 'POST',
        headers: {
          'Content-Type': bytes ? 'application/octet-stream' : 'application/json',
          'Idempotency-Key': randomUUID(),
        },
        body: bytes ?? JSON.stringify(body),
      });
    },
    async drain(path) {
      const response = await fetch(`${origin}${path}`, {
        headers: { Authorization: `Bearer ${token}` },
        signal,
      });
      if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
      let bytes = 0;
      for await (const piece of response.body!) bytes += piece.byteLength;
      return bytes;
    },
    put: (path, body) =>
      call(path, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    async list<T>(path: string) {
      const items: T[] = [];
      let cursor: string | null = '';
      do {
        const page: { items: T[]; nextCursor: string | null } = await get(
          cursor ? `${path}?cursor=${cursor}` : path,
        );
        items.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      return items;
    },
  };
}

// How the API is asked: an address, a bearer token that is known here and nowhere else, and answers that never throw.
import type { Page } from '../../shared/contract/list.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { answer, refuse } from '../messages/problems.ts';
import type { Answer, Language } from '../messages/verbs.ts';
import type { Answered, Asked, OperationOf, PathOf, Verb } from './described.ts';

export interface Connection {
  address: string;
  token: string;
  language: Language;
}
export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  query?: Record<string, string | number | string[] | undefined> | undefined;
  json?: unknown;
  body?: Blob;
  headers?: Record<string, string>;
  timeout?: number;
}

/** What the functions of each noun are made of. */
export type Calls = ReturnType<typeof createCalls>;

/** Every one answers `{ok, value}` or `{ok: false, problem}`; none throws. */
export function createCalls(connection: Connection, fetcher: typeof fetch = (...args) => fetch(...args)) {
  async function call<T>(path: string, options: Call = {}): Promise<Answer<{ body: T; headers: Headers }>> {
    const url = new URL(connection.address + path);
    for (const [name, value] of Object.entries(options.query ?? {}))
      for (const one of [value ?? []].flat()) url.searchParams.append(name, String(one));
    let response: Response;
    let text: string;
    try {
      response = await fetcher(url, {
        method: options.method ?? 'GET',
        headers: {
          Authorization: `Bearer ${connection.token}`,
          Accept: 'application/json',
          'Accept-Language': connection.language,
          ...(options.json === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...options.headers,
        },
        body: options.json === undefined ? (options.body ?? null) : JSON.stringify(options.json),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(options.timeout ?? 25_000),
      });
      // It may be cut off on its way.
      text = await response.text();
    } catch {
      return refuse('no_connection');
    }
    if (response.status === 204) return answer({ body: null as T, headers: response.headers });
    const body = parsed(text);
    if (response.ok && body !== undefined) return answer({ body: body as T, headers: response.headers });
    if (isProblem(body)) return { ok: false, problem: body };
    // What stands before the service says in its own words that the service does not answer.
    return refuse(response.status >= 500 ? 'no_connection' : 'not_the_api', response.status);
  }
  async function body<T>(path: string, options: Call = {}): Promise<Answer<T>> {
    const result = await call<T>(path, options);
    return result.ok ? answer(result.value.body) : result;
  }
  async function all<T>(path: string, query: Call['query']): Promise<Answer<T[]>> {
    const items: T[] = [];
    let cursor: string | undefined;
    do {
      const page = await body<Page<T>>(path, { query: { ...query, cursor } });
      if (!page.ok) return page;
      items.push(...page.value.items);
      cursor = page.value.nextCursor ?? undefined;
    } while (cursor);
    return answer(items);
  }
  const of = (companyId: string, rest = '') => `/v1/companies/${encodeURIComponent(companyId)}${rest}`;
  /** As the description has it: path, query and body are held to it, and so is the answer. */
  const ask = <V extends Verb, P extends PathOf<V>>(
    verb: V,
    path: P,
    { path: parts, query, json }: Asked<OperationOf<P, V>>,
    more: Pick<Call, 'headers' | 'timeout'> = {},
  ): Promise<Answer<Answered<OperationOf<P, V>>>> => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String((parts as Record<string, unknown> | undefined)?.[name])),
    );
    const method = verb.toUpperCase() as NonNullable<Call['method']>;
    return body(filled, { method, query: query as Call['query'], json, ...more });
  };
  return { body, all, of, ask };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && typeof (body as Problem).code === 'string';
}

// How the API is asked: by the client that is made of its description, with a bearer token that is known here and
// nowhere else; and answers that never throw.
import { createClient, type Connection, type Problem, type Schemas } from '../../shared/client/client.ts';
import type { Page } from '../../shared/contract/list.ts';
import { answer, refuse } from '../messages/problems.ts';
import type { Answer } from '../messages/verbs.ts';

export type { Connection } from '../../shared/client/client.ts';

/** What the functions of each noun are made of. */
export type Calls = ReturnType<typeof createCalls>;

const patienceMs = 25_000;

export function createCalls(connection: Connection, fetcher: typeof fetch = (...args) => fetch(...args)) {
  const within = (ms: number) => (request: Request) => fetcher(request, { signal: AbortSignal.timeout(ms) });
  const client = createClient(connection, {
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    fetch: within(patienceMs),
  });
  return {
    client,
    /** For what takes longer than others: `fetch` of that call. */
    within,
  };
}

export const under = (key: string) => ({ 'idempotency-key': key });

interface Came {
  data?: unknown;
  error?: unknown;
  response: Response;
}
/** What the extension is answered: it asks for no dry run. */
type Told<R extends Came> = Exclude<
  [Exclude<R['data'], undefined>] extends [never] ? null : Exclude<R['data'], undefined>,
  Schemas['DryRun']
>;

/** What the client was answered, as `{ok, value}` or `{ok: false, problem}`; it never throws. */
export async function heard<R extends Came>(asking: Promise<R>): Promise<Answer<Told<R>>> {
  try {
    const { data, error, response } = await asking;
    if (response.status === 204) return answer(null as Told<R>);
    if (response.ok && data !== undefined) return answer(data as Told<R>);
    if (isProblem(error)) return { ok: false, problem: error };
    // What stands before the service says in its own words that the service does not answer.
    return refuse(response.status >= 500 ? 'no_connection' : 'not_the_api', response.status);
  } catch (error) {
    // No JSON came; or nothing, or not all of it.
    return refuse(error instanceof SyntaxError ? 'not_the_api' : 'no_connection');
  }
}

/** Every item of a list, page by page. */
export async function every<T>(
  page: (cursor: string | undefined) => Promise<{ data?: Page<T>; error?: unknown; response: Response }>,
): Promise<Answer<T[]>> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const found = (await heard(page(cursor))) as Answer<Page<T>>;
    if (!found.ok) return found;
    items.push(...found.value.items);
    cursor = found.value.nextCursor ?? undefined;
  } while (cursor);
  return answer(items);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && typeof (body as Problem).code === 'string';
}

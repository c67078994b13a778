// A client that does not give up: the same request with the same Idempotency-Key, until it has an answer.
import type { Clock } from './clock.ts';
import { adminToken, type Answer, type World } from './world.ts';

/** Milliseconds between two tries; more than an idempotency claim or an upload claim without bytes lasts. */
const pauseMs = 130_000;

export interface Request {
  method: string;
  path: string;
  body?: string | Uint8Array;
  json?: boolean;
  headers?: Record<string, string>;
}

/** The last of many answers, when none was better. @throws Error when there was none, or a failure */
export const ask = async <T>(
  world: World,
  clock: Clock,
  { method, path, body, json = true, headers: more = {} }: Request,
): Promise<Answer<T>> => {
  const headers = {
    authorization: `Bearer ${adminToken}`,
    'idempotency-key': crypto.randomUUID(),
    ...(body !== undefined && json ? { 'content-type': 'application/json' } : {}),
    ...more,
  };
  let last: Answer<T> | null = null;
  for (let tries = 0; tries < 40; tries += 1) {
    const url = `http://worker.test${path}`;
    const outcome = await world.invoke(async (env) => {
      const response = await world.fetch(
        new Request(url, { method, headers, ...(body === undefined ? {} : { body }) }),
        env,
      );
      return { status: response.status, headers: response.headers, text: await response.text() };
    });
    if (!outcome.lost) {
      const { status, text } = outcome.value;
      const parsed = (text ? JSON.parse(text) : null) as T & { code?: string };
      last = { status, headers: outcome.value.headers, body: parsed };
      const again =
        status >= 500 || parsed?.code === 'idempotency_in_progress' || parsed?.code === 'upload_in_progress';
      if (!again) return last;
    }
    clock.advance(pauseMs);
  }
  if (last && last.status < 500) return last;
  throw new Error(`no answer to ${method} ${path}: ${JSON.stringify(last)}`);
};

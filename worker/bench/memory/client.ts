// A client that sends bodies without holding them, and waits for jobs.
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { randomUUID } from 'node:crypto';
import type { Job } from '../../../shared/contract/job.ts';

export interface Reply {
  status: number;
  /** Of a short answer its text. */
  text: string;
}

export const createMemoryClient = (origin: string, admin: string) => {
  /** @param body null: none */
  const send = async (
    method: string,
    path: string,
    body: Iterable<Uint8Array> | AsyncIterable<Uint8Array> | null,
    headers: Record<string, string> = {},
    token = admin,
  ): Promise<IncomingMessage> => {
    const out = request(`${origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID(), ...headers },
    });
    // An answer that comes before all is sent ends the sending.
    const answered = once(out, 'response').then(
      ([answer]) => answer as IncomingMessage,
      () => null,
    );
    let gone = false;
    let why = '';
    // An answer may have come before the connection broke, and be read a moment later.
    const broken = new Promise<null>((resolve) => {
      out.once('error', (error) => {
        gone = true;
        why = error.message;
        setTimeout(() => resolve(null), 1_000);
      });
    });
    let early = false;
    out.once('response', () => (early = true));
    if (body) {
      for await (const piece of body) {
        if (gone || early) break;
        if (!out.write(piece))
          await Promise.race([
            once(out, 'drain').catch(() => undefined),
            answered.catch(() => undefined),
            broken,
          ]);
      }
    }
    out.end();
    const answer = await Promise.race([answered, broken]);
    if (!answer) throw new Error(`the connection broke: ${why}`);
    return answer;
  };
  const ask = async (...args: Parameters<typeof send>): Promise<Reply> => {
    const answer = await send(...args);
    return {
      status: answer.statusCode ?? 0,
      text: await text(answer).catch((error: Error) => error.message),
    };
  };
  const json = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const bytes = body ? [new TextEncoder().encode(JSON.stringify(body))] : null;
    const reply = await ask(method, path, bytes, body ? { 'content-type': 'application/json' } : {});
    if (reply.status >= 300 || reply.status === 0)
      throw new Error(`${path}: ${reply.status} ${reply.text.slice(0, 400)}`);
    return JSON.parse(reply.text) as T;
  };
  return {
    send,
    ask,
    json,
    async ended(path: string, { id }: { id: string }): Promise<Job> {
      for (;;) {
        const job = await json<Job>('GET', `${path}/jobs/${id}?wait=20`);
        if (job.finishedAt) return job;
      }
    },
  };
};
export type MemoryClient = ReturnType<typeof createMemoryClient>;

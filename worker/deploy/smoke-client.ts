// The calls that the smoke test makes: as a script would, an Idempotency-Key with each order.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Company } from '../../shared/contract/company.ts';
import type { Job } from '../../shared/contract/job.ts';

/** Milliseconds that a job may take: a queue's message may come late. */
const patienceMs = 180_000;

export const createClient = (origin: string, token: string) => {
  const call = async (path: string, init: RequestInit = {}, bearer = token): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${bearer}`);
    headers.set('Accept-Language', 'en');
    if (init.method === 'POST') headers.set('Idempotency-Key', randomUUID());
    for (let tries = 1; ; tries++) {
      const response = await fetch(`${origin}${path}`, {
        ...init,
        headers,
        signal: AbortSignal.timeout(120_000),
      });
      // A platform that failed is asked again; the same key makes the same thing once.
      if (response.status < 500 || tries === 4) return response;
      await sleep(tries * 1_000);
    }
  };
  const json = async <T>(response: Response): Promise<T> => {
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${new URL(response.url).pathname}: ${response.status} ${text.slice(0, 500)}`);
    return JSON.parse(text) as T;
  };
  const get = async <T>(path: string): Promise<T> => json(await call(path));
  const post = async <T = Pick<Job, 'id'>>(path: string, body?: object, headers = {}): Promise<T> => {
    const sent = body
      ? { body: JSON.stringify(body), headers: { ...headers, 'Content-Type': 'application/json' } }
      : {};
    return json(await call(path, { method: 'POST', ...sent }));
  };
  return {
    call,
    json,
    get,
    post,
    /** Waits for a job's end. @throws Error unless it is done */
    async ended(path: string, { id }: Pick<Job, 'id'>): Promise<Job> {
      const until = Date.now() + patienceMs;
      while (Date.now() < until) {
        const job = await get<Job>(`${path}/jobs/${id}?wait=10`);
        if (job.state === 'done') return job;
        if (job.state !== 'queued' && job.state !== 'running')
          throw new Error(`job ${id}, ${job.kind}: ${job.state}. ${job.problem?.texts?.en ?? ''}`);
      }
      throw new Error(
        `job ${id} has not ended within ${patienceMs / 1000} s: do the queue and its consumer run?`,
      );
    },
    /** The company with that number, made where there is none. @throws Error where it is somebody's */
    async companyOf(organisationNumber: string, name: string): Promise<string> {
      const found = await get<{ items: Company[] }>(
        `/v1/companies?q=${encodeURIComponent(organisationNumber)}`,
      );
      const company = found.items.find((one) => one.organisationNumber === organisationNumber);
      if (company && company.name !== name)
        throw new Error(`${organisationNumber} is ${company.name}, not the smoke test's own`);
      return (company ?? (await post<Company>('/v1/companies', { name, organisationNumber }))).id;
    },
  };
};

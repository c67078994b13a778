// One worker with its bindings held in hand: requests go to the app, queue messages wait until they are delivered
// (once, twice, in another order), and D1 and R2 can be made to fail.
import { createMessageBatch } from 'cloudflare:test';
import { env as bound } from 'cloudflare:workers';
import type { Company } from '../../shared/contract/company.ts';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';
import type { UploadResult } from '../../shared/contract/sie-file.ts';
import { createApp } from '../app.ts';
import type { Env, JobMessage } from '../env.ts';
import { consumeJobs } from '../jobs/queue.ts';
import { sweep } from '../jobs/sweep.ts';
import { sha256Hex } from '../sha256.ts';
import { guardD1, type D1Hook, type Tally } from './guarded-d1.ts';

export const adminToken = 'first-administrator';
const app = createApp();

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

export const createWorld = async () => {
  const real = bound as unknown as Env;
  const tally: Tally = { queries: 0, calls: 0 };
  const messages: JobMessage[] = [];
  let hook: D1Hook | null = null;
  let archive: R2Bucket = real.ARCHIVE;
  const guarded = guardD1(real.LEDGER_00, tally, () => hook);
  const env: Env = {
    DIRECTORY: guardD1(real.DIRECTORY, tally, () => null),
    LEDGER_00: guarded,
    get ARCHIVE() {
      return archive;
    },
    JOBS: {
      send: async (message: JobMessage) => {
        if (JSON.stringify(message).length > 128_000)
          throw new Error('platform limit passed: message over 128 KB');
        messages.push(message);
      },
    } as unknown as Queue<JobMessage>,
    ARCHIVE_DAYS: '30',
    BOOTSTRAP_TOKEN_SHA256: await sha256Hex(adminToken),
  };

  const send = async (
    method: string,
    path: string,
    body?: BodyInit | null,
    headers: Record<string, string> = {},
  ) => {
    tally.queries = 0;
    const request = new Request(`http://worker.test${path}`, {
      method,
      headers: { authorization: `Bearer ${adminToken}`, ...headers },
      ...(body === undefined || body === null ? {} : { body }),
    });
    return app.fetch(request, env);
  };
  const api = async <T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> => {
    const json = body === undefined ? undefined : JSON.stringify(body);
    const response = await send(method, path, json, {
      ...(json ? { 'content-type': 'application/json' } : {}),
      ...headers,
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : null) as T,
    };
  };

  /** Delivers one message as its own invocation. True when it was done with, false when it is to come again. */
  const deliver = async (message: JobMessage): Promise<boolean> => {
    tally.queries = 0;
    const batch = createMessageBatch<JobMessage>('bokforingsdata-jobs', [
      { id: crypto.randomUUID(), timestamp: new Date(), attempts: 1, body: message },
    ]);
    let retried = false;
    const [only] = batch.messages;
    await consumeJobs(
      {
        ...batch,
        messages: [
          { ...only!, body: message, attempts: 1, ack: () => undefined, retry: () => (retried = true) },
        ],
      } as never,
      env,
    );
    return !retried;
  };
  /** Delivers what waits, and what that sends, until nothing waits; a message that fails comes again. */
  const drain = async (limit = 200) => {
    for (let n = 0; messages.length > 0; n += 1) {
      if (n === limit) throw new Error(`the queue is not empty after ${limit} deliveries`);
      const message = messages.shift()!;
      if (!(await deliver(message))) messages.push(message);
    }
  };

  return {
    env,
    real,
    tally,
    messages,
    send,
    api,
    deliver,
    drain,
    sweep: () => {
      tally.queries = 0;
      return sweep(env);
    },
    setHook: (next: D1Hook | null) => (hook = next),
    setArchive: (next: R2Bucket) => (archive = next),
    company: async (name: string, organisationNumber: string) =>
      (await api<Company>('POST', '/v1/companies', { name, organisationNumber })).body,
    upload: async (companyId: string, bytes: Uint8Array | string, filename = 'test.se', query = '') => {
      const response = await send(
        'POST',
        `/v1/companies/${companyId}/sie-files?filename=${filename}${query}`,
        bytes,
      );
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as UploadResult,
      };
    },
    years: async (companyId: string) =>
      (await api<{ items: FiscalYear[] }>('GET', `/v1/companies/${companyId}/fiscal-years`)).body.items,
    job: async (companyId: string, jobId: string) =>
      (await api<Job>('GET', `/v1/companies/${companyId}/jobs/${jobId}`)).body,
  };
};
export type World = Awaited<ReturnType<typeof createWorld>>;

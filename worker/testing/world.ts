// One worker with its bindings held in hand: requests go to the app, queue messages wait until they are delivered
// (once, twice, in another order), and D1, R2 and the queue can be made to fail.
import { env as bound } from 'cloudflare:workers';
import type { Company } from '../../shared/contract/company.ts';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';
import type { UploadResult } from '../../shared/contract/sie-file.ts';
import { createRates } from '../access/rates.ts';
import { createApp } from '../app.ts';
import type { Env, JobMessage, SweepMessage } from '../env.ts';
import { productionPace, type Pace } from '../jobs/pace.ts';
import { limits } from '../edge/limits.ts';
import { decoded, throughEdge } from '../edge/passage.ts';
import { sweep, sweepLedger } from '../jobs/sweep.ts';
import { createContract } from './contract.ts';
import { sha256Hex } from '../sha256.ts';
import { createInvocation, createSwitchboard, type Fault, type Invocation } from './calls.ts';
import { guardD1 } from './guarded-d1.ts';
import { guardQueue, guardR2 } from './guarded-bindings.ts';
import { createRandom, type Random } from './random.ts';
import { again, consume, type Delivery, type QueuedMessage } from './queue.ts';

export const adminToken = 'first-administrator';
/** Tests ask as fast as they can, and each request leaves no line. */
const lax = { limit: 1_000_000, period: 60 } as const;
const bare = createApp({
  log: () => undefined,
  rates: createRates({ token: lax, failures: lax, costly: lax }),
});
const description = await bare.fetch(new Request('http://worker.test/openapi.json'));
const checked = createContract(await description.json());
/** The worker's app, whose every answer is held against the API's description. */
const app = {
  fetch: async (request: Request, env: Env, context?: ExecutionContext) =>
    checked(request, await bare.fetch(request, env, context)),
};

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** What a client's HTTP library says of a body it holds whole, unless it is told to send it in chunks. */
const lengthOf = (body: BodyInit | null | undefined, headers: Record<string, string>) => {
  if (headers['transfer-encoding'] === 'chunked') return {};
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return bytes instanceof Uint8Array ? { 'content-length': String(bytes.byteLength) } : {};
};
/** Headers of a body whose length only its end tells. */
export const chunked = { 'transfer-encoding': 'chunked' };

/** What became of an invocation: it came to its end, or is not heard of any more (it died, or stalls). */
export type Outcome<T> = { lost: false; value: T } | { lost: true };

/**
 * @param tick called at every call to a binding
 * @param faultyDirectory whether calls to the directory database count among those and can be made to fail
 * @param edge requests come and answers go by way of the edge, and the queue has as many consumers as in production
 */
export const createWorld = async (
  tick: () => void = () => undefined,
  faultyDirectory = false,
  edge: Random | null = 'EDGE' in bound ? createRandom(1) : null,
) => {
  const real = bound as unknown as Env;
  const board = createSwitchboard(tick);
  const queue: QueuedMessage[] = [];
  const sweeps: SweepMessage[] = [];
  const running = new Set<Promise<unknown>>();
  let archive: R2Bucket = real.ARCHIVE;
  let pace: Pace = productionPace;
  const bootstrap = await sha256Hex(adminToken);

  /** What a deployment may set beside its bindings. */
  const settings: Partial<
    Pick<
      Env,
      | 'BOOTSTRAP_TOKEN_STAYS'
      | 'OIDC_ISSUERS'
      | 'OIDC_SECRETS'
      | 'SOURCE_KEYS'
      | 'SOURCE_STAND_INS'
      | 'FORTNOX_CLIENT_ID'
      | 'FORTNOX_CLIENT_SECRET'
    >
  > = {};
  const put = (body: JobMessage, delaySeconds = 0) => {
    if (!('jobId' in body)) return void sweeps.push(body);
    return void queue.push({ queue: 'jobs', body, attempts: 1, due: Date.now() + delaySeconds * 1000 });
  };
  const envFor = (invocation: Invocation): Env => ({
    DIRECTORY: guardD1(real.DIRECTORY, invocation, faultyDirectory ? board : null),
    LEDGER_00: guardD1(real.LEDGER_00, invocation, board),
    ARCHIVE: guardR2(() => archive, invocation, board),
    JOBS: guardQueue(put, invocation, board),
    ARCHIVE_DAYS: '30',
    BOOTSTRAP_TOKEN_STAYS: 'true',
    ...settings,
    BOOTSTRAP_TOKEN_SHA256: bootstrap,
  });
  const invoke = async <T>(work: (env: Env, invocation: Invocation) => Promise<T>): Promise<Outcome<T>> => {
    const invocation = createInvocation();
    const working = work(envFor(invocation), invocation);
    const settled = working.catch(() => undefined);
    running.add(settled);
    void settled.then(() => running.delete(settled));
    void invocation.gone.then(() => invocation.dead && running.delete(settled));
    return Promise.race([
      working.then((value) => ({ lost: false as const, value })),
      invocation.gone.then(() => ({ lost: true as const })),
    ]);
  };
  const ended = async <T>(work: (env: Env) => Promise<T>): Promise<T> => {
    const outcome = await invoke(work);
    if (outcome.lost) throw new Error('the worker died');
    return outcome.value;
  };

  /** By way of the edge, as a browser would ask, where there is one. */
  const fetch = async (request: Request, env: Env): Promise<Response> => {
    if (!edge) return app.fetch(request, env);
    request.headers.set('accept-encoding', 'gzip, deflate, br');
    return decoded(await throughEdge(request, (passed) => app.fetch(passed, env), edge));
  };
  const send = (
    method: string,
    path: string,
    body?: BodyInit | null,
    headers: Record<string, string> = {},
  ) => {
    const request = new Request(`http://worker.test${path}`, {
      method,
      headers: { authorization: `Bearer ${adminToken}`, ...lengthOf(body, headers), ...headers },
      ...(body === undefined || body === null ? {} : { body }),
    });
    return ended((env) => fetch(request, env));
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

  /** Delivers one message as its own invocation, and puts it back to come again when it is not done with. */
  const deliver = async (message: QueuedMessage): Promise<Outcome<Delivery>> => {
    const outcome = await invoke(async (env, invocation) => {
      const queries = { used: 0 };
      const delivery = await consume(message, env, pace, queries);
      if (queries.used !== invocation.queries)
        throw new Error(`the handle counted ${queries.used} of ${invocation.queries} queries`);
      return delivery;
    });
    const next = outcome.lost
      ? again(message)
      : outcome.value.kind === 'retry'
        ? again(message, outcome.value.delaySeconds)
        : null;
    if (next) queue.push(next);
    return outcome;
  };
  /** Delivers what waits, and what that sends, until nothing waits; a message that fails comes again at once. */
  const drain = async (limit = 200) => {
    for (let n = 0; queue.length > 0; n += 1) {
      if (n === limit) throw new Error(`the queue is not empty after ${limit} deliveries`);
      await Promise.all(queue.splice(0, edge ? limits.consumers : 1).map(deliver));
    }
  };

  return {
    env: envFor(createInvocation()),
    real,
    board,
    settings,
    queue,
    invoke,
    /** Waits for invocations that stalled and were woken. */
    allEnded: () => Promise.all(running),
    app,
    fetch,
    send,
    api,
    deliver,
    drain,
    get messages(): JobMessage[] {
      return queue.map(({ body }) => body);
    },
    /** The cron, and at once what it asks for. */
    sweep: async (): Promise<Outcome<void>> => {
      let outcome = await invoke((env) => sweep(env, 30));
      for (const message of sweeps.splice(0)) outcome = await invoke((env) => sweepLedger(env, message));
      return outcome;
    },
    setFault: (fault: Fault | null) => (board.fault = fault),
    /** Makes jobs take smaller steps than in production, or larger. */
    setPace: (changes: Partial<Pace>) => (pace = { ...pace, ...changes }),
    setArchive: (next: R2Bucket) => (archive = next),
    company: async (name: string, organisationNumber: string) =>
      (await api<Company>('POST', '/v1/companies', { name, organisationNumber, allowTwin: true })).body,
    upload: async (
      companyId: string,
      bytes: Uint8Array | string,
      filename = 'test.se',
      query = '',
      headers = {},
    ) => {
      const response = await send(
        'POST',
        `/v1/companies/${companyId}/sie-files?filename=${filename}${query}`,
        bytes,
        headers,
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

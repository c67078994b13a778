// The API's client, of the command line and of the browser extension: each request and answer typed by the description
// (api.ts is made of it).
import createFetchClient, { type ClientOptions } from 'openapi-fetch';
import type { components, paths } from './api.ts';

export type Schemas = components['schemas'];
export type Company = Schemas['Company'];
export type FiscalYear = Schemas['FiscalYear'];
export type Job = Schemas['Job'];
export type Problem = Schemas['Problem'];

export interface Connection {
  /** Of the API, without a path. */
  address: string;
  /** None: only what is open to all is asked. */
  token: string;
  /** Of the problems' words. */
  language: 'sv' | 'en';
}

/** What the API refused, in its own words; `problem.code` is for programs. */
export interface ApiError extends Error {
  problem: Problem;
}
export const isApiError = (error: unknown): error is ApiError => error instanceof Error && 'problem' in error;

const refusal = (problem: Problem): ApiError => Object.assign(new Error(problem.detail), { problem });

/**
 * What was answered.
 * @throws ApiError what was refused
 */
export const answered = async <T>(
  asking: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> => {
  const { data, error, response } = await asking;
  if (response.ok) return data as T;
  if (typeof error === 'object' && error !== null && 'code' in error) throw refusal(error as Problem);
  throw new Error(`${response.url}: ${response.status}, which is no answer of the API`);
};

/** Every item of a list, page by page. */
export const all = async <T>(
  page: (cursor: string | undefined) => Promise<{
    data?: { items: T[]; nextCursor: string | null };
    error?: unknown;
    response: Response;
  }>,
): Promise<T[]> => {
  const items: T[] = [];
  for (let cursor: string | undefined | null; cursor !== null;) {
    const found = await answered(page(cursor ?? undefined));
    items.push(...found.items);
    cursor = found.nextCursor;
  }
  return items;
};

/** Tries of one request, where the network or the platform fails, or it is asked to come back. */
const tries = 4;
/** Seconds that are waited for at most when it is asked to come back. */
const longestWait = 60;

/** Asks again what may be asked again: what only reads, and what has a key by which it is done once. */
const patientFetch = async (request: Request): Promise<Response> => {
  const repeatable = request.method === 'GET' || request.headers.has('idempotency-key');
  for (let left = tries - 1; ; left -= 1) {
    const sent = left > 0 && repeatable ? request.clone() : request;
    const response = await fetch(sent).catch((error: unknown) => {
      if (left === 0 || !repeatable) throw error;
      return null;
    });
    const passes = response === null || response.status === 429 || response.status >= 502;
    const seconds = Number(response?.headers.get('retry-after') ?? (tries - left) / 4);
    if (response && (!passes || left === 0 || !repeatable || seconds > longestWait)) return response;
    await response?.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  }
};

/**
 * @param how requests are sent: patiently, where nothing else is said
 * @example const { data } = await createClient(connection).GET('/v1/companies', {})
 */
export const createClient = ({ address, token, language }: Connection, how: ClientOptions = {}) =>
  createFetchClient<paths>({
    fetch: patientFetch,
    ...how,
    baseUrl: address.replace(/\/+$/, ''),
    headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), 'Accept-Language': language },
    // The token goes to the address that was meant, and nowhere else.
    redirect: 'error',
  });
export type Client = ReturnType<typeof createClient>;

/**
 * The job when it has ended.
 * @param look is given the job as it stands, now and then
 * @param seconds that an answer is held while the job goes on
 */
export const ended = async (
  client: Client,
  { companyId, id }: Pick<Job, 'companyId' | 'id'>,
  look: (job: Job) => void = () => undefined,
  seconds = 10,
): Promise<Job> => {
  const params = { path: { companyId, jobId: id }, query: { wait: seconds } };
  for (;;) {
    const job = await answered(client.GET('/v1/companies/{companyId}/jobs/{jobId}', { params }));
    look(job);
    if (job.state !== 'queued' && job.state !== 'running') return job;
  }
};

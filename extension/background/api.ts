// The API's client: one function per thing we ask of it. The bearer token is known here and nowhere else.
import type { Me } from '../../shared/contract/access.ts';
import type { Company } from '../../shared/contract/company.ts';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';
import type { Page } from '../../shared/contract/list.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { PurgePreview, PurgeRequest } from '../../shared/contract/purge.ts';
import type { ReconciledYear, Reconciliation } from '../../shared/contract/reconciliation.ts';
import type { SieFile, UploadResult } from '../../shared/contract/sie-file.ts';

import { answer, refuse } from '../messages/problems.ts';
import type { Answer, Guard, Language } from '../messages/verbs.ts';

export interface Connection {
  address: string;
  token: string;
  language: Language;
}
interface Call {
  method?: 'GET' | 'POST' | 'DELETE';
  query?: Record<string, string | string[] | undefined> | undefined;
  json?: unknown;
  body?: Blob;
  headers?: Record<string, string>;
  timeout?: number;
}

export type Api = ReturnType<typeof createApi>;

/** Every function answers `{ok, value}` or `{ok: false, problem}`; none throws. */
export function createApi(connection: Connection, fetcher: typeof fetch = (...args) => fetch(...args)) {
  async function call<T>(path: string, options: Call = {}): Promise<Answer<{ body: T; headers: Headers }>> {
    const url = new URL(connection.address + path);
    for (const [name, value] of Object.entries(options.query ?? {}))
      for (const one of [value ?? []].flat()) url.searchParams.append(name, one);
    let response: Response;
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
    } catch {
      return refuse('no_connection');
    }
    let body: unknown;
    try {
      body = await response.json();
    } catch {
      return refuse('not_the_api', response.status);
    }
    if (response.ok) return answer({ body: body as T, headers: response.headers });
    if (isProblem(body)) return { ok: false, problem: body };
    return refuse('not_the_api', response.status);
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
  const jobOf = (companyId: string, jobId: string) => of(companyId, `/jobs/${encodeURIComponent(jobId)}`);
  const comparisonOf = (companyId: string, id: string) =>
    of(companyId, `/reconciliations/${encodeURIComponent(id)}`);

  const send = <T>(companyId: string, query: Call['query'], file: Blob, key: string) =>
    body<T>(of(companyId, '/sie-files'), {
      method: 'POST',
      query,
      body: file,
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Encoding': 'gzip',
        'Idempotency-Key': key,
      },
      timeout: 30 * 60_000,
    });

  return {
    /** Which service it is: companies and jobs are known by their ids there, and nowhere else. */
    address: connection.address,
    me: () => body<Me>('/v1/me'),
    companies: (query: string, cursor?: string, limit = 20) =>
      body<Page<Company>>('/v1/companies', {
        query: { q: query || undefined, cursor, limit: String(limit) },
      }),
    company: (companyId: string) => body<Company>(of(companyId)),
    fiscalYears: (companyId: string) =>
      all<FiscalYear>(of(companyId, '/fiscal-years'), { include: 'months' }),
    preview: (companyId: string, fiscalYears: string[]) =>
      body<PurgePreview>(of(companyId, '/purge-preview'), { query: { fiscalYear: fiscalYears } }),
    /** The preview's tag goes in the body: the ETag header may have been changed on its way. */
    purge: (companyId: string, request: PurgeRequest, key: string) =>
      body<Job>(of(companyId, '/purges'), {
        method: 'POST',
        json: request,
        headers: { 'Idempotency-Key': key },
      }),
    job: (companyId: string, jobId: string) => body<Job>(jobOf(companyId, jobId)),
    jobs: (companyId: string, cursor?: string) =>
      body<Page<Job>>(of(companyId, '/jobs'), { query: { cursor, limit: '20' } }),
    undo: (companyId: string, jobId: string, key: string) =>
      body<Job>(`${jobOf(companyId, jobId)}/undo`, { method: 'POST', headers: { 'Idempotency-Key': key } }),
    cancel: (companyId: string, jobId: string) =>
      body<Job>(`${jobOf(companyId, jobId)}/cancel`, {
        method: 'POST',
        headers: { 'Idempotency-Key': crypto.randomUUID() },
      }),
    /** With that file, or else with the accounting system. */
    compare: (companyId: string, key: string, sieFile?: string) =>
      body<Job>(of(companyId, '/reconciliations'), {
        method: 'POST',
        json: sieFile === undefined ? { against: 'source' } : { sieFile },
        headers: { 'Idempotency-Key': key },
      }),
    comparison: (companyId: string, id: string) => body<Reconciliation>(comparisonOf(companyId, id)),
    comparedVouchers: (companyId: string, id: string, fiscalYear: string, cursor?: string) =>
      body<Page<ReconciledYear['vouchers'][number]>>(`${comparisonOf(companyId, id)}/vouchers`, {
        query: { fiscalYear, cursor, limit: '200' },
      }),
    /** `file` is gzipped. */
    upload: (companyId: string, filename: string, file: Blob, key: string, allow: readonly Guard[]) =>
      send<UploadResult>(companyId, { filename, allow: allow.join(',') || undefined }, file, key),
    /** Into the archive alone. */
    keepFile: (companyId: string, filename: string, file: Blob, key: string, allow: readonly Guard[]) =>
      send<SieFile>(companyId, { filename, allow: allow.join(',') || undefined, load: 'false' }, file, key),
  };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && typeof (body as Problem).code === 'string';
}

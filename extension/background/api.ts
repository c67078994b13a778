// The API's client: one function per thing we ask of it. http.ts is how.
import type { Me } from '../../shared/contract/access.ts';
import type { Company } from '../../shared/contract/company.ts';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';
import type { Page } from '../../shared/contract/list.ts';
import type { PurgePreview, PurgeRequest } from '../../shared/contract/purge.ts';
import type { ReconciledYear, Reconciliation } from '../../shared/contract/reconciliation.ts';
import type { SieFile, UploadResult } from '../../shared/contract/sie-file.ts';
import type { Guard } from '../messages/verbs.ts';
import { manyCalls } from './api-many.ts';
import { peopleCalls } from './api-people.ts';
import { sourceCalls } from './api-source.ts';
import { createCalls } from './http.ts';
import type { Call, Connection } from './http.ts';

export type Api = ReturnType<typeof createApi>;

/** Every function answers `{ok, value}` or `{ok: false, problem}`; none throws. */
export function createApi(connection: Connection, fetcher?: typeof fetch) {
  const calls = createCalls(connection, fetcher);
  const { body, all, of } = calls;
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
    ...sourceCalls(calls),
    ...manyCalls(calls),
    ...peopleCalls(calls),
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

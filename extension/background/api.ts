// The API's client: one function per thing we ask of it. http.ts is how.
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { PurgeRequest } from '../../shared/contract/purge.ts';
import type { KeptSieFile, UploadResult } from '../../shared/contract/sie-file.ts';
import type { Guard } from '../messages/verbs.ts';
import { manyCalls } from './api-many.ts';
import { peopleCalls } from './api-people.ts';
import { sourceCalls } from './api-source.ts';
import { createCalls } from './http.ts';
import type { Call, Connection } from './http.ts';

const job = '/v1/companies/{companyId}/jobs/{jobId}';
const comparison = '/v1/companies/{companyId}/reconciliations/{id}';
const under = (key: string) => ({ headers: { 'Idempotency-Key': key } });

export type Api = ReturnType<typeof createApi>;

/** Every function answers `{ok, value}` or `{ok: false, problem}`; none throws. */
export function createApi(connection: Connection, fetcher?: typeof fetch) {
  const calls = createCalls(connection, fetcher);
  const { body, all, of, ask } = calls;
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
    me: () => ask('get', '/v1/me', {}),
    companies: (q: string, cursor?: string, limit = 20) =>
      ask('get', '/v1/companies', { query: { q: q || undefined, cursor, limit } }),
    company: (companyId: string) => ask('get', '/v1/companies/{companyId}', { path: { companyId } }),
    fiscalYears: (companyId: string) =>
      all<FiscalYear>(of(companyId, '/fiscal-years'), { include: 'months' }),
    preview: (companyId: string, fiscalYear: string[]) =>
      ask('get', '/v1/companies/{companyId}/purge-preview', { path: { companyId }, query: { fiscalYear } }),
    /** The preview's tag goes in the body: the ETag header may have been changed on its way. */
    purge: (companyId: string, request: PurgeRequest, key: string) =>
      ask('post', '/v1/companies/{companyId}/purges', { path: { companyId }, json: request }, under(key)),
    job: (companyId: string, jobId: string) => ask('get', job, { path: { companyId, jobId } }),
    jobs: (companyId: string, cursor?: string) =>
      ask('get', '/v1/companies/{companyId}/jobs', { path: { companyId }, query: { cursor, limit: 20 } }),
    undo: (companyId: string, jobId: string, key: string) =>
      ask('post', `${job}/undo`, { path: { companyId, jobId } }, under(key)),
    cancel: (companyId: string, jobId: string) =>
      ask('post', `${job}/cancel`, { path: { companyId, jobId } }, under(crypto.randomUUID())),
    /** With that file, or else with the accounting system. */
    compare: (companyId: string, key: string, sieFile?: string) =>
      ask(
        'post',
        '/v1/companies/{companyId}/reconciliations',
        { path: { companyId }, json: sieFile === undefined ? { against: 'source' } : { sieFile } },
        under(key),
      ),
    comparison: (companyId: string, id: string) => ask('get', comparison, { path: { companyId, id } }),
    comparedVouchers: (companyId: string, id: string, fiscalYear: string, cursor?: string) =>
      ask('get', `${comparison}/vouchers`, {
        path: { companyId, id },
        query: { fiscalYear, cursor, limit: 200 },
      }),
    /** `file` is gzipped. */
    upload: (companyId: string, filename: string, file: Blob, key: string, allow: readonly Guard[]) =>
      send<UploadResult>(companyId, { filename, allow: allow.join(',') || undefined }, file, key),
    /** Into the archive alone. */
    keepFile: (companyId: string, filename: string, file: Blob, key: string, allow: readonly Guard[]) =>
      send<KeptSieFile>(
        companyId,
        { filename, allow: allow.join(',') || undefined, load: 'false' },
        file,
        key,
      ),
  };
}

// What the API is asked for, one function per thing. http.ts is how.
import type { PurgeRequest } from '../../shared/contract/purge.ts';
import type { KeptSieFile, UploadResult } from '../../shared/contract/sie-file.ts';
import type { Answer, Guard } from '../messages/verbs.ts';
import { manyCalls } from './api-many.ts';
import { peopleCalls } from './api-people.ts';
import { sourceCalls } from './api-source.ts';
import { createCalls, every, heard, under } from './http.ts';
import type { Connection } from './http.ts';

const company = '/v1/companies/{companyId}';
const job = '/v1/companies/{companyId}/jobs/{jobId}';
const comparison = '/v1/companies/{companyId}/reconciliations/{id}';

export type Api = ReturnType<typeof createApi>;

/** Every function answers `{ok, value}` or `{ok: false, problem}`; none throws. */
export function createApi(connection: Connection, fetcher?: typeof fetch) {
  const calls = createCalls(connection, fetcher);
  const { client, within } = calls;
  const of = (companyId: string) => ({ params: { path: { companyId } } });
  const ofJob = (companyId: string, jobId: string) => ({ path: { companyId, jobId } });
  const send = (
    companyId: string,
    filename: string,
    file: Blob,
    key: string,
    allow: readonly Guard[],
    load?: 'false',
  ) =>
    heard(
      client.POST(`${company}/sie-files`, {
        params: {
          path: { companyId },
          query: { filename, allow: allow.join(',') || undefined, load },
          header: under(key),
        },
        headers: { 'Content-Type': 'application/octet-stream', 'Content-Encoding': 'gzip' },
        body: file,
        bodySerializer: () => file,
        fetch: within(30 * 60_000),
      }),
    );

  return {
    /** Which service it is: companies and jobs are known by their ids there, and nowhere else. */
    address: connection.address,
    ...sourceCalls(calls),
    ...manyCalls(calls),
    ...peopleCalls(calls),
    me: () => heard(client.GET('/v1/me')),
    companies: (q: string, cursor?: string, limit = 20) =>
      heard(client.GET('/v1/companies', { params: { query: { q: q || undefined, cursor, limit } } })),
    company: (companyId: string) => heard(client.GET(company, of(companyId))),
    fiscalYears: (companyId: string) =>
      every((cursor) =>
        client.GET(`${company}/fiscal-years`, {
          params: { path: { companyId }, query: { include: 'months', cursor } },
        }),
      ),
    preview: (companyId: string, fiscalYear: string[]) =>
      heard(
        client.GET(`${company}/purge-preview`, { params: { path: { companyId }, query: { fiscalYear } } }),
      ),
    /** The preview's tag goes in the body: the ETag header may have been changed on its way. */
    purge: (companyId: string, request: PurgeRequest, key: string) =>
      heard(
        client.POST(`${company}/purges`, {
          params: { path: { companyId }, header: under(key) },
          body: request,
        }),
      ),
    job: (companyId: string, jobId: string) => heard(client.GET(job, { params: ofJob(companyId, jobId) })),
    jobs: (companyId: string, cursor?: string) =>
      heard(client.GET(`${company}/jobs`, { params: { path: { companyId }, query: { cursor, limit: 20 } } })),
    undo: (companyId: string, jobId: string, key: string) =>
      heard(client.POST(`${job}/undo`, { params: { ...ofJob(companyId, jobId), header: under(key) } })),
    cancel: (companyId: string, jobId: string) =>
      heard(
        client.POST(`${job}/cancel`, {
          params: { ...ofJob(companyId, jobId), header: under(crypto.randomUUID()) },
        }),
      ),
    /** With that file, or else with the accounting system. */
    compare: (companyId: string, key: string, sieFile?: string) =>
      heard(
        client.POST(`${company}/reconciliations`, {
          params: { path: { companyId }, header: under(key) },
          body: sieFile === undefined ? { against: 'source' } : { sieFile },
        }),
      ),
    comparison: (companyId: string, id: string) =>
      heard(client.GET(comparison, { params: { path: { companyId, id } } })),
    comparedVouchers: (companyId: string, id: string, fiscalYear: string, cursor?: string) =>
      heard(
        client.GET(`${comparison}/vouchers`, {
          params: { path: { companyId, id }, query: { fiscalYear, cursor, limit: 200 } },
        }),
      ),
    /** `file` is gzipped. */
    upload: (companyId: string, filename: string, file: Blob, key: string, allow: readonly Guard[]) =>
      send(companyId, filename, file, key, allow) as Promise<Answer<UploadResult>>,
    /** Into the archive alone. */
    keepFile: (companyId: string, filename: string, file: Blob, key: string, allow: readonly Guard[]) =>
      send(companyId, filename, file, key, allow, 'false') as Promise<Answer<KeptSieFile>>,
  };
}

// One company of the benchmark, driven through the HTTP API as a script would drive it.
import type { Company } from '../../shared/contract/company.ts';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';
import type { UploadResult } from '../../shared/contract/sie-file.ts';
import { books } from '../../shared/fixtures/books.ts';
import { sieFile } from '../../shared/fixtures/sie-file.ts';
import type { SizedSieFile } from '../../shared/fixtures/sized.ts';
import type { Api } from '../local/api.ts';

export interface JobTime {
  job: Job;
  /** From the first worker that took the job to its end. */
  ms: number;
}

export interface Purge extends JobTime {
  /** From asking for the purge until a reader has read the year as empty. */
  emptyMs: number;
}

export interface BenchCompany {
  rows: number;
  vouchers: number;
  bytes: number;
  /** The fiscal years as they are listed. */
  readYears(): Promise<FiscalYear[]>;
  /** Sends the file; `ms` is the sending and the taking in. */
  upload(): Promise<{ ms: number; job: Job }>;
  purge(): Promise<Purge>;
  /** Has the purged year loaded again from the archive. */
  undo(purge: Job): Promise<JobTime>;
  ended(job: Job): Promise<JobTime>;
}

export const createCompany = async (
  api: Api,
  file: SizedSieFile,
  organisationNumber: string,
): Promise<BenchCompany> => {
  const spec = { ...file.spec, organisationNumber };
  const bytes = Buffer.concat([...sieFile(spec, books(spec), 0)]);
  const { name } = spec;
  const company = await api.post<Company>('/v1/companies', { name, organisationNumber });
  const path = `/v1/companies/${company.id}`;

  const ended = async ({ id }: Job): Promise<JobTime> => {
    for (;;) {
      const job = await api.get<Job>(`${path}/jobs/${id}?wait=10`);
      if (!job.finishedAt || !job.startedAt) continue;
      if (job.state !== 'done') throw new Error(`${job.kind} ${job.state}: ${job.problem?.detail}`);
      return { job, ms: Date.parse(job.finishedAt) - Date.parse(job.startedAt) };
    }
  };
  const readYears = () => api.list<FiscalYear>(`${path}/fiscal-years`);
  return {
    rows: file.rows,
    vouchers: file.vouchers,
    bytes: bytes.length,
    ended,
    readYears,
    async upload() {
      const start = performance.now();
      const { job } = await api.post<UploadResult>(`${path}/sie-files?filename=bench.se`, bytes);
      return { ms: performance.now() - start, job };
    },
    async purge() {
      const year = (await readYears()).find(({ rows }) => rows > 0);
      if (!year) throw new Error(`${name} has no rows to purge`);
      const start = performance.now();
      const order = { fiscalYears: [year.start], reload: false, confirm: organisationNumber };
      const job = await api.post<Job>(`${path}/purges`, order);
      const now = (await readYears()).find(({ start }) => start === year.start);
      const emptyMs = performance.now() - start;
      if (now?.rows !== 0 || now.vouchers !== 0) throw new Error('the purged year does not read as empty');
      return { ...(await ended(job)), emptyMs };
    },
    undo: async ({ id }) => ended(await api.post<Job>(`${path}/jobs/${id}/undo`, {})),
  };
};

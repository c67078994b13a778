// One fiscal year of a company of its own, driven through the HTTP API as a script would drive it. Whatever is done to it,
// it is looked at afterwards: loaded means that all its rows and vouchers are read, purged that none is.
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

export interface BenchYear {
  /** Of its company. */
  id: string;
  rows: number;
  vouchers: number;
  /** The file that it is loaded from. */
  file: Uint8Array;
  organisationNumber: string;
  /** Sends a file of the year and waits until it is live; `sentMs` is the sending and the taking in. */
  send(file?: Uint8Array, query?: string): Promise<JobTime & { sentMs: number }>;
  /** Sees to it that it is loaded, or that it is empty. */
  loaded(): Promise<void>;
  emptied(): Promise<void>;
  /** `emptyMs`: from asking for the purge until a reader has read the year as empty. */
  purge(): Promise<JobTime & { emptyMs: number }>;
  /** Takes the last purge back: read again from the archive. */
  restore(): Promise<JobTime>;
  /** Purge with reload: from the archived file that is live. */
  reload(): Promise<JobTime>;
  /** Against the archived file that it was loaded from. */
  compare(): Promise<JobTime>;
  /** Reads the year out as a SIE file and lets it go. */
  readOut(): Promise<{ ms: number; bytes: number }>;
  /** The fiscal years as they are listed. */
  list(): Promise<FiscalYear[]>;
}

export const createYear = async (
  api: Api,
  sized: SizedSieFile,
  organisationNumber: string,
): Promise<BenchYear> => {
  const spec = { ...sized.spec, organisationNumber };
  const own = new Uint8Array(Buffer.concat([...sieFile(spec, books(spec), 0)]));
  const { rows, vouchers } = sized;
  const { name } = spec;
  const { id } = await api.post<Company>('/v1/companies', { name, organisationNumber, allowTwin: true });
  const path = `/v1/companies/${id}`;
  let purged: Job | null = null;

  const list = () => api.list<FiscalYear>(`${path}/fiscal-years`);
  const live = async () => (await list()).find((year) => year.rows > 0);
  const start = async () => {
    const year = await live();
    if (!year) throw new Error(`${name} has no rows`);
    return year.start;
  };
  const ended = async ({ id: job }: Job): Promise<JobTime> => {
    for (;;) {
      const now = await api.get<Job>(`${path}/jobs/${job}?wait=10`);
      if (!now.finishedAt || !now.startedAt) continue;
      if (now.state !== 'done') throw new Error(`${now.kind} ${now.state}: ${now.problem?.detail}`);
      return { job: now, ms: Date.parse(now.finishedAt) - Date.parse(now.startedAt) };
    }
  };
  const order = async (reload: boolean) => {
    const fiscalYears = [await start()];
    return api.post<Job>(`${path}/purges`, { fiscalYears, reload, confirm: organisationNumber });
  };
  const whole = async <T>(done: T): Promise<T> => {
    const year = await live();
    if (year?.rows !== rows || year.vouchers !== vouchers)
      throw new Error(`${year?.rows} rows and ${year?.vouchers} vouchers, not ${rows} and ${vouchers}`);
    return done;
  };

  const year: BenchYear = {
    id,
    rows,
    vouchers,
    file: own,
    organisationNumber,
    list,
    async send(file = own, query = '') {
      const from = performance.now();
      const { job } = await api.post<UploadResult>(`${path}/sie-files?filename=bench.se${query}`, file);
      const sentMs = performance.now() - from;
      const done = { ...(await ended(job)), sentMs };
      return file === own ? whole(done) : done;
    },
    async loaded() {
      if (await live()) return;
      await (purged ? year.restore() : year.send());
    },
    async emptied() {
      if (await live()) await year.purge();
    },
    async purge() {
      const from = performance.now();
      purged = await order(false);
      const left = await live();
      const emptyMs = performance.now() - from;
      if (left) throw new Error('the purged year does not read as empty');
      return { ...(await ended(purged)), emptyMs };
    },
    async restore() {
      return whole(await ended(await api.post<Job>(`${path}/jobs/${purged!.id}/undo`, {})));
    },
    reload: async () => whole(await ended(await order(true))),
    compare: async () => ended(await api.post<Job>(`${path}/reconciliations`, {})),
    async readOut() {
      const from = performance.now();
      const bytes = await api.drain(`${path}/fiscal-years/${await start()}/sie`);
      return { ms: performance.now() - from, bytes };
    },
  };
  return year;
};

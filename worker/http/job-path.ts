// Where a job is found, and how long a purge can be undone.
import type { Env } from '../env.ts';

export const jobPath = (companyId: string, jobId: string) => `/v1/companies/${companyId}/jobs/${jobId}`;

/** Days, from ARCHIVE_DAYS; 30 when that is no number. */
export const archiveDays = (env: Pick<Env, 'ARCHIVE_DAYS'>): number => {
  const days = Number(env.ARCHIVE_DAYS);
  return Number.isFinite(days) && days >= 0 ? days : 30;
};

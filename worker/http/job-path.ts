// Where a job is found, and how it is shown to the one who asks.
import type { Context } from 'hono';
import type { JobView } from '../jobs/read.ts';
import type { AppEnv } from './context.ts';
import { languageOf } from './problem-response.ts';
import type { Env } from '../env.ts';

export const jobPath = (companyId: string, jobId: string) => `/v1/companies/${companyId}/jobs/${jobId}`;

/** Days, from ARCHIVE_DAYS; 30 when that is no number. */
export const archiveDays = (env: Pick<Env, 'ARCHIVE_DAYS'>): number => {
  const days = Number(env.ARCHIVE_DAYS);
  return Number.isFinite(days) && days >= 0 ? days : 30;
};

export const viewFor = (c: Context<AppEnv>): JobView => ({
  archiveDays: archiveDays(c.env),
  language: languageOf(c),
});

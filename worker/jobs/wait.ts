// Waiting for a job to end: one small query a look, at growing distances, so that half a minute of it stays far from the
// 1,000 queries of an invocation (platform).
import { and, eq } from 'drizzle-orm';
import type { Ledger } from '../db/find.ts';
import { job as jobTable } from '../db/ledger.ts';
import { pausing } from '../traffic.ts';

/** Milliseconds between two looks: the first, and the longest. */
const [firstPause, longestPause] = [200, 1_000];

/** Returns once the job has ended, is not there, or `ms` have passed. */
export const waitForEnd = async (
  { db }: Ledger,
  companyId: string,
  jobId: string,
  ms: number,
): Promise<void> => {
  const until = Date.now() + ms;
  const mine = and(eq(jobTable.id, jobId), eq(jobTable.companyId, companyId));
  for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 1.25)) {
    const [job] = await db.select({ finishedAt: jobTable.finishedAt }).from(jobTable).where(mine);
    const left = until - Date.now();
    if (!job || job.finishedAt !== null || left <= 0) return;
    await pausing(new Promise((resolve) => setTimeout(resolve, Math.min(pause, left))));
  }
};

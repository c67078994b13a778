// Taking a job: whoever takes it gets a lease for a while and a fence number that outdates all earlier holders.
import { asc, eq } from 'drizzle-orm';
import type { Ledger } from '../db/find.ts';
import { job as jobTable, jobYear } from '../db/ledger.ts';
import { leaseMs, type HeldJob } from './step.ts';

/** The job with its years, or null when it has ended, is unknown, or someone else holds its lease. */
export const takeJob = async (ledger: Ledger, id: string): Promise<HeldJob | null> => {
  const now = Date.now();
  const taken = await ledger.d1
    .prepare(
      `UPDATE job SET state = 'running', fence = fence + 1, lease_until = ?2, started_at = coalesce(started_at, ?3)
       WHERE id = ?1 AND (state = 'queued' OR (state = 'running' AND (lease_until IS NULL OR lease_until < ?4)))
       RETURNING fence`,
    )
    .bind(id, now + leaseMs, new Date(now).toISOString(), now)
    .first<{ fence: number }>();
  if (!taken) return null;
  const held = await readHeldJob(ledger, id);
  return held && held.fence === taken.fence ? held : null;
};

export const readHeldJob = async (ledger: Ledger, id: string): Promise<HeldJob | null> => {
  const [[record], years] = await ledger.db.batch([
    ledger.db.select().from(jobTable).where(eq(jobTable.id, id)),
    ledger.db.select().from(jobYear).where(eq(jobYear.jobId, id)).orderBy(asc(jobYear.start)),
  ]);
  return record ? { ...record, years } : null;
};

/** Lets the job go, so that the next message may take it at once. A stale holder changes nothing. */
export const releaseJob = async (ledger: Ledger, job: HeldJob, failed: boolean) => {
  await ledger.d1
    .prepare(
      `UPDATE job SET lease_until = NULL, attempts = attempts + ?3 WHERE id = ?1 AND fence = ?2 AND state = 'running'`,
    )
    .bind(job.id, job.fence, failed ? 1 : 0)
    .run();
};

// Taking a job: whoever takes it gets a lease for a while and a fence number that outdates all earlier holders.
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Ledger } from '../db/find.ts';
import { job as jobTable, jobYear } from '../db/ledger.ts';
import { retryDelay, type Pace } from './pace.ts';
import { deathsOf, leaseFrom, type HeldJob } from './step.ts';

/**
 * The job with its years, or null when it has ended, is unknown, or someone else holds its lease. `attempts` counts
 * this taking: a worker that dies without a word has still been counted, and the next one gets a longer lease.
 */
export const takeJob = async (ledger: Ledger, id: string, pace: Pace): Promise<HeldJob | null> => {
  const now = Date.now();
  const taken = await ledger.d1
    .prepare(
      `UPDATE job SET state = 'running', fence = fence + 1, attempts = attempts + 1,
         lease_until = ?2 + ?5 * (attempts - failures),
         started_at = coalesce(started_at, ?3)
       WHERE id = ?1 AND state IN ('queued', 'running') AND (lease_until IS NULL OR lease_until < ?4)
       RETURNING fence`,
    )
    .bind(id, leaseFrom(now, pace), new Date(now).toISOString(), now, pace.leaseMs)
    .first<{ fence: number }>();
  if (!taken) return null;
  const held = await readHeldJob(ledger, id);
  return held && held.fence === taken.fence ? held : null;
};

/** A year that has been left as it was is the job's no more. */
export const readHeldJob = async (ledger: Ledger, id: string): Promise<HeldJob | null> => {
  const now = Date.now();
  const [[record], years] = await ledger.db.batch([
    ledger.db.select().from(jobTable).where(eq(jobTable.id, id)),
    ledger.db
      .select()
      .from(jobYear)
      .where(and(eq(jobYear.jobId, id), isNull(jobYear.problem)))
      .orderBy(asc(jobYear.start)),
  ]);
  return record ? { ...record, years, renewedAt: now, heldMs: 0 } : null;
};

/** Lets the job go with work left, so that the next message may take it at once. A stale holder changes nothing. */
export const releaseJob = async (ledger: Ledger, job: HeldJob): Promise<void> => {
  await ledger.d1
    .prepare(`UPDATE job SET lease_until = NULL WHERE id = ?1 AND fence = ?2 AND state = 'running'`)
    .bind(job.id, job.fence)
    .run();
};

/**
 * Lets a job go that has failed, noting why; it may be taken again when its time has come, by message or by sweep: the
 * later, the more often it has failed, or when it says itself. Returns the seconds until then. When the noting fails too, the lease has to run out first.
 */
export const releaseFailed = async (
  ledger: Ledger,
  job: HeldJob,
  reason: string,
  pace: Pace,
  seconds = retryDelay(job.attempts),
): Promise<number> => {
  const now = Date.now();
  try {
    await ledger.d1
      .prepare(
        `UPDATE job SET lease_until = ?3, failure = ?4, failures = failures + 1,
           failing_since = coalesce(failing_since, ?5) WHERE id = ?1 AND fence = ?2 AND state = 'running'`,
      )
      .bind(job.id, job.fence, now + seconds * 1000 - 500, reason.slice(0, 1000), now)
      .run();
    return seconds;
  } catch {
    return Math.max(seconds, Math.ceil((leaseFrom(now, pace, deathsOf(job)) - now) / 1000) + 1);
  }
};

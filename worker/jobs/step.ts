// One step of a job is one batch: recorded under its number, refused when the job has been taken by another, a bounded
// piece of work, and the new position. Whatever repeats or comes late thereby changes nothing.
import type { JobPhase } from '../../shared/contract/job.ts';
import type { CompanyRef, JobRecord, JobYearRecord, Position } from '../db/ledger.ts';
import type { OpenSource } from '../sources/vendor.ts';
import type { Ledger } from '../db/find.ts';
import { giveWay } from '../traffic.ts';
import type { Pace } from './pace.ts';

/** Opens the company's connected source. @throws problems `source_not_connected`, `sources_not_set_up` */
export type OpenSourceOf = (company: CompanyRef) => Promise<OpenSource>;

export interface JobContext {
  ledger: Ledger;
  archive: R2Bucket;
  pace: Pace;
  openSource: OpenSourceOf;
  /**
   * What this invocation may use: queries as the ledger's handle counts them, and the clock's milliseconds. Time counts
   * from its first step: one that has none to show would only be followed by others like it.
   */
  budget: { queries: number; until: number | null };
}

/** A job as a worker holds it; `step`, `position` and `cancelRequested` follow what has been committed. */
export interface HeldJob extends JobRecord {
  years: JobYearRecord[];
  /** Milliseconds: when its lease was last moved on. */
  renewedAt: number;
  /** Milliseconds that its last step held the database. */
  heldMs: number;
}

/** Whether a batch failed on one of its guards, and so changed nothing: something else was faster. */
export const guardFailed = (error: unknown) => /malformed JSON|UNIQUE constraint/.test(String(error));

export interface Next {
  position: Position;
  phase: JobPhase | null;
  /** Of the job's rows, how many more are done. */
  rows?: number;
}

/** Queries that any one step takes at most, but for those that ask for more. */
export const stepQueries = 60;

const queriesLeft = ({ budget, ledger }: JobContext) => budget.queries - ledger.queries.used;

export const hasBudget = (context: JobContext, queries = stepQueries) => {
  const { until } = context.budget;
  return queriesLeft(context) >= queries && (until === null || Date.now() < until);
};

/**
 * Whether something that takes this many queries is better left to a fresh invocation. One that has done no step yet
 * does it in any case: no later one could do more.
 */
export const leaveToNext = (context: JobContext, queries: number): boolean => {
  if (context.budget.until === null || hasBudget(context, queries)) return false;
  context.budget.queries = 0;
  return true;
};

/**
 * Commits one step, and learns on the way whether the job was asked to stop.
 * @throws when the batch failed: another worker took the job, the step was done already, or D1 failed; nothing was
 *   changed then, or (the reply was lost) all of it. Either way the job is to be taken anew.
 */
export const commitStep = async (
  context: JobContext,
  job: HeldJob,
  work: D1PreparedStatement[],
  next: Next,
) => {
  const { d1 } = context.ledger;
  const now = Date.now();
  const results = await d1.batch<{ cancel: number }>([
    noteStep(d1, job),
    ...work,
    d1
      .prepare(
        `UPDATE job SET step = step + 1, position = ?2, phase = ?3, lease_until = ?4, rows_done = rows_done + ?5,
           attempts = 0, failures = 0, failure = NULL, failing_since = NULL WHERE id = ?1
         RETURNING cancel_requested AS cancel`,
      )
      .bind(job.id, JSON.stringify(next.position), next.phase, leaseFrom(now, context.pace), next.rows ?? 0),
  ]);
  await giveWay();
  job.step += 1;
  job.attempts = 0;
  job.failures = 0;
  job.failingSince = null;
  job.renewedAt = now;
  context.budget.until ??= Date.now() + context.pace.workMs;
  job.position = next.position;
  job.phase = next.phase;
  job.cancelRequested = results.at(-1)?.results[0]?.cancel === 1;
  job.heldMs = results.reduce((sum, { meta }) => sum + meta.duration, 0);
};

/** How often the job was taken since its last step, by workers that did not say what stopped them; this one included. */
export const deathsOf = ({ attempts, failures }: HeldJob) => Math.max(1, attempts - failures);

/** When the lease runs out that is given now. */
export const leaseFrom = (now: number, pace: Pace, deaths = 1) => now + pace.leaseMs * deaths;

/**
 * To be called again and again by what works long before it has a step to commit: gives way to others, moves the lease on
 * when a third of it has passed, and learns whether the job was asked to stop.
 * @throws when another worker has taken the job
 */
export const keepLease = async (context: JobContext, job: HeldJob): Promise<void> => {
  await giveWay(false);
  const now = Date.now();
  if (now - job.renewedAt < context.pace.leaseMs / 3) return;
  const kept = await context.ledger.d1
    .prepare(
      `UPDATE job SET lease_until = ?3 WHERE id = ?1 AND fence = ?2 AND state = 'running'
       RETURNING cancel_requested AS cancel`,
    )
    .bind(job.id, job.fence, leaseFrom(now, context.pace, deathsOf(job)))
    .first<{ cancel: number }>();
  if (!kept) throw new Error('another worker has taken the job');
  job.cancelRequested = kept.cancel === 1;
  job.renewedAt = now;
};

/** Fails the batch when the step was done before, or someone else has taken the job since, or it has ended. */
const noteStep = (d1: D1Database, job: HeldJob) =>
  d1
    .prepare(
      `INSERT INTO job_step (job_id, step) VALUES (?1,
         CASE WHEN EXISTS (SELECT 1 FROM job WHERE id = ?1 AND fence = ?3 AND state = 'running')
         THEN ?2 ELSE json('lease lost') END)`,
    )
    .bind(job.id, job.step, job.fence);

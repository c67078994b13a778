// One step of a job is one batch: recorded under its number, refused when the job has been taken by another, a bounded
// piece of work, and the new position. Whatever repeats or comes late thereby changes nothing.
import type { JobPhase } from '../../shared/contract/job.ts';
import type { JobRecord, JobYearRecord, Position } from '../db/ledger.ts';
import type { Ledger } from '../db/find.ts';
import type { Pace } from './pace.ts';

export interface JobContext {
  ledger: Ledger;
  archive: R2Bucket;
  pace: Pace;
  /** What this invocation may use: queries as the ledger's handle counts them, and the clock's milliseconds. */
  budget: { queries: number; until: number };
}

/** A job as a worker holds it; `step`, `position` and `cancelRequested` follow what has been committed. */
export interface HeldJob extends JobRecord {
  years: JobYearRecord[];
}

/** Whether a batch failed on one of its guards, and so changed nothing: something else was faster. */
export const guardFailed = (error: unknown) => /malformed JSON|UNIQUE constraint/.test(String(error));

export interface Next {
  position: Position;
  phase: JobPhase | null;
}

/** Queries that any one step takes at most, but for those that ask for more. */
export const stepQueries = 60;

const queriesLeft = ({ budget, ledger }: JobContext) => budget.queries - ledger.queries.used;

export const hasBudget = (context: JobContext, queries = stepQueries) =>
  queriesLeft(context) >= queries && Date.now() < context.budget.until;

/**
 * Whether something that takes this many queries is better left to a fresh invocation. One that has just begun does it
 * in any case: no later one could do more.
 */
export const leaveToNext = (context: JobContext, queries: number): boolean => {
  const isFresh = queriesLeft(context) > context.pace.queries - stepQueries;
  if (isFresh || hasBudget(context, queries)) return false;
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
  const results = await d1.batch<{ cancel: number }>([
    d1.prepare('INSERT INTO job_step (job_id, step) VALUES (?1, ?2)').bind(job.id, job.step),
    holdsFence(d1, job),
    ...work,
    d1
      .prepare(
        `UPDATE job SET step = step + 1, position = ?2, phase = ?3, attempts = 0, failure = NULL, lease_until = ?4
         WHERE id = ?1 RETURNING cancel_requested AS cancel`,
      )
      .bind(job.id, JSON.stringify(next.position), next.phase, Date.now() + context.pace.leaseMs),
  ]);
  await giveWay();
  job.step += 1;
  job.attempts = 0;
  job.position = next.position;
  job.phase = next.phase;
  job.cancelRequested = results.at(-1)?.results[0]?.cancel === 1;
};

/**
 * Lets others in: a job that goes from step to step without a pause keeps the local runtime from looking for new
 * requests, for as long as the whole invocation lasts.
 */
const giveWay = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** Fails the batch when someone else has taken the job since, or it has ended. */
const holdsFence = (d1: D1Database, job: HeldJob) =>
  d1
    .prepare(
      `SELECT CASE WHEN EXISTS (SELECT 1 FROM job WHERE id = ?1 AND fence = ?2 AND state = 'running')
       THEN 1 ELSE json('lease lost') END`,
    )
    .bind(job.id, job.fence);

/** Adds what the statement before it changed to the job's rows done. */
export const countChanges = (context: JobContext, job: HeldJob) =>
  context.ledger.d1.prepare('UPDATE job SET rows_done = rows_done + changes() WHERE id = ?1').bind(job.id);

// One step of a job is one batch: recorded under its number, refused when the fence or the step has moved,
// a bounded piece of work, and the new position. Whatever repeats or comes late thereby changes nothing.
import type { JobPhase } from '../../shared/contract/job.ts';
import type { JobRecord, JobYearRecord, Position } from '../db/ledger.ts';
import type { Ledger } from '../db/find.ts';

/** Milliseconds a worker may be silent before another takes its job. */
export const leaseMs = 30_000;

export interface JobContext {
  ledger: Ledger;
  archive: R2Bucket;
  /** D1 queries left in this invocation; the platform stops at 1,000. */
  budget: { queries: number; until: number };
}

/** A job as a worker holds it; `step` and `position` follow what has been committed. */
export interface HeldJob extends JobRecord {
  years: JobYearRecord[];
}

export interface Next {
  position: Position;
  phase: JobPhase | null;
}

export const hasBudget = (context: JobContext, queries: number) =>
  context.budget.queries >= queries && Date.now() < context.budget.until;

/**
 * Commits one step.
 * @param work statements of the step; a job is a few thousand rows at most (design: about 10,000)
 * @throws when the batch failed: the fence or step had moved, or D1 failed; nothing was changed then, or (the
 *   reply was lost) all of it. Either way the job is to be taken anew.
 */
export const commitStep = async (
  context: JobContext,
  job: HeldJob,
  work: D1PreparedStatement[],
  next: Next,
) => {
  const { d1 } = context.ledger;
  context.budget.queries -= work.length + 3;
  await d1.batch([
    d1.prepare('INSERT INTO job_step (job_id, step) VALUES (?1, ?2)').bind(job.id, job.step),
    d1
      .prepare(
        `SELECT CASE WHEN EXISTS (SELECT 1 FROM job WHERE id = ?1 AND fence = ?2 AND step = ?3 AND state = 'running')
         THEN 1 ELSE json('lease lost') END`,
      )
      .bind(job.id, job.fence, job.step),
    ...work,
    d1
      .prepare(
        `UPDATE job SET step = step + 1, position = ?2, phase = ?3, attempts = 0, lease_until = ?4 WHERE id = ?1`,
      )
      .bind(job.id, JSON.stringify(next.position), next.phase, Date.now() + leaseMs),
  ]);
  job.step += 1;
  job.position = next.position;
  job.phase = next.phase;
};

/** Adds what the statement before it changed to the job's rows done. */
export const countChanges = (context: JobContext, job: HeldJob) =>
  context.ledger.d1.prepare('UPDATE job SET rows_done = rows_done + changes() WHERE id = ?1').bind(job.id);

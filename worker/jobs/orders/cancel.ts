// Asking a load, reload or restore to stop. The worker that holds it sees the wish at its next step, and the batch
// that would make the load live fails on it.
import { and, eq } from 'drizzle-orm';
import type { JobKind, JobState } from '../../../shared/contract/job.ts';
import type { Ledger } from '../../db/find.ts';
import { job as jobTable, type Actor, type Position } from '../../db/ledger.ts';
import { auditIfChanged } from '../../ledger/audit.ts';
import { problem } from '../../problem.ts';

/**
 * Returns the job's kind. Asked again, it says nothing new.
 * @throws problems `not_found`, `purge_cannot_be_cancelled`, `too_late_to_cancel`, `job_failing`, `job_ended`
 */
export const cancelJob = async (
  { db, d1 }: Ledger,
  companyId: string,
  jobId: string,
  by: Actor,
): Promise<JobKind> => {
  const mine = and(eq(jobTable.id, jobId), eq(jobTable.companyId, companyId));
  const [job] = await db.select().from(jobTable).where(mine);
  if (!job) throw problem('not_found');
  if (job.kind === 'purge') throw problem('purge_cannot_be_cancelled');
  if (job.finishedAt !== null) throw problem('job_ended', { state: job.state });
  const [, , after] = await d1.batch<{ asked: number; state: JobState; position: string }>([
    d1
      .prepare(
        `UPDATE job SET cancel_requested = 1 WHERE id = ?1 AND cancel_requested = 0
         AND state IN ('queued', 'running') AND position ->> 'stage' IN ('fetch', 'load', 'verify', 'again', 'reconcile')`,
      )
      .bind(jobId),
    auditIfChanged(d1, companyId, by, `${job.kind}.cancel-asked`, jobId, {}),
    d1.prepare('SELECT cancel_requested AS asked, state, position FROM job WHERE id = ?1').bind(jobId),
  ]);
  const now = after!.results[0]!;
  const position = JSON.parse(now.position) as Position;
  const outcome = position.stage === 'delete' ? position.outcome : null;
  const ended = now.state !== 'queued' && now.state !== 'running';
  // A reconciliation has nothing to delete: it is as good as ended.
  if (ended || (job.kind === 'reconcile' && outcome === 'done'))
    throw problem('job_ended', { state: ended ? now.state : 'done' });
  if (outcome === 'failed') throw problem('job_failing');
  if (now.asked !== 1) throw problem('too_late_to_cancel');
  return job.kind;
};

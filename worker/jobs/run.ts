// Runs a job as far as one invocation may: takes it, steps it, and says whether there is more to do.
import { problemIn, type ProblemError } from '../problem.ts';
import type { Ledger } from '../db/find.ts';
import { deleteFrom, deleteStage, type Outcome } from './stages/delete.ts';
import { loadStage } from './stages/load.ts';
import { commitStep, hasBudget, type HeldJob, type JobContext } from './step.ts';
import { readHeldJob, releaseJob, takeJob } from './take.ts';
import { verifyStage } from './stages/verify.ts';

/** Failures in a row after which a load is given up; a purge, which already reads as done, never is. */
const maxAttempts = 8;
/** Queries one invocation uses of the 1,000 it has, and the milliseconds it works (platform: 15 minutes). */
const queries = 800;
const workMs = 60_000;

export type RunResult = 'ended' | 'more' | 'not_ours';

/**
 * @throws whatever made a step fail; the job is then let go, to be taken anew after a while
 */
export const runJob = async (ledger: Ledger, archive: R2Bucket, jobId: string): Promise<RunResult> => {
  const job = await takeJob(ledger, jobId);
  if (!job) return 'not_ours';
  const context: JobContext = { ledger, archive, budget: { queries, until: Date.now() + workMs } };
  try {
    while (job.state === 'running' && hasBudget(context, 40)) await advance(context, job);
  } catch (error) {
    if (job.attempts + 1 < maxAttempts || job.position.stage === 'delete') {
      await releaseJob(ledger, job, true);
      throw error;
    }
    await giveUp(context, job, error);
  }
  if (job.state !== 'running') return 'ended';
  await releaseJob(ledger, job, false);
  return 'more';
};

const advance = async (context: JobContext, job: HeldJob): Promise<void> => {
  if (job.position.stage === 'delete') return deleteStage(context, job);
  if (job.cancelRequested) return endEarly(context, job, 'cancelled', null);
  try {
    await (job.position.stage === 'load' ? loadStage(context, job) : verifyStage(context, job));
  } catch (error) {
    const meant = problemIn(error);
    if (!meant) throw error;
    await endEarly(context, job, 'failed', meant);
  }
};

/** A load that will not go live: its new generations are dead, and their rows are what is left to delete. */
const endEarly = async (context: JobContext, job: HeldJob, outcome: Outcome, why: ProblemError | null) => {
  const { d1 } = context.ledger;
  await commitStep(
    context,
    job,
    [
      d1.prepare(`UPDATE generation SET state = 'dead' WHERE job_id = ?1`).bind(job.id),
      d1
        .prepare('UPDATE job SET problem = ?2 WHERE id = ?1')
        .bind(job.id, why && JSON.stringify({ code: why.code, values: why.values })),
    ],
    { position: deleteFrom(outcome), phase: 'deleting' },
  );
  job.problem = why && { code: why.code, values: why.values };
};

const giveUp = async (context: JobContext, held: HeldJob, error: unknown) => {
  const job = await readHeldJob(context.ledger, held.id);
  if (!job || job.fence !== held.fence || job.state !== 'running' || job.position.stage === 'delete') return;
  const reason = error instanceof Error ? error.message : String(error);
  const why = { code: 'gave_up', values: { attempts: maxAttempts, reason } };
  await endEarly(context, job, 'failed', Object.assign(new Error(reason), why));
  Object.assign(held, job);
};

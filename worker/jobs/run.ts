// Runs a job as far as one invocation may: takes it, steps it, and says whether there is more to do.
import { logError } from '../log.ts';
import { problem, problemIn, type ProblemError } from '../problem.ts';
import type { Ledger } from '../db/find.ts';
import { retryDelay, type Pace } from './pace.ts';
import { passingIn } from '../sources/trouble.ts';
import { agreementUnread } from './stages/agreement.ts';
import { againStage, deleteStage } from './stages/delete.ts';
import { deleteFrom, type Outcome } from './stages/outcome.ts';
import { fetchStage } from './stages/fetch.ts';
import { loadStage } from './stages/load.ts';
import { reconcileStage } from './stages/reconcile.ts';
import { mergeStage } from './stages/merge.ts';
import { commitStep, deathsOf, hasBudget, type HeldJob, type JobContext, type OpenSourceOf } from './step.ts';
import { releaseFailed, releaseJob, takeJob } from './take.ts';
import { verifyStage } from './stages/verify.ts';

export type RunResult =
  | { kind: 'ended' | 'more' | 'not_ours' }
  /** Its source is in trouble that passes. */
  | { kind: 'later'; afterSeconds: number }
  | { kind: 'failed'; error: unknown; retryAfterSeconds: number };

/** @throws when the job could not even be taken */
export const runJob = async (
  ledger: Ledger,
  archive: R2Bucket,
  jobId: string,
  pace: Pace,
  openSource: OpenSourceOf,
): Promise<RunResult> => {
  const job = await takeJob(ledger, jobId, pace);
  if (!job) return { kind: 'not_ours' };
  const budget = { queries: pace.queries, until: null };
  const context: JobContext = { ledger, archive, pace, budget, openSource };
  try {
    if (deathsOf(job) > pace.deaths) await giveUp(context, job, job.attempts - 1);
    while (job.state === 'running' && hasBudget(context)) await advance(context, job);
    if (job.state !== 'running') return { kind: 'ended' };
    await releaseJob(ledger, job);
    return { kind: 'more' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const trouble = passingIn(error);
    if (trouble) {
      const seconds = trouble.seconds ?? retryDelay(job.attempts);
      return { kind: 'later', afterSeconds: await releaseFailed(ledger, job, reason, pace, seconds) };
    }
    if (Date.now() - (job.failingSince ?? Date.now()) > pace.patienceMs) {
      const given = await giveUp(context, job, job.attempts).catch(() => false);
      if (given) {
        logError('job.given_up', error, { jobId });
        await releaseJob(ledger, job).catch(() => undefined);
        return { kind: 'more' };
      }
    }
    return { kind: 'failed', error, retryAfterSeconds: await releaseFailed(ledger, job, reason, pace) };
  }
};

/** The stages that can still be stopped, by a wish or by a problem. */
const stages = {
  fetch: fetchStage,
  load: loadStage,
  verify: verifyStage,
  again: againStage,
  reconcile: reconcileStage,
};

const advance = async (context: JobContext, job: HeldJob): Promise<void> => {
  if (job.position.stage === 'delete') return deleteStage(context, job);
  if (job.position.stage === 'merge') return mergeStage(context, job);
  if (job.cancelRequested) return endEarly(context, job, 'cancelled', null);
  try {
    await stages[job.position.stage](context, job);
  } catch (error) {
    const meant = problemIn(error);
    if (!meant) throw error;
    await endEarly(context, job, 'failed', meant);
  }
};

/** A load that will not go live: its new generations are dead, and their rows are what is left to delete. */
const endEarly = async (context: JobContext, job: HeldJob, outcome: Outcome, why: ProblemError | null) => {
  const { d1 } = context.ledger;
  const told = why && { code: why.code, values: why.values };
  await commitStep(
    context,
    job,
    [
      d1.prepare(`UPDATE generation SET state = 'dead' WHERE job_id = ?1`).bind(job.id),
      d1.prepare('UPDATE job SET problem = ?2 WHERE id = ?1').bind(job.id, told && JSON.stringify(told)),
      ...(told ? agreementUnread(d1, job, notDone(job), told) : []),
    ],
    { position: deleteFrom(outcome), phase: 'deleting' },
  );
  job.problem = told;
};

/** Years that a comparison has not come to. */
const notDone = ({ position, years }: HeldJob) =>
  position.stage === 'reconcile' ? years.slice(position.year) : years;

/**
 * What is live already, or reads as empty already, is never given up: its rows go sooner or later. What the platform
 * said each time it failed is in the log, and nowhere a client reads.
 * @returns whether the job was given up
 */
const giveUp = async (context: JobContext, job: HeldJob, attempts: number): Promise<boolean> => {
  if (job.position.stage === 'delete' || job.position.stage === 'merge') return false;
  await endEarly(context, job, 'failed', problem('gave_up', { attempts }));
  return true;
};

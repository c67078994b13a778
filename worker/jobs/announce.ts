// Telling the queue: of a job, or of a ledger to be swept. A message is only a hint, and may be lost.
import type { Env, JobMessage } from '../env.ts';
import { logError } from '../log.ts';

/** Messages of one `sendBatch` (platform). */
const perBatch = 100;

/** @throws when the queue does: the sweep finds the jobs a minute later */
export const announceJobs = async (env: Env, messages: readonly JobMessage[]): Promise<void> => {
  for (let from = 0; from < messages.length; from += perBatch)
    await env.JOBS.sendBatch(messages.slice(from, from + perBatch).map((body) => ({ body })));
};

/** When that fails the sweep finds the job a minute later. */
export const announceJob = async (env: Env, message: { ledger: string; jobId: string }): Promise<void> => {
  try {
    await env.JOBS.send(message);
  } catch (error) {
    logError('job.not_announced', error, { jobId: message.jobId });
  }
};

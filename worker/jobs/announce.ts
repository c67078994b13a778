// Telling the queue: of a job, or of a ledger to be swept. A message is only a hint, and may be lost.
import type { Ledger } from '../db/find.ts';
import type { Env, JobMessage } from '../env.ts';
import { dueNotices } from '../ledger/notices.ts';
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

/** What is to follow when a job has ended, where its time has come. @param jobId null: of whatever job */
export const announceNotices = async (
  env: Env,
  { name, d1 }: Ledger,
  jobId: string | null,
): Promise<void> => {
  const due = await dueNotices(d1, jobId);
  await announceJobs(
    env,
    due.map((one) => ({ ledger: name, jobId: one.jobId, notice: one.kind })),
  );
};

// The queue's consumer. A message is only a hint to look at a job; the job's row is the truth.
import type { Env, JobMessage } from '../env.ts';
import { ledgerOf } from '../db/find.ts';
import { runJob } from './run.ts';

/** Seconds before a failed message comes again: 1, 2, 4 … at most five minutes. */
const retryDelay = (attempts: number) => Math.min(300, 2 ** Math.max(0, attempts - 1));

export const consumeJobs = async (batch: MessageBatch<JobMessage>, env: Env): Promise<void> => {
  for (const message of batch.messages) {
    const { ledger, jobId } = message.body;
    try {
      const result = await runJob(ledgerOf(env, ledger), env.ARCHIVE, jobId);
      if (result === 'more') await env.JOBS.send(message.body);
      message.ack();
    } catch (error) {
      console.error(`job ${jobId}, attempt ${message.attempts}:`, error);
      message.retry({ delaySeconds: retryDelay(message.attempts) });
    }
  }
};

/** Tells the queue of a job. When that fails the sweep finds the job a minute later. */
export const announceJob = async (env: Env, message: JobMessage): Promise<void> => {
  try {
    await env.JOBS.send(message);
  } catch (error) {
    console.error(`job ${message.jobId} was not announced; the sweep will:`, error);
  }
};

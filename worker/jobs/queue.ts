// The queue's consumer. A message is only a hint to look at a job; the job's row is the truth.
import type { Env, JobMessage } from '../env.ts';
import { ledgerOf } from '../db/find.ts';
import { countedD1, type QueryCount } from '../db/counted.ts';
import { consoleLog, logError } from '../log.ts';
import { retryDelay, type Pace } from './pace.ts';
import { openSource } from '../sources/open.ts';
import { runJob } from './run.ts';
import type { OpenSourceOf } from './step.ts';

/** A message that the queue has given up comes here (wrangler.toml). */
const isDeadLetter = (queue: string) => queue.endsWith('-dead');

/** @param queries of this invocation, whichever ledgers the jobs of the batch are in */
export const consumeJobs = async (
  batch: MessageBatch<JobMessage>,
  env: Env,
  pace: Pace,
  queries: QueryCount = { used: 0 },
): Promise<void> => {
  for (const message of batch.messages) {
    if (isDeadLetter(batch.queue)) letGo(message);
    else await consume(message, env, pace, queries);
  }
};

/** When its job is given up is told by the job's row: until then the sweep announces it anew. */
const letGo = (message: Message<JobMessage>) => {
  consoleLog('error', 'job.message_given_up', { jobId: message.body.jobId });
  message.ack();
};

const consume = async (
  message: Message<JobMessage>,
  env: Env,
  pace: Pace,
  queries: QueryCount,
): Promise<void> => {
  const { ledger, jobId } = message.body;
  const failed = (error: unknown, delaySeconds: number) => {
    logError('job.step_failed', error, { jobId, attempt: message.attempts });
    message.retry({ delaySeconds });
  };
  try {
    const counted = { ...env, DIRECTORY: countedD1(env.DIRECTORY, queries) };
    const open: OpenSourceOf = (company) => openSource(counted, company, pace.source);
    const result = await runJob(ledgerOf(env, ledger, queries), env.ARCHIVE, jobId, pace, open);
    if (result.kind === 'failed') return failed(result.error, result.retryAfterSeconds);
    if (result.kind === 'more') await env.JOBS.send(message.body);
    if (result.kind === 'later') await env.JOBS.send(message.body, { delaySeconds: result.afterSeconds });
    message.ack();
  } catch (error) {
    failed(error, retryDelay(message.attempts));
  }
};

/** Messages of one `sendBatch` (platform). */
const perBatch = 100;

/** Tells the queue of jobs. @throws when that fails: the sweep finds them a minute later */
export const announceJobs = async (env: Env, jobs: readonly JobMessage[]): Promise<void> => {
  for (let from = 0; from < jobs.length; from += perBatch)
    await env.JOBS.sendBatch(jobs.slice(from, from + perBatch).map((body) => ({ body })));
};

/** Tells the queue of a job. When that fails the sweep finds the job a minute later. */
export const announceJob = async (env: Env, message: JobMessage): Promise<void> => {
  try {
    await env.JOBS.send(message);
  } catch (error) {
    logError('job.not_announced', error, { jobId: message.jobId });
  }
};

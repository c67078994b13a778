// The queue's consumer. A message is only a hint to look at a job; the job's row is the truth.
import type { Env, JobMessage } from '../env.ts';
import { ledgerOf } from '../db/find.ts';
import { auditTrail, sealLines } from '../db/chain.ts';
import { countedD1, type QueryCount } from '../db/counted.ts';
import { consoleLog, logError } from '../log.ts';
import { retryDelay, type Pace } from './pace.ts';
import { openSource } from '../sources/open.ts';
import { runJob } from './run.ts';
import { announceNotices } from './announce.ts';
import { sweepLedger } from './sweep.ts';
import { followUp } from '../watch/follow-up.ts';
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
  const { body } = message;
  consoleLog('error', 'job.message_given_up', { jobId: 'jobId' in body ? body.jobId : null });
  message.ack();
};

const consume = async (
  message: Message<JobMessage>,
  env: Env,
  pace: Pace,
  queries: QueryCount,
): Promise<void> => {
  const { body } = message;
  if (!('jobId' in body)) {
    // The next minute's does what this one could not.
    await sweepLedger(env, body, queries).catch((error: unknown) =>
      logError('sweep.failed', error, { ...body }),
    );
    return message.ack();
  }
  const { ledger: name, jobId, notice } = body;
  const failed = (error: unknown, delaySeconds: number) => {
    logError('job.step_failed', error, { jobId, attempt: message.attempts });
    message.retry({ delaySeconds });
  };
  try {
    const counted = { ...env, DIRECTORY: countedD1(env.DIRECTORY, queries) };
    const ledger = ledgerOf(env, name, queries);
    if (notice !== undefined) {
      const delaySeconds = await followUp(counted, ledger, jobId, notice);
      if (delaySeconds !== null) await env.JOBS.send(body, { delaySeconds });
      return message.ack();
    }
    const open: OpenSourceOf = (company) => openSource(counted, company, pace.source);
    const result = await runJob(ledger, env.ARCHIVE, jobId, pace, open);
    if (result.kind === 'failed') return failed(result.error, result.retryAfterSeconds);
    if (result.kind === 'more') await env.JOBS.send(body);
    if (result.kind === 'later') await env.JOBS.send(body, { delaySeconds: result.afterSeconds });
    if (result.kind === 'ended') {
      await announceNotices(env, ledger, jobId);
      await sealAudit(ledger.d1, jobId);
    }
    message.ack();
  } catch (error) {
    failed(error, retryDelay(message.attempts));
  }
};

/** When it fails the sweep does it. */
const sealAudit = (d1: D1Database, jobId: string) =>
  sealLines(d1, auditTrail).catch((error: unknown) => logError('audit.not_sealed', error, { jobId }));

// An order that was accepted: the queue is told, the job is read, and the answer is 202 with its Location. What fails
// after the order stands in the database fails no request: the order is answered as accepted all the same.
import type { Context } from 'hono';
import type { Job, JobKind } from '../../shared/contract/job.ts';
import { logError } from '../log.ts';
import type { Actor } from '../db/ledger.ts';
import { announceJob } from '../jobs/announce.ts';
import { readJob } from '../jobs/read.ts';
import type { AppEnv } from './context.ts';
import { viewFor } from './job-path.ts';

/** Who orders what: what every order of a route takes from its request. */
export const orderOf = (c: Context<AppEnv>) => {
  const { id, name } = c.get('caller');
  return {
    company: c.get('company'),
    requestedBy: { id, name },
    requestKey: c.get('requestKey'),
  };
};

/** The job as it stands, or, where that cannot be read, as an accepted one begins. */
export const acceptedJob = async (c: Context<AppEnv>, jobId: string, kind: JobKind): Promise<Job> => {
  const [ledger, company] = [c.get('ledger'), c.get('company')];
  await announceJob(c.env, { ledger: ledger.name, jobId });
  try {
    return await readJob(ledger, company.id, jobId, viewFor(c));
  } catch (error) {
    logError('job.accepted_not_read', error, { jobId });
    return begunJob(jobId, company.id, kind, orderOf(c).requestedBy);
  }
};

/** A job as an accepted one begins. */
export const begunJob = (id: string, companyId: string, kind: JobKind, requestedBy: Actor): Job => ({
  id,
  companyId,
  kind,
  state: 'queued',
  phase: null,
  progress: { done: 0, total: 0 },
  fiscalYears: [],
  requestedBy,
  createdAt: new Date().toISOString(),
  startedAt: null,
  finishedAt: null,
  problem: null,
  warnings: [],
  receipt: null,
  undo: null,
});

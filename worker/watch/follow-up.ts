// What follows when a job has ended: a webhook is told, or years that only grew are read in again. Each notice is tried until
// it is done or given up; who is told twice is told the same, under the same id.
import type { WebhookEvent } from '../../shared/contract/watch.ts';
import { problemShape } from '../../shared/contract/problems.ts';
import { eq } from 'drizzle-orm';
import { company as companyTable, type CompanyRecord } from '../db/directory.ts';
import { directoryOf, type Ledger } from '../db/find.ts';
import type { Env } from '../env.ts';
import { announceJob } from '../jobs/announce.ts';
import { orderPurge } from '../jobs/orders/purge.ts';
import {
  deferNotice,
  dropNotice,
  takeNotice,
  type ChangedYear,
  type Notice,
  type NoticeKind,
} from '../ledger/notices.ts';
import { consoleLog } from '../log.ts';
import { problemIn } from '../problem.ts';
import { noteSent, readWebhook } from './settings.ts';
import { isHeard, sendWebhook } from './webhook.ts';
import { watcher } from './watcher.ts';

/** Times that a notice is tried: over some sixteen hours. */
const tries = 10;
/** Seconds until it is tried again: 10, 40, 160 … at most four hours. */
const delayOf = (attempts: number) => Math.min(14_400, 10 * 4 ** (attempts - 1));

/** Seconds until the notice is to be looked at again; null: it is done with. */
export const followUp = async (
  env: Env,
  ledger: Ledger,
  jobId: string,
  kind: NoticeKind,
): Promise<number | null> => {
  const notice = await takeNotice(ledger.d1, jobId, kind);
  if (!notice) return null;
  const [company] = await directoryOf(env)
    .select()
    .from(companyTable)
    .where(eq(companyTable.id, notice.companyId));
  const isDone =
    !company ||
    company.closedAt !== null ||
    (await (kind === 'reload' ? reload(env, ledger, notice, company) : tell(env, notice, company)));
  if (!isDone && notice.attempts < tries) {
    const seconds = delayOf(notice.attempts);
    await deferNotice(ledger.d1, notice, seconds);
    return seconds;
  }
  if (!isDone) consoleLog('error', 'notice.given_up', { jobId, kind, companyId: notice.companyId });
  await dropNotice(ledger.d1, notice);
  return null;
};

/** Whether that is done, or never can be. */
const reload = async (
  env: Env,
  ledger: Ledger,
  { jobId, years }: Notice,
  company: CompanyRecord,
): Promise<boolean> => {
  if (!company.source.connected) return true;
  try {
    const made = await orderPurge(ledger, {
      company,
      fiscalYears: years as string[],
      reload: true,
      confirm: company.organisationNumber,
      seen: [],
      allow: [],
      requestedBy: watcher,
      requestKey: `watch:${jobId}`,
    });
    await announceJob(env, { ledger: ledger.name, jobId: made });
    return true;
  } catch (error) {
    const meant = problemIn(error);
    if (!meant) throw error;
    // Somebody works on it: perhaps they do what is to be done.
    return meant.code !== 'year_busy';
  }
};

const tell = async (env: Env, notice: Notice, company: CompanyRecord): Promise<boolean> => {
  const webhook = await readWebhook(env, company.id);
  if (!webhook) return true;
  const { id, name, organisationNumber } = company;
  const event: WebhookEvent = {
    type: 'agreement.changed',
    timestamp: notice.createdAt,
    data: {
      company: { id, name, organisationNumber },
      jobId: notice.jobId,
      fiscalYears: (notice.years as ChangedYear[]).map(({ start, end, state, since, found, problem }) => ({
        start,
        end,
        state,
        since,
        voucherCount: found.voucherCount,
        kinds: found.kinds,
        differenceCount: found.differenceCount,
        problem: problem && problemShape(problem.code, problem.values, 'sv'),
      })),
    },
  };
  const sent = await sendWebhook(env.SOURCE_STAND_INS ?? null, webhook, notice.jobId, event);
  const ok = isHeard(sent);
  await noteSent(env, id, { id: notice.jobId, at: new Date().toISOString(), ok, status: sent.status });
  return ok;
};

// The last step of a job: its outcome, its receipt, a line in the audit trail, and the years set free.
import type { Receipt } from '../../../shared/contract/job.ts';
import { inJson } from '../../db/find.ts';
import { sieFile as sieFileTable } from '../../db/ledger.ts';
import { auditEntry, auditIfAgreementChanged } from '../../ledger/audit.ts';
import { keepNotices } from '../../ledger/notices.ts';
import { jobYearShape } from '../read.ts';
import type { Outcome } from './outcome.ts';
import { commitStep, type HeldJob, type JobContext } from '../step.ts';
import { readHeldJob } from '../take.ts';

export const finishJob = async (context: JobContext, job: HeldJob, outcome: Outcome): Promise<void> => {
  const { d1 } = context.ledger;
  const now = new Date().toISOString();
  const { agreement, reloads, watch } = job.request;
  // Every night's finding that all is as it was would be the larger part of the trail.
  const entry = watch && outcome === 'done' ? auditIfAgreementChanged : auditEntry;
  const receipt = outcome === 'done' ? await receiptOf(context, job, now) : null;
  await commitStep(
    context,
    job,
    [
      d1
        .prepare('UPDATE job SET state = ?2, finished_at = ?3, receipt = ?4 WHERE id = ?1')
        .bind(job.id, outcome, now, receipt && JSON.stringify(receipt)),
      d1.prepare('UPDATE job_year SET active = 0 WHERE job_id = ?1').bind(job.id),
      d1.prepare('DELETE FROM job_step WHERE job_id = ?1').bind(job.id),
      d1
        .prepare(
          'DELETE FROM upload WHERE company_id = ?1 AND sie_file_id IN (SELECT sie_file_id FROM job_year WHERE job_id = ?2)',
        )
        .bind(job.companyId, job.id),
      ...(agreement
        ? keepNotices(d1, { id: job.id, companyId: job.companyId, reloads: reloads ?? false })
        : []),
      entry(d1, job.companyId, job.requestedBy, `${job.kind}.${outcome}`, job.id, {
        fiscalYears: job.years.map(({ start }) => start),
        ...(receipt ? { receipt } : {}),
        ...(job.problem ? { problem: job.problem } : {}),
      }),
    ],
    { position: job.position, phase: null },
  );
  job.state = outcome;
};

const receiptOf = async (context: JobContext, held: HeldJob, finishedAt: string): Promise<Receipt> => {
  const job = (await readHeldJob(context.ledger, held.id)) ?? held;
  const ids = job.years.map(({ sieFileId }) => sieFileId).filter((id) => id !== null);
  const files = await context.ledger.db
    .select()
    .from(sieFileTable)
    .where(inJson(sieFileTable.id, JSON.stringify(ids)));
  return {
    jobId: job.id,
    kind: job.kind,
    company: job.company,
    requestedBy: job.requestedBy,
    requestedAt: job.createdAt,
    finishedAt,
    fiscalYears: job.years.map((year) => jobYearShape(job.kind, year, files)),
  };
};

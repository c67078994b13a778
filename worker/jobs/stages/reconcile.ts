// The one stage of a reconciliation: each year's ledger is held against its source, one year a step. Nothing of the
// ledger is written.
import { eq } from 'drizzle-orm';
import { sieFile as sieFileTable } from '../../db/ledger.ts';
import { reconcileQueries, reconcileYear } from '../../ledger/reconciling/reconcile.ts';
import { problem } from '../../problem.ts';
import { deleteFrom } from './outcome.ts';
import { commitStep, keepLease, leaveToNext, type HeldJob, type JobContext } from '../step.ts';

export const reconcileStage = async (context: JobContext, job: HeldJob): Promise<void> => {
  if (job.position.stage !== 'reconcile') return;
  const { db, d1 } = context.ledger;
  const index = job.position.year;
  const year = job.years[index];
  const generation = job.request.generations?.[index];
  if (!year || generation === undefined) {
    return commitStep(context, job, [], { position: deleteFrom('done'), phase: 'verifying' });
  }
  const [file] = await db
    .select()
    .from(sieFileTable)
    .where(eq(sieFileTable.id, year.sieFileId ?? ''));
  if (!file) throw problem('sie_file_gone', { file: year.start });
  if (leaveToNext(context, reconcileQueries(year.beforeVouchers, year.beforeRows))) return;
  const result = await reconcileYear(
    d1,
    context.archive,
    { start: year.start, end: year.end, generation },
    file,
    () => keepLease(context, job),
  );
  // Rows of a year that was purged or replaced meanwhile may have been gone while they were read.
  const live = await d1
    .prepare('SELECT 1 FROM fiscal_year WHERE company_id = ?1 AND start = ?2 AND live_generation = ?3')
    .bind(job.companyId, year.start, generation)
    .first();
  if (!live) throw problem('data_changed', { year: year.start });
  await commitStep(
    context,
    job,
    [
      d1
        .prepare('INSERT INTO reconciliation (job_id, start, result) VALUES (?1, ?2, ?3)')
        .bind(job.id, year.start, JSON.stringify(result)),
      d1.prepare('UPDATE job SET rows_done = rows_done + ?2 WHERE id = ?1').bind(job.id, year.beforeRows),
    ],
    { position: { stage: 'reconcile', year: index + 1 }, phase: 'verifying' },
  );
};

// A reconciliation as it is read: its job's state and the results of the years done so far.
import { and, asc, eq } from 'drizzle-orm';
import type { Reconciliation } from '../../../shared/contract/reconciliation.ts';
import { problemShape, type Language } from '../../../shared/contract/problems.ts';
import type { Ledger } from '../../db/find.ts';
import { job as jobTable, reconciliation } from '../../db/ledger.ts';
import { problem } from '../../problem.ts';

/** @throws problem `not_found` */
export const readReconciliation = async (
  { db }: Ledger,
  companyId: string,
  id: string,
  language: Language,
): Promise<Reconciliation> => {
  const [[job], results] = await db.batch([
    db
      .select()
      .from(jobTable)
      .where(and(eq(jobTable.id, id), eq(jobTable.companyId, companyId), eq(jobTable.kind, 'reconcile'))),
    db.select().from(reconciliation).where(eq(reconciliation.jobId, id)).orderBy(asc(reconciliation.start)),
  ]);
  if (!job) throw problem('not_found');
  // What was found before there were notes has none.
  const fiscalYears = results.map(({ result }) => ({ ...result, note: result.note ?? null }));
  return {
    id: job.id,
    companyId,
    state: job.state,
    createdAt: job.createdAt,
    finishedAt: job.finishedAt,
    problem: job.problem && problemShape(job.problem.code, job.problem.values, language),
    agrees: job.state === 'done' ? fiscalYears.every(({ agrees }) => agrees) : null,
    fiscalYears,
  };
};

// Undoing a purge: each year is loaded again from the archived file that it had been loaded from.
import { and, eq, inArray } from 'drizzle-orm';
import type { Ledger } from '../../db/find.ts';
import {
  job as jobTable,
  jobYear,
  sieFile as sieFileTable,
  type Actor,
  type CompanyRef,
  type JobRecord,
  type JobYearRecord,
  type SieFileRecord,
} from '../../db/ledger.ts';
import { insertJob } from '../create.ts';
import { judgeUndo, purgedYears, undoQueries } from '../undo-state.ts';
import { problem } from '../../problem.ts';
import { auditEntry } from '../../ledger/audit.ts';
import { makeOrder } from './commit.ts';
import { noOverlap, notDeleted, stillLive } from '../../ledger/years/still-live.ts';

export interface UndoOrder {
  company: CompanyRef;
  jobId: string;
  archiveDays: number;
  requestedBy: Actor;
  requestKey: string | null;
}

/**
 * Returns the id of the restoring job. A purge that still deletes can be undone at once: its rows are nobody's any
 * more, so it hands its years over to the restoring job and goes on deleting.
 * @throws problems `not_found`, and those of `judgeUndo`
 */
export const orderUndo = async (ledger: Ledger, order: UndoOrder): Promise<string> =>
  makeOrder(ledger, order.requestKey, async (commit) => {
    const { purge, years, files } = await whatToUndo(ledger, order);
    const { id, batch } = undoBatch(ledger.d1, order, purge, years, files);
    return commit(id, batch);
  });

const whatToUndo = async (ledger: Ledger, { company, jobId, archiveDays }: UndoOrder) => {
  const { db } = ledger;
  const yearsOfJob = eq(jobYear.jobId, jobId);
  const [[purge], years, files, restores, loaded, active] = await db.batch([
    db
      .select()
      .from(jobTable)
      .where(and(eq(jobTable.id, jobId), eq(jobTable.companyId, company.id))),
    db.select().from(jobYear).where(yearsOfJob).orderBy(jobYear.start),
    db
      .select()
      .from(sieFileTable)
      .where(inArray(sieFileTable.id, db.select({ id: jobYear.sieFileId }).from(jobYear).where(yearsOfJob))),
    ...undoQueries(ledger, [company.id], [jobId]),
  ]);
  if (!purge) throw problem('not_found');
  const { refusal } = judgeUndo(purge, years, files, { restores, loaded, active }, archiveDays);
  if (refusal) throw problem(refusal.code, refusal.values);
  return { purge, years: purgedYears(years), files };
};

const undoBatch = (
  d1: D1Database,
  { company, requestKey, requestedBy }: UndoOrder,
  purge: JobRecord,
  years: JobYearRecord[],
  files: SieFileRecord[],
) => {
  const { id, statements } = insertJob(d1, {
    company: { id: company.id, name: company.name, organisationNumber: company.organisationNumber },
    kind: 'restore',
    position: { stage: 'load', year: 0 },
    rowsTotal: files.reduce((sum, file) => sum + file.rows + file.addedRows + file.removedRows, 0),
    request: { undoOf: purge.id },
    requestKey,
    requestedBy,
    warnings: files.flatMap(({ warnings }) => warnings),
    years: years.map(({ start, end, sieFileId }) => ({
      start,
      end,
      oldGeneration: null,
      sieFileId,
      before: { vouchers: 0, rows: 0, debitOre: 0 },
    })),
  });
  const batch = [
    d1.prepare('UPDATE job_year SET active = 0 WHERE job_id = ?1 AND active = 1').bind(purge.id),
    stillLive(
      d1,
      company.id,
      years.map(({ start }) => ({ start, generation: null })),
    ),
    noOverlap(d1, company.id, years),
    notDeleted(
      d1,
      years.map(({ sieFileId }) => sieFileId),
    ),
    ...statements,
    auditEntry(d1, company.id, requestedBy, 'restore.asked', id, { undoOf: purge.id }),
  ];
  return { id, batch };
};

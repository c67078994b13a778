// Undoing a purge: each year is loaded again from the archived file that it had been loaded from.
import { and, eq } from 'drizzle-orm';
import type { Ledger } from '../../db/find.ts';
import { inJson } from '../../db/find.ts';
import {
  job as jobTable,
  jobYear,
  sieFile as sieFileTable,
  type Actor,
  type CompanyRef,
} from '../../db/ledger.ts';
import { insertJob } from '../create.ts';
import { undoUntil } from '../read.ts';
import { problem } from '../../problem.ts';
import { auditEntry } from '../../ledger/audit.ts';
import { commitOrder, jobOfRequest, refuseBusy } from './commit.ts';
import { stillLive } from '../../ledger/still-live.ts';
import { readYears } from '../../ledger/years.ts';

export interface UndoOrder {
  company: CompanyRef;
  jobId: string;
  archiveDays: number;
  requestedBy: Actor;
  requestKey: string | null;
}

/**
 * Returns the id of the restoring job.
 * @throws problems `not_found`, `not_undoable`, `undo_expired`, `year_busy`, `loaded_since`, `sie_file_gone`
 */
export const orderUndo = async (ledger: Ledger, order: UndoOrder): Promise<string> => {
  const { db, d1 } = ledger;
  const { company } = order;
  const known = await jobOfRequest(ledger, order.requestKey);
  if (known) return known;
  const [[purge], purged, now] = [
    await db
      .select()
      .from(jobTable)
      .where(and(eq(jobTable.id, order.jobId), eq(jobTable.companyId, company.id))),
    await db.select().from(jobYear).where(eq(jobYear.jobId, order.jobId)).orderBy(jobYear.start),
    await readYears(ledger, company.id),
  ];
  if (!purge) throw problem('not_found');
  if (purge.kind !== 'purge') throw problem('not_undoable');
  const years = purged.filter(({ oldGeneration }) => oldGeneration !== null);
  const current = now.filter(({ start }) => years.some((year) => year.start === start));
  refuseBusy(current, company.id);
  if (purge.state !== 'done' || purge.finishedAt === null) throw problem('not_undoable');
  const until = undoUntil(purge.finishedAt, order.archiveDays);
  if (Date.parse(until) < Date.now()) throw problem('undo_expired', { until });
  const loaded = current.find(({ generation }) => generation !== null);
  if (loaded) throw problem('loaded_since', { year: loaded.start });

  const ids = JSON.stringify(years.map(({ sieFileId }) => sieFileId));
  const files = await db.select().from(sieFileTable).where(inJson(sieFileTable.id, ids));
  const gone = years.find(
    ({ sieFileId }) => !files.some(({ id, deletedAt }) => id === sieFileId && deletedAt === null),
  );
  if (gone)
    throw problem('sie_file_gone', {
      file: files.find(({ id }) => id === gone.sieFileId)?.filename ?? gone.start,
    });

  const { id, statements } = insertJob(d1, {
    company: { id: company.id, name: company.name, organisationNumber: company.organisationNumber },
    kind: 'restore',
    position: { stage: 'load', year: 0, chunk: 0 },
    rowsTotal: files.reduce((sum, file) => sum + file.rows + file.addedRows + file.removedRows, 0),
    // The file had been accepted as it was when it was first loaded.
    request: { undoOf: purge.id, allow: ['checksum_mismatch'] },
    requestKey: order.requestKey,
    requestedBy: order.requestedBy,
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
    ...years.map((year) => stillLive(d1, company.id, year.start, null)),
    ...statements,
    auditEntry(d1, company.id, order.requestedBy, 'restore.asked', id, { undoOf: purge.id }),
  ];
  return commitOrder(
    ledger,
    company.id,
    order.requestKey,
    id,
    batch,
    years.map(({ start }) => start),
  );
};

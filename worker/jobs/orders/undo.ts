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
  type JobRecord,
  type JobYearRecord,
  type SieFileRecord,
} from '../../db/ledger.ts';
import { insertJob } from '../create.ts';
import { undoUntil } from '../read.ts';
import { problem } from '../../problem.ts';
import { auditEntry } from '../../ledger/audit.ts';
import { makeOrder, refuseBusy } from './commit.ts';
import { noOverlap, notDeleted, stillLive } from '../../ledger/years/still-live.ts';
import { readYears } from '../../ledger/years/years.ts';

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
 * @throws problems `not_found`, `not_undoable`, `undo_expired`, `year_busy`, `loaded_since`, `sie_file_gone`
 */
export const orderUndo = async (ledger: Ledger, order: UndoOrder): Promise<string> =>
  makeOrder(ledger, order.requestKey, async (commit) => {
    const { purge, years, files } = await whatToUndo(ledger, order);
    const { id, batch } = undoBatch(ledger.d1, order, purge, years, files);
    return commit(id, batch);
  });

const whatToUndo = async (ledger: Ledger, { company, jobId, archiveDays }: UndoOrder) => {
  const { db } = ledger;
  const [[purge], purged] = await db.batch([
    db
      .select()
      .from(jobTable)
      .where(and(eq(jobTable.id, jobId), eq(jobTable.companyId, company.id))),
    db.select().from(jobYear).where(eq(jobYear.jobId, jobId)).orderBy(jobYear.start),
  ]);
  if (!purge) throw problem('not_found');
  if (purge.kind !== 'purge' || purge.state === 'failed') throw problem('not_undoable');
  const years = purged.filter(({ oldGeneration }) => oldGeneration !== null);
  const known = await readYears(ledger, company.id);
  const now = known.filter(({ start, activeJob }) => has(years, start) && activeJob !== purge.id);
  refuseBusy(now, company.id);
  const until = undoUntil(purge.createdAt, archiveDays);
  if (Date.parse(until) < Date.now()) throw problem('undo_expired', { until });
  // The year itself, or one with other bounds that has taken its place.
  const loaded = known.find(
    ({ start, end, generation, activeJob }) =>
      (generation !== null || (activeJob !== null && activeJob !== purge.id)) &&
      years.some((year) => start <= year.end && end >= year.start),
  );
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
  return { purge, years, files };
};

const has = (years: JobYearRecord[], start: string) => years.some((year) => year.start === start);

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
    ...years.map(({ start }) => stillLive(d1, company.id, start, null)),
    ...years.map(({ start, end }) => noOverlap(d1, company.id, start, end)),
    ...years.map(({ sieFileId }) => notDeleted(d1, sieFileId)),
    ...statements,
    auditEntry(d1, company.id, requestedBy, 'restore.asked', id, { undoOf: purge.id }),
  ];
  return { id, batch };
};

// Deleting a file of the archive: refused while a purge could still be undone from it, unless forced.
import { and, eq, gt, isNull } from 'drizzle-orm';
import { inJson, type Ledger } from '../../db/find.ts';
import { job as jobTable, jobYear, sieFile as sieFileTable, type Actor } from '../../db/ledger.ts';
import { deleteSieFile } from '../../ledger/archive/delete-files.ts';
import { problem } from '../../problem.ts';
import { judgeUndo, undoQueries } from '../undo-state.ts';
import { guardFailed } from '../step.ts';
import { looks } from './commit.ts';

export interface FileDeletion {
  company: { id: string };
  id: string;
  /** Delete it although a purge could be undone from it. */
  force: boolean;
  archiveDays: number;
  requestedBy: Actor;
}

/**
 * The file's record stays, marked.
 * @throws problems `not_found`, `file_needed_for_undo`, and `file_in_use` while a live year or an active job was read, or
 *   reads, from it
 */
export const orderFileDeletion = async (ledger: Ledger, archive: R2Bucket, order: FileDeletion) => {
  const { db, d1 } = ledger;
  const { company, id, requestedBy } = order;
  const mine = and(eq(sieFileTable.companyId, company.id), eq(sieFileTable.id, id));
  for (let look = 1; ; look += 1) {
    const jobs = await jobsNow(d1, company.id);
    const [file] = await db
      .select()
      .from(sieFileTable)
      .where(and(mine, isNull(sieFileTable.deletedAt)));
    if (!file) throw problem('not_found');
    const needed = await undosFrom(ledger, order);
    if (needed[0] && !order.force)
      throw problem('file_needed_for_undo', { file: file.filename, ...needed[0] });
    const forced = needed.length > 0 ? { forced: true, undoOf: needed.map(({ jobId }) => jobId) } : {};
    const guard = sameJobs(d1, company.id, jobs);
    try {
      if (await deleteSieFile(d1, archive, file, requestedBy, forced, guard)) return;
      throw problem('file_in_use', { file: file.filename, year: file.start });
    } catch (error) {
      // A job has been made or has ended meanwhile: perhaps a purge that the file is needed for.
      if (!guardFailed(error) || look === looks) throw error;
    }
  }
};

/** The purges that could be undone now, and could not without the file. */
const undosFrom = async (ledger: Ledger, { company, id, archiveDays }: FileDeletion) => {
  const { db } = ledger;
  const since = new Date(Date.now() - archiveDays * 86_400_000).toISOString();
  const purges = await db
    .select({
      id: jobTable.id,
      companyId: jobTable.companyId,
      kind: jobTable.kind,
      state: jobTable.state,
      createdAt: jobTable.createdAt,
      year: jobYear.start,
    })
    .from(jobTable)
    .innerJoin(jobYear, eq(jobYear.jobId, jobTable.id))
    .where(
      and(
        eq(jobTable.companyId, company.id),
        eq(jobTable.kind, 'purge'),
        gt(jobTable.createdAt, since),
        eq(jobYear.sieFileId, id),
      ),
    );
  if (purges.length === 0) return [];
  const ids = purges.map((purge) => purge.id);
  const [years, files, restores, loaded, active] = await db.batch([
    db
      .select()
      .from(jobYear)
      .where(inJson(jobYear.jobId, JSON.stringify(ids))),
    db
      .select({ id: sieFileTable.id, filename: sieFileTable.filename, deletedAt: sieFileTable.deletedAt })
      .from(sieFileTable)
      .where(eq(sieFileTable.companyId, company.id)),
    ...undoQueries(ledger, [company.id], ids),
  ]);
  return purges.flatMap((purge) => {
    const own = years.filter(({ jobId }) => jobId === purge.id);
    const { refusal, until } = judgeUndo(purge, own, files, { restores, loaded, active }, archiveDays);
    const job = `/v1/companies/${company.id}/jobs/${purge.id}`;
    return refusal ? [] : [{ year: purge.year, until, date: until.slice(0, 10), job, jobId: purge.id }];
  });
};

/** What changes whenever one of the company's jobs is made or ends. */
const jobCount = `(SELECT count(*) || '+' || count(finished_at) FROM job WHERE company_id = ?1)`;

const jobsNow = async (d1: D1Database, companyId: string): Promise<string> => {
  const row = await d1.prepare(`SELECT ${jobCount} AS jobs`).bind(companyId).first<{ jobs: string }>();
  return row!.jobs;
};

/** Fails the batch when a job has been made or has ended since. */
const sameJobs = (d1: D1Database, companyId: string, jobs: string) =>
  d1
    .prepare(`SELECT CASE WHEN ${jobCount} = ?2 THEN 1 ELSE json('the jobs have changed') END`)
    .bind(companyId, jobs);

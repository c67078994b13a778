// Whether a purge can be undone, judged from what is: the same judgement for whoever reads the job and for the order that
// undoes it, so that nothing is offered that would be refused.
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Job, JobKind } from '../../shared/contract/job.ts';
import { wordsOf, type ProblemCode, type ProblemValues } from '../../shared/contract/problems.ts';
import { inJson, type Ledger } from '../db/find.ts';
import {
  fiscalYear,
  isActive,
  job as jobTable,
  jobYear,
  type JobRecord,
  type JobYearRecord,
} from '../db/ledger.ts';

/** What a judgement hangs on beside the purge itself: its company's years, jobs and files; others' are passed over. */
export interface UndoFacts {
  /** Jobs that undo a purge, or have undone it. */
  restores: { id: string; undoOf: string }[];
  loaded: { companyId: string; start: string; end: string }[];
  /** Years that a job works on. */
  active: { companyId: string; start: string; end: string; jobId: string; kind: JobKind }[];
}

export interface UndoFile {
  id: string;
  filename: string;
  deletedAt: string | null;
}

export interface UndoState {
  /** Why it cannot be undone now; null when it can. */
  refusal: { code: ProblemCode; values: ProblemValues } | null;
  until: string;
  undoneBy: string | null;
}

/** Days within which a purge can be undone count from when it was asked for; the archive keeps the files as long. */
export const undoUntil = (askedAt: string, archiveDays: number) =>
  new Date(Date.parse(askedAt) + archiveDays * 86_400_000).toISOString();

/** Queries for a batch, in the order of `UndoFacts`. @param purges their ids */
export const undoQueries = ({ db }: Ledger, companies: readonly string[], purges: readonly string[]) =>
  [
    db
      .select({ id: jobTable.id, undoOf: sql<string>`${jobTable.request} ->> 'undoOf'` })
      .from(jobTable)
      // A restore that has failed, or is about to, restores nothing: the purge can then be undone anew.
      .where(
        sql`kind = 'restore' AND request ->> 'undoOf' IN (SELECT value FROM json_each(${JSON.stringify(purges)}))
          AND state IN ('queued', 'running', 'done') AND coalesce(position ->> 'outcome', 'done') = 'done'`,
      ),
    db
      .select({ companyId: fiscalYear.companyId, start: fiscalYear.start, end: fiscalYear.end })
      .from(fiscalYear)
      .where(
        and(inJson(fiscalYear.companyId, JSON.stringify(companies)), isNotNull(fiscalYear.liveGeneration)),
      ),
    db
      .select({
        companyId: jobYear.companyId,
        start: jobYear.start,
        end: jobYear.end,
        jobId: jobYear.jobId,
        kind: jobTable.kind,
      })
      .from(jobYear)
      .innerJoin(jobTable, eq(jobTable.id, jobYear.jobId))
      .where(and(inJson(jobYear.companyId, JSON.stringify(companies)), isActive)),
  ] as const;

type Purge = Pick<JobRecord, 'id' | 'companyId' | 'kind' | 'state' | 'createdAt'>;
type PurgedYear = Pick<JobYearRecord, 'start' | 'end' | 'oldGeneration' | 'sieFileId'>;

/** The years that a purge emptied; one that was empty already is not brought back. */
export const purgedYears = <T extends PurgedYear>(years: T[]): T[] =>
  years.filter(({ oldGeneration }) => oldGeneration !== null);

export const judgeUndo = (
  purge: Purge,
  allYears: PurgedYear[],
  files: UndoFile[],
  facts: UndoFacts,
  archiveDays: number,
): UndoState => {
  const years = purgedYears(allYears);
  const until = undoUntil(purge.createdAt, archiveDays);
  const undoneBy = facts.restores.find(({ undoOf }) => undoOf === purge.id)?.id ?? null;
  const refused = (code: ProblemCode, values: ProblemValues = {}): UndoState => ({
    refusal: { code, values },
    until,
    undoneBy,
  });
  const pathOf = (jobId: string) => `/v1/companies/${purge.companyId}/jobs/${jobId}`;
  const overlaps = (other: { start: string; end: string }) =>
    years.some(({ start, end }) => other.start <= end && other.end >= start);

  if (purge.kind !== 'purge' || purge.state === 'failed') return refused('not_undoable');
  // A purge that still deletes hands its years over: its rows are nobody's any more. Another's year with other bounds
  // that is being purged holds nothing.
  const isOurs = (year: { companyId: string }) => year.companyId === purge.companyId;
  const busy = facts.active.find(
    (year) =>
      isOurs(year) &&
      year.jobId !== purge.id &&
      (year.kind === 'purge' ? years.some(({ start }) => start === year.start) : overlaps(year)),
  );
  if (busy) return refused('year_busy', { year: busy.start, job: pathOf(busy.jobId) });
  if (Date.parse(until) < Date.now()) return refused('undo_expired', { until, date: until.slice(0, 10) });
  // The year itself, or one with other bounds that has taken its place.
  const loaded = facts.loaded.find((year) => isOurs(year) && overlaps(year));
  if (loaded) return refused('loaded_since', { year: loaded.start });
  // Undone, and then purged again: the later purge is the one to undo.
  if (undoneBy !== null) {
    const year = years.map(({ start }) => start).join(', ');
    return refused('already_undone', { year, job: pathOf(undoneBy) });
  }
  for (const { start, sieFileId } of years) {
    const file = files.find(({ id }) => id === sieFileId);
    if (!file || file.deletedAt !== null) return refused('sie_file_gone', { file: file?.filename ?? start });
  }
  return { refusal: null, until, undoneBy };
};

export const undoShape = ({ refusal, until, undoneBy }: UndoState): Job['undo'] => ({
  possible: refusal === null,
  reason: refusal && { code: refusal.code, ...wordsOf(refusal.code, refusal.values).texts },
  until,
  undoneBy,
});

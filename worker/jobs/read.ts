// A job in the shape the API and the receipt give it.
import { and, desc, eq, gte, inArray, lt } from 'drizzle-orm';
import type { Job, JobKind, JobState } from '../../shared/contract/job.ts';
import { problemShape, type Language } from '../../shared/contract/problems.ts';
import { inJson, type Ledger } from '../db/find.ts';
import { idOf } from '../db/id.ts';
import {
  job as jobTable,
  jobYear,
  sieFile,
  type JobRecord,
  type JobYearRecord,
  type SieFileRecord,
} from '../db/ledger.ts';
import { problem } from '../problem.ts';
import {
  judgeUndo,
  undoQueries,
  undoShape,
  type UndoFacts,
  type UndoFile,
  type UndoState,
} from './undo-state.ts';

const fileColumns = {
  id: sieFile.id,
  filename: sieFile.filename,
  sha256: sieFile.sha256,
  digest: sieFile.digest,
  vouchers: sieFile.vouchers,
  rows: sieFile.rows,
  debitOre: sieFile.debitOre,
  deletedAt: sieFile.deletedAt,
};
type File = Pick<SieFileRecord, 'id' | 'filename' | 'sha256' | 'digest' | 'vouchers' | 'rows' | 'debitOre'>;

/** `vouchers`, `rows` and `debitOre` are what the job takes away or puts in; `before` and `after` what the year held. */
export const jobYearShape = (kind: JobKind, year: JobYearRecord, files: File[]) => {
  const before = { vouchers: year.beforeVouchers, rows: year.beforeRows, debitOre: year.beforeDebitOre };
  const after = { vouchers: year.afterVouchers, rows: year.afterRows, debitOre: year.afterDebitOre };
  const file = files.find(({ id }) => id === year.sieFileId);
  return {
    start: year.start,
    end: year.end,
    ...(kind === 'purge' || !file
      ? before
      : { vouchers: file.vouchers, rows: file.rows, debitOre: file.debitOre }),
    before,
    after,
    sieFile: file ? { id: file.id, filename: file.filename, sha256: file.sha256, digest: file.digest } : null,
    ...(year.proof ? { proof: year.proof } : {}),
  };
};

/** What a job's answer hangs on beside the job: how long a purge can be undone, and the language of its problem. */
export interface JobView {
  archiveDays: number;
  language: Language;
}

const shape = (
  job: JobRecord,
  years: JobYearRecord[],
  files: File[],
  undo: UndoState | null,
  view: JobView,
): Job => {
  const ended = job.finishedAt !== null;
  return {
    id: job.id,
    companyId: job.companyId,
    kind: job.kind,
    state: job.state,
    // Before its first step a job that fetches is fetching.
    phase: ended
      ? null
      : (job.phase ?? (job.position.stage === 'fetch' && job.startedAt ? 'fetching' : null)),
    progress: { done: Math.min(job.rowsDone, job.rowsTotal), total: job.rowsTotal },
    fiscalYears: years.map((year) => ({
      ...jobYearShape(job.kind, year, files),
      ...(year.problem
        ? { problem: problemShape(year.problem.code, year.problem.values, view.language) }
        : {}),
    })),
    requestedBy: job.requestedBy,
    createdAt: job.createdAt,
    startedAt: job.startedAt,
    finishedAt: job.finishedAt,
    problem: job.problem && problemShape(job.problem.code, job.problem.values, view.language),
    warnings: job.warnings.map(({ code, line, label, message, count }) => ({
      code,
      line,
      label,
      message,
      count,
    })),
    receipt: job.receipt,
    undo: undo && undoShape(undo),
  };
};

/** What the shapes of jobs hang on: five queries for a batch, however many the jobs are. @param purges those that can be undone */
const queriesOf = (
  ledger: Ledger,
  ids: readonly string[],
  companies: readonly string[],
  purges: readonly string[],
) => {
  const { db } = ledger;
  const ofJobs = inJson(jobYear.jobId, JSON.stringify(ids));
  return [
    db.select().from(jobYear).where(ofJobs).orderBy(jobYear.start),
    db
      .select(fileColumns)
      .from(sieFile)
      .where(inArray(sieFile.id, db.select({ id: jobYear.sieFileId }).from(jobYear).where(ofJobs))),
    ...undoQueries(ledger, companies, purges),
  ] as const;
};
type Facts = UndoFacts & { years: JobYearRecord[]; files: (File & UndoFile)[] };

const shapesOf = (jobs: JobRecord[], { years, files, ...facts }: Facts, view: JobView): Job[] =>
  jobs.map((job) => {
    const own = years.filter(({ jobId }) => jobId === job.id);
    const undo = job.kind === 'purge' ? judgeUndo(job, own, files, facts, view.archiveDays) : null;
    return shape(job, own, files, undo, view);
  });

/** Jobs of one ledger in the API's shape: one batch, however many they are. */
export const withYears = async (ledger: Ledger, jobs: JobRecord[], view: JobView): Promise<Job[]> => {
  if (jobs.length === 0) return [];
  const purges = jobs.filter(({ kind }) => kind === 'purge');
  const [years, files, restores, loaded, active] = await ledger.db.batch(
    queriesOf(
      ledger,
      jobs.map(({ id }) => id),
      [...new Set(purges.map(({ companyId }) => companyId))],
      purges.map(({ id }) => id),
    ),
  );
  return shapesOf(jobs, { years, files, restores, loaded, active }, view);
};

/** @throws problem `not_found` */
export const readJob = async (ledger: Ledger, companyId: string, id: string, view: JobView): Promise<Job> => {
  const [[record], years, files, restores, loaded, active] = await ledger.db.batch([
    ledger.db
      .select()
      .from(jobTable)
      .where(and(eq(jobTable.id, id), eq(jobTable.companyId, companyId))),
    ...queriesOf(ledger, [id], [companyId], [id]),
  ]);
  if (!record) throw problem('not_found');
  return shapesOf([record], { years, files, restores, loaded, active }, view)[0]!;
};

/** Those of a company that are wanted; empty lists want all. */
export interface JobFilter {
  states: readonly JobState[];
  kinds: readonly JobKind[];
  /** Milliseconds: asked for then or later. */
  since: number | null;
}

/** Newest first; `before` is the id the last page ended with. */
export const listJobs = async (
  ledger: Ledger,
  companyId: string,
  { states, kinds, since }: JobFilter,
  before: string | null,
  limit: number,
  view: JobView,
) => {
  const records = await ledger.db
    .select()
    .from(jobTable)
    .where(
      and(
        eq(jobTable.companyId, companyId),
        states.length > 0 ? inArray(jobTable.state, [...states]) : undefined,
        kinds.length > 0 ? inArray(jobTable.kind, [...kinds]) : undefined,
        since === null ? undefined : gte(jobTable.id, idOf('job', since, new Uint8Array(10))),
        before ? lt(jobTable.id, before) : undefined,
      ),
    )
    .orderBy(desc(jobTable.id))
    .limit(limit + 1);
  return withYears(ledger, records, view);
};

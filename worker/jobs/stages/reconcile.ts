// The one stage of a reconciliation: each year's ledger is held against its source. What differs is found in one go, or for
// a very large year some days at a time, and named some thousand vouchers a step. Nothing of the ledger is written. A year that
// cannot be compared says why; the others go on.
import { eq } from 'drizzle-orm';
import {
  sieFile as sieFileTable,
  type Comparing,
  type JobYearRecord,
  type SieFileRecord,
} from '../../db/ledger.ts';
import { compareBlocks, compareVouchers, type ComparedBlocks } from '../../ledger/reconciling/compare.ts';
import { wholeLedger } from '../../ledger/reconciling/ledger-vouchers.ts';
import { nameVouchers } from '../../ledger/reconciling/names.ts';
import { movedBetweenYears, movedQueries } from '../../ledger/reconciling/moved.ts';
import {
  concluded,
  maxNamedVouchers,
  readingQueries,
  reconcileSums,
  withPairs,
  type FoundYear,
} from '../../ledger/reconciling/reconcile.ts';
import { insertFound, insertNamed } from '../../ledger/reconciling/reconciliations.ts';
import { problem, problemIn } from '../../problem.ts';
import { agreementFound } from './agreement.ts';
import { leaveYears, whyNone } from './leave-years.ts';
import { deleteFrom } from './outcome.ts';
import { agreeing, isLoadedFrom } from './same-records.ts';
import {
  commitStep,
  hasBudget,
  keepLease,
  leaveToNext,
  type HeldJob,
  type JobContext,
  type Next,
} from '../step.ts';

export const reconcileStage = async (context: JobContext, job: HeldJob): Promise<void> => {
  if (job.position.stage !== 'reconcile') return;
  const index = job.position.year;
  const year = job.years[index];
  if (!year) {
    if (job.years.length === 0) throw await whyNone(context, job);
    return concludeYears(context, job);
  }
  try {
    await reconcileOne(context, job, year, index);
  } catch (error) {
    const meant = problemIn(error);
    if (!meant) throw error;
    // The years after it move up to its place.
    const next: Next = { position: { stage: 'reconcile', year: index }, phase: 'verifying' };
    await leaveYears(context, job, [year], meant, next);
  }
};

/** What moved from one year to another is known, and what each has to say of its agreement, once all are compared. */
const concludeYears = async (context: JobContext, job: HeldJob) => {
  const { d1 } = context.ledger;
  if (leaveToNext(context, movedQueries + 2 * job.years.length)) return;
  const { work, years } = await movedBetweenYears(d1, job.id);
  const agreements = years.flatMap((found) => agreementFound(d1, job, found));
  await commitStep(context, job, [...work, ...agreements], {
    position: deleteFrom('done'),
    phase: 'verifying',
  });
};

const reconcileOne = async (context: JobContext, job: HeldJob, year: JobYearRecord, index: number) => {
  const { db } = context.ledger;
  const { generations = [] } = job.request;
  const generation = Array.isArray(generations) ? generations[index] : generations[year.start];
  if (generation === undefined) throw problem('data_changed', { year: year.start });
  const [file] = await db
    .select()
    .from(sieFileTable)
    .where(eq(sieFileTable.id, year.sieFileId ?? ''));
  if (!file) throw problem('sie_file_gone', { file: year.start });
  // Every night all of what has not changed would be read anew.
  if (job.request.watch && (await isLoadedFrom(context.ledger, generation, file))) {
    await refuseOutdated(context, job, year.start, generation);
    const found = await agreeing(context.ledger, generation, year, file);
    return commitFound(context, job, year, index, found);
  }
  if (leaveToNext(context, 2 * readingQueries(year.beforeVouchers, year.beforeRows))) return;
  await refuseOutdated(context, job, year.start, generation);
  await reconcileYear(context, job, year, generation, file);
};

/** Rows of a year that was purged or replaced meanwhile may have been gone while they were read. */
const refuseOutdated = async (context: JobContext, job: HeldJob, start: string, generation: number) => {
  const live = await context.ledger.d1
    .prepare('SELECT 1 FROM fiscal_year WHERE company_id = ?1 AND start = ?2 AND live_generation = ?3')
    .bind(job.companyId, start, generation)
    .first();
  if (!live) throw problem('data_changed', { year: start });
};

const commitFound = (
  context: JobContext,
  job: HeldJob,
  { beforeRows }: JobYearRecord,
  index: number,
  found: FoundYear,
  work: D1PreparedStatement[] = [],
) => {
  const { d1 } = context.ledger;
  return commitStep(
    context,
    job,
    [
      ...work,
      insertFound(d1, job.id, found),
      d1.prepare('UPDATE job SET rows_done = rows_done + ?2 WHERE id = ?1').bind(job.id, beforeRows),
    ],
    { position: { stage: 'reconcile', year: index + 1 }, phase: 'verifying' },
  );
};

/** Returns with the year half-compared when the budget is spent or the job was asked to stop. */
const reconcileYear = async (
  context: JobContext,
  job: HeldJob,
  its: JobYearRecord,
  generation: number,
  file: SieFileRecord,
) => {
  if (job.position.stage !== 'reconcile') return;
  const { start, end, beforeVouchers } = its;
  const { archive, pace, ledger } = context;
  const { d1 } = ledger;
  const { year } = job.position;
  const rest = () => keepLease(context, job);
  const commit = (comparing: Comparing, work: D1PreparedStatement[]) =>
    commitStep(context, job, work, { position: { stage: 'reconcile', year, comparing }, phase: 'verifying' });

  let state = job.position.comparing;
  let whole: ComparedBlocks | null = null;
  const most = pace.compareVouchers;
  if (!state) {
    const begun = await reconcileSums(d1, archive, { start, end, generation }, file, rest, most, pace);
    whole = begun.compared;
    const { found, ranges } = begun;
    state = { found, ranges, range: 0, named: 0, namedHere: 0, byBlocks: whole !== null };
    if (!whole) return commit(state, []);
  } else if (state.byBlocks) {
    const year = { d1, archive, generation, file, rest, most, limits: pace };
    whole = await compareBlocks(year, () => undefined);
    if (!whole) throw new Error('the vouchers are not those that were compared');
  }
  const finish = async ({ found }: Comparing, work: D1PreparedStatement[]) => {
    await refuseOutdated(context, job, start, generation);
    await commitFound(context, job, its, year, concluded(found), work);
  };
  const days = state.ranges[state.range];
  if (!days) return finish(state, []);
  // Some days have so many of both sides together, about half of them each.
  const half = Math.ceil(most / 2);
  const expected = { ledger: Math.min(beforeVouchers, half), source: Math.min(file.vouchers, half) };
  const looked = whole?.ledger ?? (await wholeLedger(d1, generation));
  const compared = { d1, archive, ledger: looked, file, days, expected, rest };
  const pairs = whole?.pairs ?? (await compareVouchers(compared));
  // Of the year so many may still be named.
  const to = Math.min(pairs.count, state.namedHere + maxNamedVouchers - state.named);
  while (state.namedHere < to) {
    const upTo = Math.min(to, state.namedHere + pace.nameVouchers);
    const named = await nameVouchers(compared, pairs, state.namedHere, upTo);
    const work = insertNamed(d1, job.id, start, state.named, named);
    const more = named.length;
    state = { ...state, named: state.named + more, namedHere: state.namedHere + more };
    await commit(state, work);
    if (
      state.namedHere < to &&
      (job.cancelRequested || !hasBudget(context, readingQueries(beforeVouchers, 0)))
    )
      return;
  }
  state = { ...state, found: withPairs(state.found, pairs), range: state.range + 1, namedHere: 0 };
  if (state.range < state.ranges.length) return commit(state, []);
  await finish(state, []);
};

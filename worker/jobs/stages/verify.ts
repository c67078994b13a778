// The check before a load goes live: what stands in the database is counted and summed again, every row of it, and held
// against what the reader saw and against the record made when the file was first checked. Some ranges a step.
import { eq } from 'drizzle-orm';
import {
  generation as generationTable,
  sieFile as sieFileTable,
  type JobYearRecord,
  type SieFileRecord,
  type StoredSums,
} from '../../db/ledger.ts';
import { logError } from '../../log.ts';
import { guardProblem, reasonsAgainst } from '../../ledger/receiving/guards.ts';
import { heldIn } from '../../ledger/receiving/coverage.ts';
import { refuseOverlap } from '../../ledger/years/overlap.ts';
import { readYears } from '../../ledger/years/years.ts';
import { goLive } from '../../ledger/years/go-live.ts';
import { chartRange, chartSize } from '../../ledger/loading/merge-chart.ts';
import {
  addStored,
  noSums,
  storedFigures,
  storedLists,
  type StoredLists,
} from '../../ledger/loading/sum-stored.ts';
import { proofOf } from '../../ledger/loading/proof.ts';
import { sizeOf } from '../../ledger/parts/part.ts';
import { problem } from '../../problem.ts';
import { giveWay, isBusy } from '../../traffic.ts';
import { agreementFetched } from './agreement.ts';
import { deleteFrom } from './outcome.ts';
import { commitStep, guardFailed, hasBudget, leaveToNext, type HeldJob, type JobContext } from '../step.ts';

export const verifyStage = async (context: JobContext, job: HeldJob): Promise<void> => {
  if (job.position.stage !== 'verify') return;
  const year = job.years[job.position.year];
  if (!year) return makeLive(context, job);
  const found = await verifyYear(context, job, year);
  if (found === 'interrupted') return;
  if (found !== null) return loadAlone(context, job, found);
  const position = { stage: 'verify', year: job.position.year + 1 } as const;
  await commitStep(context, job, [await noteProof(context, job, year)], { position, phase: 'verifying' });
};

/** Where it ends up in the receipt. */
const noteProof = async ({ ledger: { db, d1 } }: JobContext, job: HeldJob, year: JobYearRecord) => {
  const [file] = await db
    .select()
    .from(sieFileTable)
    .where(eq(sieFileTable.id, year.sieFileId ?? ''));
  if (!file || year.newGeneration === null) throw problem('internal');
  const proof = await proofOf(d1, year.newGeneration, file);
  return d1
    .prepare('UPDATE job_year SET proof = ?3 WHERE job_id = ?1 AND start = ?2')
    .bind(job.id, year.start, JSON.stringify(proof));
};

/** Of the batch that makes them live, and of asking for its charts. */
const queriesPerYear = 15;

/** A chart of the usual length is merged in the same batch; a long one right after, a range a step. */
const makeLive = async (context: JobContext, job: HeldJob) => {
  if (leaveToNext(context, job.years.length * queriesPerYear)) return;
  const { d1 } = context.ledger;
  const sizes: number[] = [];
  for (const { newGeneration } of job.years) sizes.push(await chartSize(d1, newGeneration));
  const short = sizes.reduce((sum, size) => sum + size, 0) <= context.pace.mergeRows;
  const charts = job.years.flatMap(({ newGeneration }, i) =>
    short ? chartRange(d1, job.companyId, newGeneration, 0, sizes[i]!) : [],
  );
  try {
    await commitStep(context, job, [...goLive(d1, job), ...agreementFetched(d1, job), ...charts], {
      position: short ? deleteFrom('done') : { stage: 'merge', year: 0, sequence: 0 },
      phase: 'deleting',
    });
  } catch (error) {
    if (guardFailed(error)) await refuseOutdated(context, job);
    throw error;
  }
};

/**
 * Why the years cannot go live, when trying again would not help. Their orders saw to it that nothing stands in the
 * way; should something all the same, the job ends and names it.
 * @throws problems `fiscal_year_overlaps`, `data_changed`
 */
const refuseOutdated = async (context: JobContext, job: HeldJob) => {
  const known = await readYears(context.ledger, job.companyId);
  const others = known.filter(({ activeJob, generation }) => generation !== null && activeJob !== job.id);
  refuseOverlap(others, job.years);
  for (const { start, oldGeneration } of job.years) {
    const now = known.find((year) => year.start === start)?.generation ?? null;
    if (now !== oldGeneration) throw problem('data_changed', { year: start });
  }
};

/** Nothing stops the undoing of a purge: what it brings back is what the year held. */
const stoppedBy = async ({ ledger }: JobContext, job: HeldJob, file: SieFileRecord) => {
  if (job.kind === 'restore') return null;
  const held = await heldIn(ledger, job.companyId, file.start);
  return guardProblem(reasonsAgainst(file, held), job.request.allow ?? []);
};

/**
 * What was found wrong with a generation that shares rows with the old one may be wrong with those: it is made again of
 * its file alone.
 */
const loadAlone = async (context: JobContext, job: HeldJob, wrong: Mismatch) => {
  if (job.position.stage !== 'verify') return;
  const { year } = job.position;
  if (!wrong.canMend) throw problem('verification_failed', wrong.values);
  logError('job.old_rows_not_used', wrong, { jobId: job.id });
  await commitStep(context, job, [], {
    position: { stage: 'again', year },
    phase: 'loading',
    rows: -wrong.listed,
  });
};

/** How what is stored differs from the file. */
interface Mismatch {
  /** Whether it shares rows, or another version of this worker summed what it was made of. */
  canMend: boolean;
  /** Ledger rows that the generation lists. */
  listed: number;
  values: { year: string; found: unknown; expected: unknown };
}

/**
 * Null: all is as it should be. Interrupted: this invocation may not go on, or the job was asked to stop.
 * @throws problems of the guards
 */
const verifyYear = async (
  context: JobContext,
  job: HeldJob,
  year: JobYearRecord,
): Promise<Mismatch | 'interrupted' | null> => {
  const { db, d1 } = context.ledger;
  if (year.newGeneration === null || year.sieFileId === null) throw problem('internal');
  const [[generation], [file]] = await db.batch([
    db.select().from(generationTable).where(eq(generationTable.id, year.newGeneration)),
    db.select().from(sieFileTable).where(eq(sieFileTable.id, year.sieFileId)),
  ]);
  if (!generation || !file) throw problem('internal');
  const stopped = await stoppedBy(context, job, file);
  if (stopped) throw stopped;

  const lists = await storedLists(d1, generation.id);
  const figures = await storedFigures(d1, generation.id);
  const stored = await sumYear(context, job, lists);
  if (!stored) return 'interrupted';
  const wrong: Mismatch['values'][] = [];
  const check = (found: unknown, expected: unknown) => {
    if (found !== expected && wrong.length === 0) wrong.push({ year: year.start, found, expected });
  };
  check(`${stored.vouchers} ver.`, `${file.vouchers} ver.`);
  check(`${stored.rows} rader`, `${file.rows + file.addedRows + file.removedRows} rader`);
  check(`${figures.balances} saldon`, `${generation.balances} saldon`);
  check(`${figures.rows} #TRANS`, `${file.rows} #TRANS`);
  check(figures.debitOre, file.debitOre);
  check(generation.debitOre, file.debitOre);
  const should = generation.tallies ?? {};
  const told = (name: string, tally: number | undefined) => `${name} ${tally}`;
  check(told('öre', stored.amountOre), told('öre', should['amountOre']));
  check(told('konton', stored.accounts), told('konton', should['accounts']));
  const { tallies } = figures;
  check(told('summor', tallies.period_total), told('summor', should['period_total']));
  // Of rows that were stored of this very file, what else there is is as it was written.
  if (lists.isShared) {
    const { voucher, ledger_row } = stored;
    for (const [table, tally] of Object.entries({ ledger_row, voucher, ...tallies }))
      check(told(table, tally), told(table, should[table]));
  }
  const [values] = wrong;
  const canMend = lists.isShared || should['accounts'] === undefined;
  return values ? { values, canMend, listed: sizeOf(lists.rows) } : null;
};

/** Rows summed in one query while requests come. */
const busyRows = 2_000;

/** The year's sums, from where they were noted last; null when this invocation may not go on. */
const sumYear = async (context: JobContext, job: HeldJob, lists: StoredLists): Promise<StoredSums | null> => {
  if (job.position.stage !== 'verify') return null;
  const { size } = lists;
  const { year, to: noted = 0, summed } = job.position;
  const { verifyRows, verifyQueries, leaseMs } = context.pace;
  let sums = summed ?? noSums;
  for (let to = summed ? noted : 0, queries = 1; to < size; queries += 1) {
    const rows = isBusy() ? Math.min(verifyRows, busyRows) : verifyRows;
    sums = await addStored(context.ledger.d1, lists, to, to + rows, sums);
    to += rows;
    await giveWay();
    const due = queries % verifyQueries === 0 || Date.now() - job.renewedAt > leaseMs / 3;
    if (to >= size || !due) continue;
    const position = { stage: 'verify', year, to, summed: sums } as const;
    await commitStep(context, job, [], { position, phase: 'verifying' });
    if (job.cancelRequested || !hasBudget(context)) return null;
  }
  return sums;
};

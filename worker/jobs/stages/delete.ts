// The deleting stage of every job: what a generation has and the one that stays has not, in ranges along the clustered
// key, and its parts last. After a purge or a replacing load that is the old generation, after a failed or cancelled load
// its leftovers. The state of a generation says nothing of its rows: a dead one's may be shared by a living one.
import type { DeleteProgress } from '../../db/ledger.ts';
import { ledgerRowsOf, surplusOf, type Surplus } from '../../ledger/parts/surplus.ts';
import { generationTables } from '../../ledger/tables.ts';
import { createStride } from '../stride.ts';
import { finishJob } from './finish.ts';
import { commitStep, hasBudget, type HeldJob, type JobContext } from '../step.ts';

/** A generation to be deleted, and the one of the same year that stays. */
interface Victim {
  generation: number | null;
  keeper: number | null;
}

export const deleteStage = async (context: JobContext, job: HeldJob): Promise<void> => {
  if (job.position.stage !== 'delete') return;
  const { outcome } = job.position;
  const isDone = outcome === 'done';
  const victims = job.years.map(({ oldGeneration, newGeneration }) =>
    isDone
      ? { generation: oldGeneration, keeper: newGeneration }
      : { generation: newGeneration, keeper: oldGeneration },
  );
  const ended = await deleteSurplus(context, job, victims, isDone, job.position.at, (at) => ({
    stage: 'delete',
    outcome,
    at,
  }));
  if (ended && hasBudget(context)) await finishJob(context, job, outcome);
};

/** What was loaded did not hold up, though it was loaded as the file says: it goes, and nothing is shared this time. */
export const againStage = async (context: JobContext, job: HeldJob): Promise<void> => {
  if (job.position.stage !== 'again') return;
  const { year } = job.position;
  const { newGeneration, oldGeneration } = job.years[year]!;
  const victims = job.years.map((_, i) =>
    i === year ? { generation: newGeneration, keeper: oldGeneration } : { generation: null, keeper: null },
  );
  const ended = await deleteSurplus(context, job, victims, false, job.position.at, (at) => ({
    stage: 'again',
    year,
    at,
  }));
  if (ended && hasBudget(context))
    await commitStep(context, job, [], {
      position: { stage: 'load', year, alone: true },
      phase: 'loading',
    });
};

/**
 * @param isCounted whether the rows count as done: those deleted, and those that stay for the keeper
 * @returns false when this invocation may not go on
 */
const deleteSurplus = async (
  context: JobContext,
  job: HeldJob,
  victims: Victim[],
  isCounted: boolean,
  from: DeleteProgress | undefined,
  positionAt: (at: DeleteProgress) => HeldJob['position'],
): Promise<boolean> => {
  const { d1 } = context.ledger;
  const stride = createStride(context.pace.deleteRows);
  let at = from ?? { year: 0, table: 0, origin: 0, sequence: 0 };
  while (at.year < victims.length) {
    const { generation, keeper } = victims[at.year]!;
    const next = { year: at.year + 1, table: 0, origin: 0, sequence: 0 };
    if (generation === null) {
      at = next;
      continue;
    }
    if (!hasBudget(context)) return false;
    const surplus = await surplusOf(d1, generation, keeper);
    for (;;) {
      const step = nextStep(surplus, at, stride.rows());
      if (!step) break;
      const work = step.ranges.map(({ table, origin, first, end }) =>
        d1
          .prepare(
            `DELETE FROM ${generationTables[table]} WHERE generation = ?1 AND sequence >= ?2 AND sequence < ?3`,
          )
          .bind(origin, first, end),
      );
      const rows = isCounted ? ledgerRowsOf(step.ranges) : 0;
      at = { ...step.to, year: at.year };
      await commitStep(context, job, work, { position: positionAt(at), phase: 'deleting', rows });
      stride.held(job.heldMs);
      if (!hasBudget(context)) return false;
    }
    const list = d1.prepare('DELETE FROM part WHERE generation = ?1').bind(generation);
    const rows = isCounted ? surplus.sharedRows : 0;
    at = next;
    await commitStep(context, job, [list], { position: positionAt(at), phase: 'deleting', rows });
  }
  return true;
};

/** Ranges of one step, each a query. */
const stepRanges = 40;

/** The next ranges after `at`, and what is deleted with them; null when there are none. */
const nextStep = ({ ranges }: Surplus, at: DeleteProgress, rows: number) => {
  let room = rows;
  const chosen: Surplus['ranges'] = [];
  const isDeleted = ({ table, origin, end }: Surplus['ranges'][number]) =>
    table < at.table ||
    (table === at.table && (origin < at.origin || (origin === at.origin && end <= at.sequence)));
  for (const range of ranges) {
    if (isDeleted(range)) continue;
    if (room === 0 || chosen.length === stepRanges) break;
    const isBegun = range.table === at.table && range.origin === at.origin && range.first < at.sequence;
    const first = isBegun ? at.sequence : range.first;
    const end = Math.min(range.end, first + room);
    chosen.push({ ...range, first, end });
    room -= end - first;
  }
  const last = chosen.at(-1);
  return last && { ranges: chosen, to: { table: last.table, origin: last.origin, sequence: last.end } };
};

// The deleting stage of every job: the rows of dead generations go, in ranges along their clustered key.
// After a purge or a replacing load that is the old generation, after a failed or cancelled load its leftovers.
import { generationTables } from '../../ledger/tables.ts';
import type { Position } from '../../db/ledger.ts';
import { finishJob } from './finish.ts';
import { commitStep, countChanges, hasBudget, type HeldJob, type JobContext } from '../step.ts';

/** Rows deleted in one step: some 5 ms of the database (platform advice: about 10,000 a bulk change). */
const rowsPerStep = 10_000;

export type Outcome = 'done' | 'failed' | 'cancelled';
export const deleteFrom = (outcome: Outcome): Position => ({
  stage: 'delete',
  outcome,
  generation: 0,
  table: 0,
  sequence: 0,
});

export const deleteStage = async (context: JobContext, job: HeldJob): Promise<void> => {
  if (job.position.stage !== 'delete') return;
  const { outcome } = job.position;
  const generations = job.years
    .map((year) => (outcome === 'done' ? year.oldGeneration : year.newGeneration))
    .filter((generation) => generation !== null);
  while (hasBudget(context, 20)) {
    const step = await nextRanges(context, job, generations, job.position);
    if (step.work.length === 0) return finishJob(context, job, outcome);
    await commitStep(context, job, step.work, { position: step.position, phase: 'deleting' });
  }
};

/** Statements that delete the next `rowsPerStep` rows from where the position stands, and where it then stands. */
const nextRanges = async (context: JobContext, job: HeldJob, generations: number[], from: Position) => {
  const { d1 } = context.ledger;
  const work: D1PreparedStatement[] = [];
  if (from.stage !== 'delete') return { work, position: from };
  const position = { ...from };
  let room = rowsPerStep;
  while (room > 0 && position.generation < generations.length) {
    const generation = generations[position.generation]!;
    const sizes = await sizesOf(context, generation);
    while (room > 0 && position.table < generationTables.length) {
      const table = generationTables[position.table]!;
      const count = Math.min(room, sizes[table] - position.sequence);
      if (count > 0) {
        work.push(
          d1
            .prepare(`DELETE FROM ${table} WHERE generation = ?1 AND sequence >= ?2 AND sequence < ?3`)
            .bind(generation, position.sequence, position.sequence + count),
        );
        if (table === 'ledger_row') work.push(countChanges(context, job));
        room -= count;
        position.sequence += count;
      }
      if (position.sequence >= sizes[table])
        Object.assign(position, { table: position.table + 1, sequence: 0 });
    }
    if (position.table >= generationTables.length) {
      Object.assign(position, { generation: position.generation + 1, table: 0, sequence: 0 });
    }
    if (work.length > 40) break;
  }
  return { work, position };
};

type Sizes = Record<(typeof generationTables)[number], number>;

/** One past the last sequence of each table; what is already deleted reads as shorter, never as longer. */
const sizesOf = async (context: JobContext, generation: number): Promise<Sizes> => {
  context.budget.queries -= 1;
  const sizes = generationTables.map(
    (table) => `(SELECT coalesce(max(sequence) + 1, 0) FROM ${table} WHERE generation = ?1) AS ${table}`,
  );
  const row = await context.ledger.d1
    .prepare(`SELECT ${sizes.join(', ')}`)
    .bind(generation)
    .first<Sizes>();
  return row ?? { ledger_row: 0, voucher: 0, balance: 0, period_total: 0, chart_entry: 0 };
};

// The deleting stage of every job: the rows of dead generations go, in ranges along their clustered key.
// After a purge or a replacing load that is the old generation, after a failed or cancelled load its leftovers.
import { generationTables } from '../../ledger/tables.ts';
import { finishJob } from './finish.ts';
import { commitStep, countChanges, hasBudget, type HeldJob, type JobContext } from '../step.ts';

export const deleteStage = async (context: JobContext, job: HeldJob): Promise<void> => {
  if (job.position.stage !== 'delete') return;
  const { outcome } = job.position;
  const generations = job.years
    .map((year) => (outcome === 'done' ? year.oldGeneration : year.newGeneration))
    .filter((generation) => generation !== null);
  const sizes = createSizes(context);
  while (hasBudget(context)) {
    const step = await nextRanges(context, job, generations, sizes);
    if (step.work.length === 0) return finishJob(context, job, outcome);
    await commitStep(context, job, step.work, { position: step.position, phase: 'deleting' });
  }
};

/** Statements that delete the next rows from where the position stands, and where it then stands. */
const nextRanges = async (
  context: JobContext,
  job: HeldJob,
  generations: number[],
  sizesOf: ReturnType<typeof createSizes>,
) => {
  const { d1 } = context.ledger;
  const work: D1PreparedStatement[] = [];
  if (job.position.stage !== 'delete') return { work, position: job.position };
  const position = { ...job.position };
  let room = context.pace.deleteRows;
  while (room > 0 && work.length < 40 && position.generation < generations.length) {
    const generation = generations[position.generation]!;
    const table = generationTables[position.table];
    if (!table) {
      Object.assign(position, { generation: position.generation + 1, table: 0, sequence: 0 });
      continue;
    }
    const size = (await sizesOf(generation))[table];
    const to = Math.min(size, position.sequence + room);
    if (to > position.sequence) {
      work.push(
        d1
          .prepare(`DELETE FROM ${table} WHERE generation = ?1 AND sequence >= ?2 AND sequence < ?3`)
          .bind(generation, position.sequence, to),
      );
      if (table === 'ledger_row') work.push(countChanges(context, job));
      room -= to - position.sequence;
      position.sequence = to;
    }
    if (position.sequence >= size) Object.assign(position, { table: position.table + 1, sequence: 0 });
  }
  return { work, position };
};

type Sizes = Record<(typeof generationTables)[number], number>;

/**
 * One past the last sequence of each table, asked once a generation: rows go in ascending order, so the last one is
 * the last to go, and a dead generation gets no new ones.
 */
const createSizes = (context: JobContext) => {
  const known = new Map<number, Promise<Sizes>>();
  const columns = generationTables.map(
    (table) => `(SELECT coalesce(max(sequence) + 1, 0) FROM ${table} WHERE generation = ?1) AS ${table}`,
  );
  const ask = async (generation: number): Promise<Sizes> => {
    const row = await context.ledger.d1
      .prepare(`SELECT ${columns.join(', ')}`)
      .bind(generation)
      .first<Sizes>();
    if (!row) throw new Error('asking for sizes gave no row');
    return row;
  };
  return (generation: number): Promise<Sizes> => {
    const sizes = known.get(generation) ?? ask(generation);
    known.set(generation, sizes);
    return sizes;
  };
};

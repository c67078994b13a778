// The loading stage of load, reload and restore: the archived file of each year is read into a new generation
// that nobody reads yet, one chunk a step. Interrupted, it reads the file again and goes on after the last chunk.
import { eq } from 'drizzle-orm';
import { createSieReader } from '../../../shared/sie/index.ts';
import { sieFile as sieFileTable, type JobYearRecord, type SieFileRecord } from '../../db/ledger.ts';
import { readArchived, sieFileKey } from '../../ledger/archive.ts';
import { createChunker, type Chunk } from '../../ledger/chunks.ts';
import { createDigest } from '../../sha256.ts';
import { generationTables, insertRows } from '../../ledger/tables.ts';
import { problem } from '../../problem.ts';
import { commitStep, countChanges, hasBudget, type HeldJob, type JobContext } from '../step.ts';
import { readHeldJob } from '../take.ts';

const queriesPerChunk = 12;

/** Loads as many chunks of the year at the job's position as the budget allows. */
export const loadStage = async (context: JobContext, job: HeldJob): Promise<void> => {
  if (job.position.stage !== 'load') return;
  const year = job.years[job.position.year];
  if (!year) return commitStep(context, job, [], { position: { stage: 'verify' }, phase: 'verifying' });
  if (!year.sieFileId) throw problem('internal');
  if (year.newGeneration === null) return openGeneration(context, job, year, year.sieFileId);
  const [file] = await context.ledger.db
    .select()
    .from(sieFileTable)
    .where(eq(sieFileTable.id, year.sieFileId));
  if (!file) throw problem('sie_file_gone', { file: year.sieFileId });
  await loadFile(context, job, year, file);
};

const openGeneration = async (context: JobContext, job: HeldJob, year: JobYearRecord, sieFileId: string) => {
  const { d1 } = context.ledger;
  await commitStep(
    context,
    job,
    [
      d1
        .prepare(
          `INSERT INTO generation (company_id, start, sie_file_id, job_id, state) VALUES (?1, ?2, ?3, ?4, 'loading')`,
        )
        .bind(job.companyId, year.start, sieFileId, job.id),
      d1
        .prepare(
          `UPDATE job_year SET new_generation = (SELECT id FROM generation WHERE job_id = ?1 AND start = ?2)
           WHERE job_id = ?1 AND start = ?2`,
        )
        .bind(job.id, year.start),
    ],
    { position: job.position, phase: 'loading' },
  );
  const fresh = await readHeldJob(context.ledger, job.id);
  if (fresh) job.years = fresh.years;
};

const loadFile = async (context: JobContext, job: HeldJob, year: JobYearRecord, file: SieFileRecord) => {
  if (job.position.stage !== 'load' || year.newGeneration === null) return;
  const { year: yearIndex, chunk: done } = job.position;
  const generation = year.newGeneration;
  const starts = new Map(file.fiscalYears.map(({ index, start }) => [index, start]));
  const ready: Chunk[] = [];
  const chunker = createChunker(
    (index) => starts.get(index) ?? null,
    (chunk) => {
      if (chunk.index >= done) ready.push(chunk);
    },
  );
  const reader = createSieReader({
    encoding: file.encoding as Parameters<typeof createSieReader>[0]['encoding'],
    onEvent: chunker.onEvent,
    acceptChecksumMismatch: job.request.allow?.includes('checksum_mismatch') ?? false,
  });
  const digest = createDigest();
  let stopped = false;

  const storeReady = async () => {
    for (let chunk = ready.shift(); chunk; chunk = ready.shift()) {
      if (!hasBudget(context, queriesPerChunk) || (await cancelAsked(context, job))) {
        stopped = true;
        return;
      }
      await storeChunk(context, job, yearIndex, generation, chunk);
    }
  };

  await readArchived(context.archive, sieFileKey(job.companyId, file.id), file.filename, async (bytes) => {
    await digest.push(bytes);
    reader.push(bytes);
    await storeReady();
    return !stopped;
  });
  if (stopped) return;
  if ((await digest.hex()) !== file.sha256) throw problem('file_changed', { file: file.filename });
  const summary = reader.end();
  chunker.end();
  await storeReady();
  if (stopped) return;
  await commitStep(
    context,
    job,
    [
      context.ledger.d1
        .prepare(
          `UPDATE generation SET vouchers = ?2, rows = ?3, added_rows = ?4, removed_rows = ?5, balances = ?6, debit_ore = ?7
           WHERE id = ?1`,
        )
        .bind(
          generation,
          summary.vouchers,
          summary.rows,
          summary.addedRows,
          summary.removedRows,
          chunker.counts.balance,
          summary.debitOre,
        ),
    ],
    { position: { stage: 'load', year: yearIndex + 1, chunk: 0 }, phase: 'loading' },
  );
};

const storeChunk = (context: JobContext, job: HeldJob, year: number, generation: number, chunk: Chunk) => {
  const { d1 } = context.ledger;
  const work = generationTables.flatMap((table) => {
    const { first, rows } = chunk.tables[table];
    if (rows.length === 0) return [];
    const insert = insertRows(d1, table, generation, first, rows);
    return table === 'ledger_row' ? [insert, countChanges(context, job)] : [insert];
  });
  return commitStep(context, job, work, {
    position: { stage: 'load', year, chunk: chunk.index + 1 },
    phase: 'loading',
  });
};

const cancelAsked = async (context: JobContext, job: HeldJob): Promise<boolean> => {
  context.budget.queries -= 1;
  const row = await context.ledger.d1
    .prepare('SELECT cancel_requested AS asked FROM job WHERE id = ?1')
    .bind(job.id)
    .first<{ asked: number }>();
  job.cancelRequested = row?.asked === 1;
  return job.cancelRequested;
};

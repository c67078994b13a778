// The loading stage of load, reload and restore: the archived file of each year is read into a new generation
// that nobody reads yet, one chunk a step. Interrupted, it reads the file again and goes on after the last chunk.
import { eq } from 'drizzle-orm';
import { readerVersion, type SieSummary } from '../../../shared/sie/index.ts';
import {
  sieFile as sieFileTable,
  type JobYearRecord,
  type Position,
  type SieFileRecord,
} from '../../db/ledger.ts';
import { readArchived, sieFileKey } from '../../ledger/archive/archive.ts';
import { noProgress, noRows, type Chunk, type NewPart, type Progress } from '../../ledger/loading/chunk.ts';
import { createChunks } from '../../ledger/loading/chunks.ts';
import { createFileRows } from '../../ledger/loading/file-rows.ts';
import { insertParts } from '../../ledger/loading/insert-parts.ts';
import { insertRows, lacksJsonbEach } from '../../ledger/loading/insert-rows.ts';
import { createStretches } from '../../ledger/loading/stretches.ts';
import { openFile } from '../../ledger/archive/open-file.ts';
import { describeAnew, keepDigest } from '../../ledger/archive/sie-files.ts';
import { createShelf, emptyShelf, type Shelf } from '../../ledger/parts/blocks.ts';
import { readBlocks } from '../../ledger/parts/read-blocks.ts';
import { generationTables } from '../../ledger/tables.ts';
import { createDigest } from '../../sha256.ts';
import { problem } from '../../problem.ts';
import { isBusy } from '../../traffic.ts';
import { hasSameRows, loadSame } from './load-same.ts';
import { commitStep, hasBudget, keepLease, type HeldJob, type JobContext } from '../step.ts';
import { readHeldJob } from '../take.ts';

const queriesPerChunk = 12;
/** Rows stored in one step while requests come. */
const busyRows = 1_000;

/** Loads as many chunks of the year at the job's position as the budget allows. */
export const loadStage = async (context: JobContext, job: HeldJob): Promise<void> => {
  if (job.position.stage !== 'load') return;
  const year = job.years[job.position.year];
  if (!year)
    return commitStep(context, job, [], { position: { stage: 'verify', year: 0 }, phase: 'verifying' });
  if (!year.sieFileId) throw problem('internal');
  if (year.newGeneration === null) return openGeneration(context, job, year, year.sieFileId);
  const [file] = await context.ledger.db
    .select()
    .from(sieFileTable)
    .where(eq(sieFileTable.id, year.sieFileId));
  if (!file) throw problem('sie_file_gone', { file: year.sieFileId });
  const { progress, stored, copied, alone } = job.position;
  const isBegun = alone || progress !== undefined || stored !== undefined;
  if (copied !== undefined || (!isBegun && (await hasSameRows(context, year, file))))
    return loadSame(context, job, year, file);
  const old = alone ? null : year.oldGeneration;
  const shelf = old === null ? emptyShelf : await shelfOf(context, old, year.newGeneration);
  await loadFile(context, job, year.newGeneration, shelf, file);
};

/** What the old generation has, and the new one does not list yet. */
const shelfOf = async ({ ledger }: JobContext, old: number, generation: number): Promise<Shelf> => {
  const listed = await readBlocks(ledger.d1, generation);
  return createShelf(
    await readBlocks(ledger.d1, old),
    listed.filter(({ origin }) => origin !== generation),
  );
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
  if (!fresh) throw problem('internal');
  job.years = fresh.years;
};

/** Returns with the file half-read when the budget is spent or the job was asked to stop. */
const loadFile = async (
  context: JobContext,
  job: HeldJob,
  generation: number,
  shelf: Shelf,
  file: SieFileRecord,
) => {
  if (job.position.stage !== 'load') return;
  const { year, etag, alone = false } = job.position;
  const starts = new Map(file.fiscalYears.map(({ index, start }) => [index, start]));
  const ready: Chunk[] = [];
  const { chunkRows } = context.pace;
  const room = () => (isBusy() ? Math.min(chunkRows, busyRows) : chunkRows);
  const { progress, parts } = begunBy(job.position, generation);
  const limits = { ...context.pace, room };
  const stretches = createStretches(file, limits.hashDigits);
  const chunks = createChunks(generation, progress, parts, shelf, limits, stretches, (chunk) =>
    ready.push(chunk),
  );
  const rows = createFileRows((index) => starts.get(index) ?? null, file.encoding === 'utf-8', chunks);
  const reader = await openFile(file, {
    onEvent: rows.onEvent,
    stretch: stretches.bytes,
    // The file was taken in as it is: what its control sum is worth was settled then, and its bytes are checked here.
    acceptChecksumMismatch: true,
    digest: file.digest === null,
  });
  const digest = createDigest();
  let object = etag;
  const mayGoOn = () => hasBudget(context, queriesPerChunk) && !job.cancelRequested;
  const storeReady = async (): Promise<boolean> => {
    for (let chunk = ready.shift(); chunk; chunk = ready.shift()) {
      if (!mayGoOn()) return false;
      await storeChunk(context, job, generation, chunk, {
        stage: 'load',
        year,
        progress: chunk.to,
        etag: object!,
        ...(alone ? { alone } : {}),
      });
    }
    return true;
  };

  const key = sieFileKey(job.companyId, file.id);
  let whole = true;
  await readArchived(
    context.archive,
    key,
    file.filename,
    async (bytes, found) => {
      object = found;
      await digest.push(bytes);
      reader.push(bytes);
      whole = await storeReady();
      await keepLease(context, job);
      return whole;
    },
    etag,
  );
  if (!whole) return digest.abandon();
  if ((await digest.hex()) !== file.sha256) throw problem('file_changed', { file: file.filename });
  const summary = reader.end();
  rows.end();
  if (!(await storeReady()) || !mayGoOn()) return;
  const { vouchers, rows: count, addedRows, removedRows, debitOre } = summary.year0;
  const { d1 } = context.ledger;
  const seen = d1
    .prepare(
      `UPDATE generation SET vouchers = ?2, rows = ?3, added_rows = ?4, removed_rows = ?5, balances = ?6, debit_ore = ?7,
         tallies = ?8, reader_version = ?9 WHERE id = ?1`,
    )
    .bind(
      generation,
      vouchers,
      count,
      addedRows,
      removedRows,
      rows.counts.balance,
      debitOre,
      JSON.stringify(rows.tallies),
      readerVersion,
    );
  // A record from before vouchers of other years were left out, and the job's total with it, may count more.
  const told = file.outline ? [] : [describeAnew(d1, file.id, summary), countAnew(d1, job, file, summary)];
  const dated = summary.digest === null ? [] : [keepDigest(d1, file.id, summary.digest)];
  await commitStep(context, job, [seen, ...told, ...dated], {
    position: alone ? { stage: 'verify', year } : { stage: 'load', year: year + 1 },
    phase: 'loading',
  });
};

/** How far the load has come; where it was begun before there were parts, its rows become the first of them. */
const begunBy = (position: Position & { stage: 'load' }, generation: number) => {
  const { progress, stored } = position;
  if (progress || !stored) return { progress: { ...noProgress(), ...(progress as Progress) }, parts: [] };
  const counts = { ...noRows(), ...stored };
  const parts = generationTables.flatMap((table): NewPart[] => {
    const part = { table, position: 0, origin: generation, first: 0, count: counts[table] };
    const rows = table === 'voucher' ? counts.ledger_row : 0;
    if (part.count === 0) return [];
    return [{ ...part, blocks: table === 'ledger_row' ? null : [[part.count, rows, null]] }];
  });
  return { progress: { listed: counts, stored: counts }, parts };
};

const countAnew = (d1: D1Database, job: HeldJob, file: SieFileRecord, { year0 }: SieSummary) => {
  const rowsOf = (of: Pick<SieFileRecord, 'rows' | 'addedRows' | 'removedRows'>) =>
    of.rows + of.addedRows + of.removedRows;
  return d1
    .prepare('UPDATE job SET rows_total = rows_total + ?2 WHERE id = ?1')
    .bind(job.id, rowsOf(year0) - rowsOf(file));
};

const storeChunk = async (
  context: JobContext,
  job: HeldJob,
  generation: number,
  chunk: Chunk,
  position: HeldJob['position'],
) => {
  const { d1 } = context.ledger;
  const store = () => {
    const work = generationTables.flatMap((table) => {
      const rows = chunk.rows[table];
      if (rows.json === '') return [];
      return [insertRows(d1, table, generation, chunk.from.stored[table], rows)];
    });
    const rows = chunk.to.listed.ledger_row - chunk.from.listed.ledger_row;
    const parts = insertParts(d1, generation, chunk.parts);
    return commitStep(context, job, [...work, ...parts], { position, phase: 'loading', rows });
  };
  try {
    await store();
  } catch (error) {
    if (!lacksJsonbEach(error)) throw error;
    await store();
  }
};

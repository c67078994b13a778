// A year that is loaded anew from a file with the same records: its list of parts is copied, and no row is made.
import { and, eq } from 'drizzle-orm';
import { readerVersion } from '../../../shared/sie/index.ts';
import {
  generation as generationTable,
  sieFile as sieFileTable,
  type JobYearRecord,
  type SieFileRecord,
} from '../../db/ledger.ts';
import { readArchived, sieFileKey } from '../../ledger/archive/archive.ts';
import { listOf, readParts } from '../../ledger/parts/list.ts';
import { generationTables } from '../../ledger/tables.ts';
import { problem } from '../../problem.ts';
import { createDigest } from '../../sha256.ts';
import { commitStep, hasBudget, keepLease, type HeldJob, type JobContext } from '../step.ts';

/** Whether the year's old generation has just the rows that this file would be made into. */
export const hasSameRows = async (
  { ledger }: JobContext,
  { oldGeneration }: JobYearRecord,
  file: SieFileRecord,
): Promise<boolean> => {
  if (oldGeneration === null || file.recordsSha256 === null || file.digest === null) return false;
  const [before] = await ledger.db
    .select({ hash: sieFileTable.recordsSha256, encoding: sieFileTable.encoding })
    .from(generationTable)
    .innerJoin(sieFileTable, eq(sieFileTable.id, generationTable.sieFileId))
    .where(and(eq(generationTable.id, oldGeneration), eq(generationTable.readerVersion, readerVersion)));
  return before?.hash === file.recordsSha256 && before.encoding === file.encoding;
};

/**
 * The new generation becomes a list of what the old one has. The archive is asked whether it still has the object that was
 * received; then parts are copied, some a step. The year is verified as any other before it goes live.
 * @throws problems `sie_file_gone`, `file_changed`
 */
export const loadSame = async (
  context: JobContext,
  job: HeldJob,
  { oldGeneration, newGeneration }: JobYearRecord,
  file: SieFileRecord,
): Promise<void> => {
  if (job.position.stage !== 'load') return;
  const { year, copied } = job.position;
  const { d1 } = context.ledger;
  const { copyParts } = context.pace;
  if (copied === undefined && !(await isAsReceived(context, job, file))) return;
  const parts: { table: (typeof generationTables)[number]; position: number; count: number }[] = [];
  for (const table of generationTables)
    for (const { position, count } of await readParts(d1, oldGeneration!, table))
      parts.push({ table, position, count });
  for (let from = copied ?? 0; from < parts.length; from += copyParts) {
    if (!hasBudget(context) || job.cancelRequested) return;
    const step = parts.slice(from, from + copyParts);
    const work = generationTables.flatMap((table) => {
      const own = step.filter((part) => part.table === table);
      if (own.length === 0) return [];
      return d1
        .prepare(
          `INSERT INTO part (generation, of_table, position, origin, first, count, blocks)
           SELECT ?2, '${table}', position, origin, first, count, blocks FROM ${listOf(table)} WHERE position BETWEEN ?3 AND ?4`,
        )
        .bind(oldGeneration, newGeneration, own[0]!.position, own.at(-1)!.position);
    });
    const rows = step.reduce((sum, { table, count }) => sum + (table === 'ledger_row' ? count : 0), 0);
    await commitStep(context, job, work, {
      position: { stage: 'load', year, copied: from + step.length },
      phase: 'loading',
      rows,
    });
  }
  if (!hasBudget(context) || job.cancelRequested) return;
  const seen = d1
    .prepare(
      `UPDATE generation SET (vouchers, rows, added_rows, removed_rows, balances, debit_ore, tallies, reader_version) =
         (SELECT vouchers, rows, added_rows, removed_rows, balances, debit_ore, tallies, reader_version
          FROM generation WHERE id = ?1) WHERE id = ?2`,
    )
    .bind(oldGeneration, newGeneration);
  await commitStep(context, job, [seen], { position: { stage: 'load', year: year + 1 }, phase: 'loading' });
};

/**
 * False: the job was asked to stop. No row is made of the file: that the archive has the object which it made of the bytes
 * that were hashed is told by its etag, without these bytes being read.
 * @throws problems `sie_file_gone`, `file_changed`
 */
const isAsReceived = async (context: JobContext, job: HeldJob, file: SieFileRecord): Promise<boolean> => {
  if (file.etag !== null) {
    const object = await context.archive.head(sieFileKey(job.companyId, file.id));
    if (!object) throw problem('sie_file_gone', { file: file.filename });
    if (object.etag !== file.etag || object.size !== file.bytes)
      throw problem('file_changed', { file: file.filename });
    return true;
  }
  const digest = createDigest();
  await readArchived(context.archive, sieFileKey(job.companyId, file.id), file.filename, async (bytes) => {
    await digest.push(bytes);
    await keepLease(context, job);
    return !job.cancelRequested;
  });
  if (job.cancelRequested) {
    await digest.abandon();
    return false;
  }
  if ((await digest.hex()) !== file.sha256) throw problem('file_changed', { file: file.filename });
  return true;
};

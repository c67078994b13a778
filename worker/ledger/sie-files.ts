// The archive's records: one per SIE file, which outlives the file's bytes.
import { and, desc, eq, isNull, lt } from 'drizzle-orm';
import type { SieFile } from '../../shared/contract/sie-file.ts';
import type { SieSummary, SieWarning } from '../../shared/sie/index.ts';
import type { Ledger } from '../db/find.ts';
import { generation, sieFile as table, type Actor, type SieFileRecord } from '../db/ledger.ts';
import { problem } from '../problem.ts';
import { sieFileKey } from './archive.ts';
import { auditEntry } from './audit.ts';
import type { Received } from './receive.ts';

export interface NewSieFile extends Received {
  id: string;
  companyId: string;
  filename: string;
  start: string;
  end: string;
  summary: SieSummary;
  warnings: SieWarning[];
  by: Actor;
}

export const insertSieFile = (d1: D1Database, file: NewSieFile) => {
  const { summary } = file;
  const record = {
    id: file.id,
    company_id: file.companyId,
    filename: file.filename,
    bytes: file.bytes,
    sha256: file.sha256,
    encoding: file.encoding,
    sie_type: String(summary.sieType),
    program: summary.program,
    company_name: summary.companyName,
    organisation_number: summary.organisationNumber,
    start: file.start,
    end: file.end,
    fiscal_years: JSON.stringify(summary.fiscalYears),
    balances_until: summary.balancesUntil,
    last_voucher_date: summary.lastVoucherDate,
    currency: summary.currency,
    vouchers: summary.vouchers,
    rows: summary.rows,
    added_rows: summary.addedRows,
    removed_rows: summary.removedRows,
    debit_ore: summary.debitOre,
    warnings: JSON.stringify(file.warnings),
    uploaded_by: JSON.stringify(file.by),
    uploaded_at: new Date().toISOString(),
  };
  const names = Object.keys(record);
  return d1
    .prepare(
      `INSERT INTO sie_file (${names.join(', ')}) VALUES (${names.map((_, i) => `?${i + 1}`).join(', ')})`,
    )
    .bind(...Object.values(record));
};

const shape = (file: SieFileRecord, live: boolean): SieFile => ({
  id: file.id,
  filename: file.filename,
  bytes: file.bytes,
  sha256: file.sha256,
  encoding: file.encoding,
  sieType: file.sieType,
  program: file.program,
  companyName: file.companyName,
  organisationNumber: file.organisationNumber,
  fiscalYear: { start: file.start, end: file.end },
  vouchers: file.vouchers,
  rows: file.rows,
  uploadedBy: file.uploadedBy,
  uploadedAt: file.uploadedAt,
  live,
});

const liveFiles = async ({ db }: Ledger, companyId: string) => {
  const live = await db
    .select({ id: generation.sieFileId, start: generation.start })
    .from(generation)
    .where(and(eq(generation.companyId, companyId), eq(generation.state, 'live')));
  return new Map(live.map(({ id, start }) => [id, start]));
};

/** Newest first; `before` is the id that the last page ended with. */
export const listSieFiles = async (
  ledger: Ledger,
  companyId: string,
  before: string | null,
  limit: number,
) => {
  const records = await ledger.db
    .select()
    .from(table)
    .where(
      and(eq(table.companyId, companyId), isNull(table.deletedAt), before ? lt(table.id, before) : undefined),
    )
    .orderBy(desc(table.id))
    .limit(limit + 1);
  const live = await liveFiles(ledger, companyId);
  return records.map((record) => shape(record, live.has(record.id)));
};

/** @throws problem `not_found` */
export const readSieFile = async (ledger: Ledger, companyId: string, id: string): Promise<SieFile> => {
  const [record] = await ledger.db
    .select()
    .from(table)
    .where(and(eq(table.companyId, companyId), eq(table.id, id), isNull(table.deletedAt)));
  if (!record) throw problem('not_found');
  return shape(record, (await liveFiles(ledger, companyId)).has(id));
};

/**
 * Deletes a file's bytes; the record stays, marked.
 * @throws problems `not_found`, `file_in_use` while a live year or an active job was read, or reads, from it
 */
export const deleteSieFile = async (
  ledger: Ledger,
  archive: R2Bucket,
  companyId: string,
  id: string,
  by: Actor,
) => {
  const file = await readSieFile(ledger, companyId, id);
  const marked = await ledger.d1.batch([
    ledger.d1
      .prepare(
        `UPDATE sie_file SET deleted_at = ?3 WHERE company_id = ?1 AND id = ?2
         AND NOT EXISTS (SELECT 1 FROM generation WHERE company_id = ?1 AND sie_file_id = ?2 AND state = 'live')
         AND NOT EXISTS (SELECT 1 FROM job_year WHERE company_id = ?1 AND sie_file_id = ?2 AND active = 1)`,
      )
      .bind(companyId, id, new Date().toISOString()),
    auditEntry(ledger.d1, companyId, by, 'sie-file.deletion-asked', null, {
      sieFile: id,
      filename: file.filename,
      sha256: file.sha256,
    }),
  ]);
  if (marked[0]?.meta.changes === 0)
    throw problem('file_in_use', { file: file.filename, year: file.fiscalYear.start });
  await archive.delete(sieFileKey(companyId, id));
};

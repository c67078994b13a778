// The archive's records: one per SIE file, which outlives the file's bytes.
import { and, desc, eq, isNull, lt } from 'drizzle-orm';
import type { SieFile } from '../../../shared/contract/sie-file.ts';
import type { SieSummary, SieWarning } from '../../../shared/sie/index.ts';
import type { Ledger } from '../../db/find.ts';
import {
  generation,
  sieFile as table,
  type Actor,
  type FileOutline,
  type SieFileRecord,
} from '../../db/ledger.ts';
import { problem } from '../../problem.ts';
import { sieFileKey } from './archive.ts';
import { auditIfChanged, system } from '../audit.ts';
import type { Received } from '../receiving/receive.ts';
import { giveUpObject, removeObjects } from './stray-objects.ts';

export interface NewSieFile extends Received {
  id: string;
  companyId: string;
  filename: string;
  start: string;
  end: string;
  summary: SieSummary;
  warnings: SieWarning[];
  by: Actor;
  uploadedAt: string;
}

/** What is loaded of a file: its own fiscal year. */
export const loadedOf = ({ year0, outline, generatedOn, vouchers }: SieSummary) => {
  const { firstVoucherDate, ...counts } = year0;
  const otherYears = vouchers - year0.vouchers;
  return {
    ...counts,
    outline: { ...outline, generatedOn, firstVoucherDate, otherYears } satisfies FileOutline,
  };
};

/** Characters of one record that are kept; a longer one is no identification. */
const maxKept = 10_000;

/** What a file says of itself that the record has no column for, and an export says again. */
const identificationOf = ({ identification }: SieSummary) =>
  Object.fromEntries(
    Object.entries(identification).filter(([, values]) => JSON.stringify(values).length <= maxKept),
  );

export const insertSieFile = (d1: D1Database, file: NewSieFile) => {
  const { summary, uploadedAt } = file;
  const loaded = loadedOf(summary);
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
    last_voucher_date: loaded.lastVoucherDate,
    currency: summary.currency,
    vouchers: loaded.vouchers,
    rows: loaded.rows,
    added_rows: loaded.addedRows,
    removed_rows: loaded.removedRows,
    debit_ore: loaded.debitOre,
    outline: JSON.stringify(loaded.outline),
    identification: JSON.stringify(identificationOf(summary)),
    warnings: JSON.stringify(file.warnings),
    uploaded_by: JSON.stringify(file.by),
    uploaded_at: uploadedAt,
    // Until its load goes live.
    idle_since: uploadedAt,
  };
  const names = Object.keys(record);
  return d1
    .prepare(
      `INSERT INTO sie_file (${names.join(', ')}) VALUES (${names.map((_, i) => `?${i + 1}`).join(', ')})`,
    )
    .bind(...Object.values(record));
};

/** For the record of a file that was taken in before its outline was kept: what this reading of it loaded. */
export const describeAnew = (d1: D1Database, id: string, summary: SieSummary) => {
  const loaded = loadedOf(summary);
  return d1
    .prepare(
      `UPDATE sie_file SET outline = ?2, vouchers = ?3, rows = ?4, added_rows = ?5, removed_rows = ?6, debit_ore = ?7,
         last_voucher_date = ?8 WHERE id = ?1`,
    )
    .bind(
      id,
      JSON.stringify(loaded.outline),
      loaded.vouchers,
      loaded.rows,
      loaded.addedRows,
      loaded.removedRows,
      loaded.debitOre,
      loaded.lastVoucherDate,
    );
};

/** A file as it is answered that was recorded just now: nothing of it needs to be read again. */
export const newSieFileShape = ({ summary, by, ...file }: NewSieFile): SieFile =>
  shape(
    { ...summary, ...loadedOf(summary), ...file, sieType: String(summary.sieType), uploadedBy: by },
    false,
  );

type ShownFields = Omit<SieFile, 'fiscalYear' | 'vouchersOfOtherYears' | 'live'> &
  Pick<SieFileRecord, 'start' | 'end' | 'outline'>;
const shape = (file: ShownFields, live: boolean): SieFile => ({
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
  vouchersOfOtherYears: file.outline?.otherYears ?? 0,
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

/** Holds for a file that no live year and no active job was read, or reads, from. */
const unused = `NOT EXISTS (SELECT 1 FROM generation AS g WHERE g.company_id = sie_file.company_id
    AND g.start = sie_file.start AND g.sie_file_id = sie_file.id AND g.state = 'live')
  AND NOT EXISTS (SELECT 1 FROM job JOIN job_year AS j ON j.job_id = job.id
    WHERE job.state IN ('queued', 'running') AND j.sie_file_id = sie_file.id)`;

/** Statements that delete a file's bytes if it is unused: the record stays, marked; the object is the sweep's. */
const deletion = (
  d1: D1Database,
  file: SieFileKey,
  by: Actor,
  action: string,
  more: object,
  condition = '',
) => [
  d1
    .prepare(
      `UPDATE sie_file SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL AND ${unused} ${condition}`,
    )
    .bind(file.id, new Date().toISOString()),
  auditIfChanged(d1, file.companyId, by, action, null, {
    sieFile: file.id,
    filename: file.filename,
    sha256: file.sha256,
    ...more,
  }),
  giveUpObject(d1, sieFileKey(file.companyId, file.id)),
];
type SieFileKey = Pick<SieFileRecord, 'id' | 'companyId' | 'filename' | 'sha256'>;

/**
 * Deletes a file's bytes; the record stays, marked. False while a live year or an active job was read, or reads, from it,
 * or when the guard has failed.
 * @param more for the line in the audit trail
 * @param guard a statement for the same batch, which fails it when what was looked at before has changed
 */
export const deleteSieFile = async (
  d1: D1Database,
  archive: R2Bucket,
  file: SieFileKey,
  by: Actor,
  more: object,
  guard: D1PreparedStatement,
): Promise<boolean> => {
  const [, marked] = await d1.batch([guard, ...deletion(d1, file, by, 'sie-file.deleted', more)]);
  if (marked?.meta.changes === 0) return false;
  // What fails here the sweep does again.
  await removeObjects(d1, archive, [sieFileKey(file.companyId, file.id)]).catch(() => undefined);
  return true;
};

/** Files looked at in one round of the clean-up. */
const atATime = 50;

/** Deletes the bytes of files that for more than `days` days have been what no year is read from. */
export const cleanArchive = async ({ d1 }: Ledger, days: number): Promise<void> => {
  const before = new Date(Date.now() - days * 86_400_000).toISOString();
  const { results } = await d1
    .prepare(
      `SELECT id, company_id AS companyId, filename, sha256 FROM sie_file
       WHERE deleted_at IS NULL AND idle_since IS NOT NULL AND idle_since < ?1 AND ${unused} LIMIT ${atATime}`,
    )
    .bind(before)
    .all<SieFileKey>();
  const idle = `AND idle_since < '${before}'`;
  for (const file of results) await d1.batch(deletion(d1, file, system, 'sie-file.expired', {}, idle));
};

// SIE files, and what is on its way into the archive or out of it.
import { getTableColumns } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SieOutline, SieWarning } from '../../../shared/sie/index.ts';
import type { Actor } from './who.ts';

/** What the guards compare a file by, beside its counts. */
export interface FileOutline extends SieOutline {
  /** #GEN. */
  generatedOn: string | null;
  firstVoucherDate: string | null;
  /** Vouchers left out, since they are dated in other fiscal years. */
  otherYears: number;
}

export const sieFile = sqliteTable('sie_file', {
  id: text().primaryKey(),
  companyId: text('company_id').notNull(),
  filename: text().notNull(),
  bytes: integer().notNull(),
  sha256: text().notNull(),
  encoding: text().notNull(),
  sieType: text('sie_type').notNull(),
  program: text(),
  companyName: text('company_name'),
  organisationNumber: text('organisation_number'),
  start: text().notNull(),
  end: text().notNull(),
  fiscalYears: text('fiscal_years', { mode: 'json' })
    .$type<{ index: number; start: string; end: string }[]>()
    .notNull(),
  balancesUntil: text('balances_until'),
  lastVoucherDate: text('last_voucher_date'),
  currency: text(),
  vouchers: integer().notNull(),
  rows: integer().notNull(),
  addedRows: integer('added_rows').notNull(),
  removedRows: integer('removed_rows').notNull(),
  debitOre: integer('debit_ore').notNull(),
  warnings: text({ mode: 'json' }).$type<SieWarning[]>().notNull(),
  uploadedBy: text('uploaded_by', { mode: 'json' }).$type<Actor>().notNull(),
  uploadedAt: text('uploaded_at').notNull(),
  idleSince: text('idle_since'),
  deletedAt: text('deleted_at'),
  outline: text({ mode: 'json' }).$type<FileOutline>(),
  identification: text({ mode: 'json' }).$type<Record<string, readonly string[]>>().notNull(),
  digest: text(),
  recordsSha256: text('records_sha256'),
  etag: text(),
});
export type SieFileRecord = typeof sieFile.$inferSelect;
const { warnings: _, outline: __, ...withoutLong } = getTableColumns(sieFile);
/** The columns of a file's record but its warnings and its outline, which may be long. */
export const archivedColumns = withoutLong;
export type ArchivedFile = Omit<SieFileRecord, 'warnings' | 'outline'>;

export const strayObject = sqliteTable('stray_object', {
  key: text().primaryKey(),
  deleteAfter: integer('delete_after').notNull(),
  doomed: integer({ mode: 'boolean' }).notNull(),
});

export const upload = sqliteTable('upload', {
  companyId: text('company_id').primaryKey(),
  sieFileId: text('sie_file_id').notNull(),
  expiresAt: integer('expires_at'),
});

// Kept items: no purge touches them.
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const document = sqliteTable('document', {
  id: text().primaryKey(),
  companyId: text('company_id').notNull(),
  name: text().notNull(),
  contentType: text('content_type').notNull(),
  bytes: integer().notNull(),
  sha256: text().notNull(),
  createdAt: text('created_at').notNull(),
});

export const budgetVersion = sqliteTable('budget_version', {
  id: text().primaryKey(),
  companyId: text('company_id').notNull(),
  name: text().notNull(),
  fiscalYear: text('fiscal_year'),
  sieFileId: text('sie_file_id'),
  rows: integer().notNull(),
  sumOre: integer('sum_ore').notNull(),
  createdAt: text('created_at').notNull(),
});

export const budgetRow = sqliteTable(
  'budget_row',
  {
    budgetVersionId: text('budget_version_id').notNull(),
    sequence: integer().notNull(),
    account: text().notNull(),
    period: text().notNull(),
    amountOre: integer('amount_ore').notNull(),
  },
  (t) => [primaryKey({ columns: [t.budgetVersionId, t.sequence] })],
);

export const reportTemplate = sqliteTable('report_template', {
  id: text().primaryKey(),
  companyId: text('company_id').notNull(),
  name: text().notNull(),
  definition: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  createdAt: text('created_at').notNull(),
});

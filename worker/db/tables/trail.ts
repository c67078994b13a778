// The audit trail.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Actor } from './who.ts';

export const audit = sqliteTable('audit', {
  id: integer().primaryKey({ autoIncrement: true }),
  companyId: text('company_id').notNull(),
  at: text().notNull(),
  actor: text({ mode: 'json' }).$type<Actor>().notNull(),
  action: text().notNull(),
  jobId: text('job_id'),
  details: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
});

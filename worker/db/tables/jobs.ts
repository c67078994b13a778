// Jobs: where each stands, and the fiscal years that it is of.
import { sql } from 'drizzle-orm';
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { JobKind, JobPhase, JobState, Proof, Receipt } from '../../../shared/contract/job.ts';
import type { SieWarning } from '../../../shared/sie/index.ts';
import type { Actor, CompanyRef } from './who.ts';
import type { Comparing } from './comparisons.ts';

export const job = sqliteTable('job', {
  id: text().primaryKey(),
  companyId: text('company_id').notNull(),
  kind: text().$type<JobKind>().notNull(),
  state: text().$type<JobState>().notNull(),
  phase: text().$type<JobPhase>(),
  fence: integer().notNull(),
  leaseUntil: integer('lease_until'),
  step: integer().notNull(),
  position: text({ mode: 'json' }).$type<Position>().notNull(),
  rowsDone: integer('rows_done').notNull(),
  rowsTotal: integer('rows_total').notNull(),
  attempts: integer().notNull(),
  failure: text(),
  failures: integer().notNull(),
  failingSince: integer('failing_since'),
  cancelRequested: integer('cancel_requested', { mode: 'boolean' }).notNull(),
  request: text({ mode: 'json' }).$type<JobRequest>().notNull(),
  requestKey: text('request_key'),
  company: text({ mode: 'json' }).$type<CompanyRef>().notNull(),
  requestedBy: text('requested_by', { mode: 'json' }).$type<Actor>().notNull(),
  createdAt: text('created_at').notNull(),
  startedAt: text('started_at'),
  finishedAt: text('finished_at'),
  problem: text({ mode: 'json' }).$type<{ code: string; values: Record<string, unknown> }>(),
  warnings: text({ mode: 'json' }).$type<SieWarning[]>().notNull(),
  receipt: text({ mode: 'json' }).$type<Receipt>(),
});
export type JobRecord = typeof job.$inferSelect;

/** Of a generation's rows: their counts, and what worker/ledger/loading/tallies.ts sums of them. */
export interface StoredSums {
  vouchers: number;
  rows: number;
  amountOre: number;
  accounts: number;
  voucher: number;
  ledger_row: number;
}

/** Rows of each table: of the file, those that the new generation's parts have, and those of them stored for it. */
export interface LoadProgress {
  listed: Record<string, number>;
  stored: Record<string, number>;
}

/** What is before it in the order of year, table, origin and sequence is deleted. */
export interface DeleteProgress {
  year: number;
  table: number;
  origin: number;
  sequence: number;
}

/**
 * Where a job's next step begins. `year` counts in the job's list, in order of start date.
 * `etag` is that of the object that was read from; `stored` is how a load was noted that shared nothing. `alone`: nothing
 * of the old generation is to be used, since what was made with it did not hold up; `again` takes that away first.
 * `summed` are the sums of the new generation's rows and vouchers before `to`.
 */
export type Position =
  | { stage: 'fetch' }
  | {
      stage: 'load';
      year: number;
      progress?: LoadProgress;
      stored?: Record<string, number>;
      etag?: string;
      alone?: boolean;
      /** Parts of the old generation that are listed, where no row is made. */
      copied?: number;
    }
  | { stage: 'verify'; year: number; to?: number; summed?: StoredSums }
  | { stage: 'again'; year: number; at?: DeleteProgress }
  | { stage: 'reconcile'; year: number; comparing?: Comparing }
  | { stage: 'merge'; year: number; sequence: number }
  | { stage: 'delete'; outcome: 'done' | 'failed' | 'cancelled'; at?: DeleteProgress };

export interface JobRequest {
  /** The generation of each year that a reconciliation is of; those asked for before it said so, in the order of its years. */
  generations?: Record<string, number> | number[];
  /** Reasons to stop that were set aside by the one who asked. */
  allow?: string[];
  /** The purge that this restore undoes. */
  undoOf?: string;
  /** Of the nightly watch. */
  watch?: boolean;
  /** Whether years that only grew are to be read in anew. */
  reloads?: boolean;
  /** What it finds is the agreement of the company's years: see `worker/ledger/agreement.ts`. */
  agreement?: boolean;
}

export const jobYear = sqliteTable(
  'job_year',
  {
    jobId: text('job_id').notNull(),
    start: text().notNull(),
    end: text().notNull(),
    companyId: text('company_id').notNull(),
    oldGeneration: integer('old_generation'),
    newGeneration: integer('new_generation'),
    sieFileId: text('sie_file_id'),
    beforeVouchers: integer('before_vouchers').notNull(),
    beforeRows: integer('before_rows').notNull(),
    beforeDebitOre: integer('before_debit_ore').notNull(),
    afterVouchers: integer('after_vouchers').notNull(),
    afterRows: integer('after_rows').notNull(),
    afterDebitOre: integer('after_debit_ore').notNull(),
    active: integer({ mode: 'boolean' }).notNull(),
    proof: text({ mode: 'json' }).$type<Proof>(),
    problem: text({ mode: 'json' }).$type<{ code: string; values: Record<string, unknown> }>(),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.start] })],
);

/** Years that a job works on: word for word as the index says it, which serves no value that is bound. */
export const isActive = sql`${jobYear.active} = 1`;
export type JobYearRecord = typeof jobYear.$inferSelect;

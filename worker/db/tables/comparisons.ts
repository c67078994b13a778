// What comparisons found, and whether the fiscal years agree.
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ReconciledYear } from '../../../shared/contract/reconciliation.ts';

/** How far a year's comparison has come: what was found, which days are compared at a time, and what is named of them. */
export interface Comparing {
  found: Omit<ReconciledYear, 'vouchers'>;
  ranges: (readonly [from: string, to: string])[];
  range: number;
  /** Vouchers named, in all and of this range. */
  named: number;
  namedHere: number;
  /** Whether the whole year is compared block by block; else the days of a range, voucher by voucher. */
  byBlocks?: boolean;
}

export const reconciliation = sqliteTable(
  'reconciliation',
  {
    jobId: text('job_id').notNull(),
    start: text().notNull(),
    /** With vouchers where it was found before they were stored apart. */
    result: text({ mode: 'json' })
      .$type<Omit<ReconciledYear, 'vouchers'> & { vouchers?: ReconciledYear['vouchers'] }>()
      .notNull(),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.start] })],
);

export const reconciledVouchers = sqliteTable(
  'reconciled_vouchers',
  {
    jobId: text('job_id').notNull(),
    start: text().notNull(),
    first: integer().notNull(),
    vouchers: text({ mode: 'json' }).$type<ReconciledYear['vouchers']>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.start, t.first] })],
);

/** What a comparison found of a year, beside its outcome. */
export type AgreementFound = Pick<
  ReconciledYear,
  'voucherCount' | 'kinds' | 'differenceCount' | 'onlyAdditions'
>;

export const agreement = sqliteTable(
  'agreement',
  {
    companyId: text('company_id').notNull(),
    start: text().notNull(),
    generation: integer().notNull(),
    state: text().$type<'agrees' | 'differs' | 'unread'>().notNull(),
    since: text().notNull(),
    comparedAt: text('compared_at').notNull(),
    jobId: text('job_id').notNull(),
    changedBy: text('changed_by').notNull(),
    found: text({ mode: 'json' }).$type<AgreementFound>().notNull(),
    problem: text({ mode: 'json' }).$type<{ code: string; values: Record<string, unknown> }>(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.start] })],
);

// All of the caller's companies and years at a glance: what is loaded, how old it is, and whether it agrees.
import { z } from '@hono/zod-openapi';
import { sourceKinds } from './company.ts';
import { fiscalYearSchema } from './fiscal-year.ts';
import { jobKinds, jobPhases, jobStates } from './job.ts';
import { isoDate, orNull, pageQuerySchema } from './list.ts';
import { problemSchema } from './problem.ts';
import { searchWords } from './text.ts';

/**
 * `unread`: the last try to compare could not read the source, or its file. `never`: what is loaded has not been compared
 * since it was loaded.
 */
export const agreementStates = ['agrees', 'differs', 'unread', 'never'] as const;
export type AgreementState = (typeof agreementStates)[number];

/**
 * The outcome of the last comparison of what is loaded now: of a connected company with its accounting system, of others
 * with a file. A reload from the accounting system counts as one that agrees.
 */
export const agreementSchema = z
  .object({
    state: z.enum(agreementStates),
    /** Since when it has been so; null where it was never compared. */
    since: z.string().nullable(),
    /** When it was compared last, or that was tried. */
    comparedAt: z.string().nullable(),
    /** Vouchers that differ, by kind; 0 where it agrees or is not known. */
    voucherCount: z.int(),
    kinds: z.object({ gone: z.int(), new: z.int(), changed: z.int(), moved: z.int() }),
    /** Sums of accounts and months, and balances, that differ. */
    differenceCount: z.int(),
    /** Nothing but new vouchers at the source, whose sums follow. */
    onlyAdditions: z.boolean(),
    /** Whose `GET …/reconciliations/{id}` names them; null after a reload, and where it was never compared. */
    reconciliation: z.string().nullable(),
    /** Why it could not be read. */
    problem: orNull(problemSchema),
  })
  .openapi('Agreement');
export type Agreement = z.infer<typeof agreementSchema>;

export const overviewYearSchema = z.object({
  start: isoDate,
  end: isoDate,
  label: fiscalYearSchema.shape.label,
  state: fiscalYearSchema.shape.state,
  vouchers: z.int(),
  rows: z.int(),
  loadedAt: z.string().nullable(),
  /** What is loaded was read from it; `generatedOn` is the day its program wrote it (#GEN), where that is known. */
  sieFile: z
    .object({
      id: z.string(),
      filename: z.string(),
      uploadedAt: z.string(),
      generatedOn: isoDate.nullable(),
    })
    .nullable(),
  /** Empty, and of a company whose files are uploaded: it waits for one. */
  waitsForFile: z.boolean(),
  /** The job that works on the year now; a comparison too. */
  activeJob: z
    .object({
      id: z.string(),
      kind: z.enum(jobKinds),
      state: z.enum(jobStates),
      phase: z.enum(jobPhases).nullable(),
      progress: z.object({ done: z.int(), total: z.int() }),
    })
    .nullable(),
  /** Null for a year that is empty. */
  agreement: orNull(agreementSchema),
});
export type OverviewYear = z.infer<typeof overviewYearSchema>;

export const overviewCompanySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    organisationNumber: z.string(),
    oxceedId: z.string().nullable(),
    source: z.object({ kind: z.enum(sourceKinds), connected: z.boolean() }),
    /** Whether it is compared each night, and when next; null where nothing is connected. */
    watch: z.object({ enabled: z.boolean(), reloads: z.boolean(), nextAt: z.string().nullable() }).nullable(),
    /** Oldest first. */
    fiscalYears: z.array(overviewYearSchema),
  })
  .openapi('OverviewCompany');
export type OverviewCompany = z.infer<typeof overviewCompanySchema>;

export const overviewQuerySchema = pageQuerySchema.extend({
  q: searchWords,
  agreement: z
    .enum(agreementStates)
    .optional()
    .openapi({ description: 'Companies with a year that is so; all their years are told' }),
  waiting: z.enum(['file']).optional().openapi({ description: '`file`: with a year that waits for a file' }),
});

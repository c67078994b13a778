// The durable record of a purge, load, reload, restore or reconciliation.
import { z } from '@hono/zod-openapi';
import { isoDate, orNull, reasonSchema } from './list.ts';
import { problemSchema } from './problem.ts';
import { warnings } from './warnings.ts';

export const jobKinds = ['load', 'purge', 'reload', 'restore', 'reconcile'] as const;
export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export const jobPhases = ['fetching', 'loading', 'verifying', 'deleting'] as const;
export type JobKind = (typeof jobKinds)[number];
export type JobState = (typeof jobStates)[number];
export type JobPhase = (typeof jobPhases)[number];

const countsSchema = z.object({ vouchers: z.int(), rows: z.int(), debitOre: z.int() });

export const jobFiscalYearSchema = z.object({
  start: isoDate,
  end: isoDate,
  /** Counts of what the job takes away (purge) or puts in (load, reload, restore). */
  vouchers: z.int(),
  rows: z.int(),
  debitOre: z.int(),
  before: countsSchema,
  after: countsSchema,
  sieFile: z
    .object({
      id: z.string(),
      filename: z.string(),
      sha256: z.string(),
      /** Of the books in the file; receipts from before digests were kept lack it. */
      digest: z.string().nullable().optional(),
    })
    .nullable(),
  /** Why the year was left as it was, while the job went on with its others. */
  problem: problemSchema.optional(),
});

export const jobWarningSchema = z.object({
  code: z.string().openapi('WarningCode', {
    description: `What is odd; new ones may come. ${Object.entries(warnings)
      .map(([code, { en }]) => `\`${code}\`: ${en}`)
      .join(' ')}`,
    examples: Object.keys(warnings),
  }),
  line: z.int(),
  label: z.string().nullable(),
  message: z.object({ sv: z.string(), en: z.string() }),
  count: z.int(),
});

/** Who, when, which company and years, counts and öre before and after, from which file. Outlives the data. */
export const receiptSchema = z
  .object({
    jobId: z.string(),
    kind: z.enum(jobKinds),
    company: z.object({ id: z.string(), name: z.string(), organisationNumber: z.string() }),
    requestedBy: z.object({ id: z.string(), name: z.string() }),
    requestedAt: z.string(),
    finishedAt: z.string(),
    fiscalYears: z.array(jobFiscalYearSchema),
  })
  .openapi('Receipt');
export type Receipt = z.infer<typeof receiptSchema>;

export const jobSchema = z
  .object({
    id: z.string(),
    companyId: z.string(),
    kind: z.enum(jobKinds),
    state: z.enum(jobStates),
    phase: z.enum(jobPhases).nullable(),
    /** Rows done of rows in all. */
    progress: z.object({ done: z.int(), total: z.int() }),
    fiscalYears: z.array(jobFiscalYearSchema),
    requestedBy: z.object({ id: z.string(), name: z.string() }),
    createdAt: z.string(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    problem: orNull(problemSchema),
    warnings: z.array(jobWarningSchema),
    receipt: orNull(receiptSchema),
    /** Of a purge: whether it can be undone now, or why not; until when; `undoneBy` is the job that restores its years. */
    undo: z
      .object({
        possible: z.boolean(),
        reason: reasonSchema.nullable(),
        until: z.string(),
        undoneBy: z.string().nullable(),
      })
      .nullable(),
  })
  .openapi('Job');
export type Job = z.infer<typeof jobSchema>;

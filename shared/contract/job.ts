// The durable record of a purge, load, reload, restore or reconciliation.
import { z } from '@hono/zod-openapi';
import { isoDate, orNull, pageQuerySchema, reasonSchema } from './list.ts';
import { problemSchema } from './problem.ts';
import { warnings } from './warnings.ts';

export const jobKinds = ['load', 'purge', 'reload', 'restore', 'reconcile'] as const;
export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export const jobPhases = ['fetching', 'loading', 'verifying', 'deleting'] as const;
export type JobKind = (typeof jobKinds)[number];
export type JobState = (typeof jobStates)[number];
export type JobPhase = (typeof jobPhases)[number];

const countsSchema = z.object({ vouchers: z.int(), rows: z.int(), debitOre: z.int() });

/**
 * What a load was held against before it counted: account by account what stands in the database, the file's rows, and the
 * file's own closing balances (#UB) and results (#RES). `agrees`: to the öre.
 */
export const proofSchema = z
  .object({
    agrees: z.boolean(),
    /** The same as a sentence. */
    words: z.object({ sv: z.string(), en: z.string() }),
    /** Accounts that have rows or balances. */
    accounts: z.int(),
    /** Of them, those whose #UB or #RES was held against opening balance and rows; 0 where the file has none to hold. */
    closings: z.int(),
    /** Of the books, as `npm run -s sie -- digest FILE` makes it of the file and of the year's export. */
    digest: z.string().nullable(),
    /** What does not agree, the first 50: `UB` against opening balance and rows, `RES` against rows. */
    differences: z.array(
      z.object({
        account: z.string(),
        label: z.enum(['UB', 'RES']),
        /** What the file says. */
        expectedOre: z.int(),
        /** What comes of the rows. */
        foundOre: z.int(),
      }),
    ),
    differenceCount: z.int(),
  })
  .openapi('Proof');
export type Proof = z.infer<typeof proofSchema>;

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
  /** Of what was read in; receipts from before it was made lack it, and so do purges. */
  proof: proofSchema.optional(),
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

/** What an order would do, with `dryRun`: nothing is written, and nothing is kept of a file. */
export const dryRunSchema = z
  .object({
    dryRun: z.literal(true),
    kind: z.enum(jobKinds),
    fiscalYears: z.array(
      z.object({
        start: isoDate,
        end: isoDate,
        before: countsSchema,
        /** Null where it is not known before the accounting system is asked. */
        after: countsSchema.omit({ debitOre: true }).nullable(),
      }),
    ),
    warnings: z.array(jobWarningSchema),
    /** Why it would be stopped: its `reasons` are what `allow` sets aside. Null: it would go through. */
    stopped: orNull(problemSchema),
  })
  .openapi('DryRun');
export type DryRun = z.infer<typeof dryRunSchema>;

/** A job in a list over many companies. */
export const companyJobSchema = jobSchema
  .extend({ company: z.object({ id: z.string(), name: z.string(), organisationNumber: z.string() }) })
  .openapi('CompanyJob');
export type CompanyJob = z.infer<typeof companyJobSchema>;

const oneOrMore = <T extends z.ZodType>(item: T, values: readonly string[], description: string) =>
  z
    .union([item, z.array(item)])
    .optional()
    .openapi({ type: 'array', items: { type: 'string', enum: [...values] }, description });

export const jobsQuerySchema = pageQuerySchema.extend({
  state: oneOrMore(z.enum(jobStates), jobStates, 'One or more, repeated'),
  kind: oneOrMore(z.enum(jobKinds), jobKinds, 'One or more, repeated'),
  company: z.string().max(100).optional().openapi({ description: "A company's id" }),
  since: z.iso.datetime().optional().openapi({ description: 'Asked for then or later' }),
});

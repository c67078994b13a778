// The ledger held against its source: where they agree, and each account, month and voucher where they do not.
import { z } from '@hono/zod-openapi';
import { because, boundedList } from './text.ts';
import { isoDate, orNull } from './list.ts';
import { continuitySchema } from './continuity.ts';
import { coverageSchema } from './coverage.ts';
import { jobStates } from './job.ts';
import { problemSchema } from './problem.ts';

export const reconciliationCreateSchema = z
  .strictObject({
    /** Start dates; left out, every year that holds something. */
    fiscalYears: boundedList(isoDate, 1, 100).optional(),
    /** An archived file to hold its own fiscal year against, in place of the newest that each year was read from. */
    sieFile: z.string().max(100).optional(),
    /**
     * `archive`, which is meant where nothing is said: the newest archived file that each year was read from. `source`: what
     * the connected accounting system says now. It is fetched into the archive, and not loaded.
     */
    against: z.enum(['archive', 'source']).optional(),
  })
  .refine(
    ({ fiscalYears, sieFile }) => !fiscalYears || !sieFile,
    because('fiscalYears och sieFile utesluter varandra', 'fiscalYears and sieFile exclude each other'),
  )
  .refine(
    ({ against, sieFile }) => !against || !sieFile,
    because('against och sieFile utesluter varandra', 'against and sieFile exclude each other'),
  )
  .openapi('ReconciliationCreate');

const countsSchema = z.object({ vouchers: z.int(), rows: z.int(), debitOre: z.int() });

/** `period` YYYY-MM for the sum of a month's rows; null for a balance of the year (IB, UB, RES). Null öre: not there. */
export const differenceSchema = z.object({
  account: z.string(),
  label: z.enum(['TRANS', 'IB', 'UB', 'RES']),
  period: z.string().nullable(),
  ledgerOre: z.int().nullable(),
  sourceOre: z.int().nullable(),
  differenceOre: z.int(),
});

const headSchema = z.object({ series: z.string(), number: z.string(), date: isoDate, text: z.string() });
const differingRowSchema = z.object({
  account: z.string(),
  objects: z.array(z.object({ dimension: z.string(), object: z.string() })),
  amountOre: z.int(),
  /** Null: the voucher's. */
  date: z.string().nullable(),
});

/**
 * Vouchers are compared by series, number, date, and their rows' accounts, objects, amounts and dates, in whatever order
 * they stand; texts, quantities and signatures are not compared.
 */
export const voucherDifferenceSchema = headSchema
  .extend({
    /**
     * `gone`: in the ledger, not at the source, as when it was deleted there. `new`: at the source only. `changed`: other
     * rows under the same series and number. `moved`: the same rows under another number or on another date, also of
     * another compared fiscal year.
     */
    kind: z.enum(['gone', 'new', 'changed', 'moved']),
    /** Where it stands. */
    found: z.enum(['ledger', 'source', 'both']),
    /** What it is at the source, where it is changed or moved. */
    became: headSchema.nullable(),
    /** Of a changed voucher: from what to what; null for a row that the one side has alone. The first 50. */
    rows: z.array(z.object({ from: orNull(differingRowSchema), to: orNull(differingRowSchema) })),
    /** How many rows differ; null where the voucher has too many to tell them apart. */
    rowCount: z.int().nullable(),
    /** Of a voucher that moved from one of the compared fiscal years to another, where it is told in both: their starts. */
    betweenYears: z.object({ from: isoDate, to: isoDate }).optional(),
  })
  .openapi('VoucherDifference');

export const reconciledYearSchema = z.object({
  start: isoDate,
  end: isoDate,
  agrees: z.boolean(),
  sieFile: z.object({ id: z.string(), filename: z.string(), sha256: z.string() }),
  ledger: countsSchema,
  source: countsSchema,
  /** The first ones; `differenceCount` is how many there are. */
  differences: z.array(differenceSchema),
  differenceCount: z.int(),
  /** The first ones, by date; all are at `…/reconciliations/{id}/vouchers`. */
  vouchers: z.array(voucherDifferenceSchema),
  voucherCount: z.int(),
  kinds: z.object({ gone: z.int(), new: z.int(), changed: z.int(), moved: z.int() }),
  /** Nothing differs but vouchers that are new at the source, and the sums that follow from them. */
  onlyAdditions: z.boolean(),
  /** What was not compared, and why. */
  note: z.object({ code: z.string(), sv: z.string(), en: z.string() }).nullable(),
  /** How much of the year each side covers. Null: compared before it was told. */
  coverage: orNull(coverageSchema),
  /** Whether the year opens as the year before closed; no part of `agrees`. Null: compared before it was told. */
  continuity: orNull(continuitySchema),
});
export type ReconciledYear = z.infer<typeof reconciledYearSchema>;

const yearNotCompared = z.object({ start: isoDate, end: isoDate, problem: problemSchema });
const common = {
  /** Also the id of its job. */
  id: z.string(),
  companyId: z.string(),
  state: z.enum(jobStates),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  problem: orNull(problemSchema),
  /** Null until it is done, and where a year could not be compared and the others agree. */
  agrees: z.boolean().nullable(),
  /** Years that could not be compared, each with the reason. */
  notCompared: z.array(yearNotCompared),
};

/** A reconciliation in a list: whether and how much its years differ. */
export const reconciliationSummarySchema = z
  .object({
    ...common,
    fiscalYears: z.array(
      reconciledYearSchema.omit({ differences: true, vouchers: true, coverage: true, continuity: true }),
    ),
  })
  .openapi('ReconciliationSummary');
export type ReconciliationSummary = z.infer<typeof reconciliationSummarySchema>;

export const reconciliationSchema = z
  .object({
    ...common,
    fiscalYears: z.array(reconciledYearSchema),
  })
  .openapi('Reconciliation');
export type Reconciliation = z.infer<typeof reconciliationSchema>;

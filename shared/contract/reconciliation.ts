// The ledger held against its source: where they agree, and each account, month and voucher where they do not.
import { z } from '@hono/zod-openapi';
import { boundedList } from './text.ts';
import { isoDate, orNull } from './list.ts';
import { jobStates } from './job.ts';
import { problemSchema } from './problem.ts';

export const reconciliationCreateSchema = z
  .strictObject({
    /** Start dates; left out, every year that holds something. */
    fiscalYears: boundedList(isoDate, 1, 100).optional(),
  })
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

export const voucherDifferenceSchema = z.object({
  series: z.string(),
  number: z.string(),
  date: isoDate,
  text: z.string(),
  /** Where it stands: a voucher deleted in the accounting system is found in the ledger only. */
  found: z.enum(['ledger', 'source', 'both']),
});

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
  vouchers: z.array(voucherDifferenceSchema),
  voucherCount: z.int(),
  /** What was not compared, and why. */
  note: z.object({ code: z.string(), sv: z.string(), en: z.string() }).nullable(),
});
export type ReconciledYear = z.infer<typeof reconciledYearSchema>;

export const reconciliationSchema = z
  .object({
    /** Also the id of its job. */
    id: z.string(),
    companyId: z.string(),
    state: z.enum(jobStates),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
    problem: orNull(problemSchema),
    /** Null until it is done. */
    agrees: z.boolean().nullable(),
    fiscalYears: z.array(reconciledYearSchema),
  })
  .openapi('Reconciliation');
export type Reconciliation = z.infer<typeof reconciliationSchema>;

// Orders for many companies at once: each gets a job of its own, or a reason why not, and none stands in another's way.
import { z } from '@hono/zod-openapi';
import { companyJobSchema } from './job.ts';
import { isoDate, orNull } from './list.ts';
import { problemSchema } from './problem.ts';
import { allowances } from './sie-file.ts';
import { because, boundedList } from './text.ts';

/** Of one request (platform: 1,000 queries). */
export const maxCompanies = 100;
/** Fiscal years of one request, over all its companies. */
export const maxYears = 500;

interface Chosen {
  companies: readonly { companyId: string; fiscalYears?: readonly string[] | undefined }[];
}
const onceEach = ({ companies }: Chosen) =>
  new Set(companies.map(({ companyId }) => companyId)).size === companies.length;
const onlyOnce = {
  path: ['companies'],
  ...because('varje företag får stå med en gång', 'each company may stand there once'),
};
const fewYears = ({ companies }: Chosen) =>
  companies.reduce((sum, { fiscalYears = [] }) => sum + fiscalYears.length, 0) <= maxYears;
const tooManyYears = {
  path: ['companies'],
  ...because(`högst ${maxYears} räkenskapsår tillsammans`, `at most ${maxYears} fiscal years together`),
};

export const manyReconciliationsSchema = z
  .strictObject({
    companies: boundedList(
      z.strictObject({
        companyId: z.string().max(100),
        /** Start dates; left out, every year that holds something. */
        fiscalYears: boundedList(isoDate, 1, 50).optional(),
      }),
      1,
      maxCompanies,
    ),
    /** As for one company; left out, `source` for each that is connected and `archive` for the others. */
    against: z.enum(['archive', 'source']).optional(),
  })
  .refine(onceEach, onlyOnce)
  .refine(fewYears, tooManyYears)
  .openapi('ReconciliationsCreate');
export type ManyReconciliations = z.input<typeof manyReconciliationsSchema>;

export const manyPurgesSchema = z
  .strictObject({
    companies: boundedList(
      z.strictObject({ companyId: z.string().max(100), fiscalYears: boundedList(isoDate, 1, 50) }),
      1,
      maxCompanies,
    ),
    /** Ladda om redovisningsinformation efter borttagning. */
    reload: z.boolean().default(false),
    /** How many companies there are, so that nobody takes one too many along. */
    confirm: z.int(),
    /** With `reload`: reasons to stop that are set aside. */
    allow: boundedList(z.enum(allowances), 0, 100).default([]),
  })
  .refine(onceEach, onlyOnce)
  .refine(fewYears, tooManyYears)
  .openapi('PurgesCreate');
export type ManyPurges = z.input<typeof manyPurgesSchema>;

/** In the order of the request. */
export const manyOrdersSchema = z
  .object({
    items: z.array(
      z.object({
        companyId: z.string(),
        job: orNull(companyJobSchema),
        /** Why there is none: nothing is done for this company. */
        problem: orNull(problemSchema),
      }),
    ),
    accepted: z.int(),
    refused: z.int(),
  })
  .openapi('Orders');
export type ManyOrders = z.infer<typeof manyOrdersSchema>;

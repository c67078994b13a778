// What no purge touches: documents, budget versions, report templates; and the audit trail.
import { z } from '@hono/zod-openapi';
import { isoDate } from './list.ts';
import { because, boundedList, filename, jsonObject, lineOfText, textOfForm } from './text.ts';

const period = textOfForm(
  /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/,
  'ska vara en månad, som 2024-03',
  'must be a month, like 2024-03',
).openapi({ example: '2024-03' });

/** RFC 9110, 8.3.1: type, subtype and parameters. */
export const contentTypeSchema = textOfForm(
  /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+( *; *[\w!#$&^.+-]+=([\w!#$&^.+-]+|"[ !#-[\]-~]*"))*$/,
  'ska vara en innehållstyp, som text/plain; charset=utf-8',
  'must be a content type, like text/plain; charset=utf-8',
).max(200);

/** A document may be sent as its bytes, with `?name=`, or as this. */
export const documentCreateSchema = z
  .strictObject({
    name: filename,
    contentType: contentTypeSchema.default('text/plain; charset=utf-8'),
    text: z.string().max(1_000_000).default(''),
  })
  .openapi('DocumentCreate');

export const documentSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    contentType: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    createdAt: z.string(),
  })
  .openapi('Document');
export type Document = z.infer<typeof documentSchema>;

/** The same account and period may stand more than once: the amounts add up. */
export const budgetRowSchema = z.strictObject({
  account: lineOfText(40),
  period,
  /** Exact: at most 2^53 − 1 either way. −0 is 0. */
  amountOre: z.int().overwrite((ore) => ore + 0),
});
export const budgetVersionCreateSchema = z
  .strictObject({
    name: lineOfText(200),
    /** Start of the year it is for; left out, it is taken from the SIE file, or is for no year in particular. */
    fiscalYear: isoDate.optional(),
    /** The figures, or the SIE file whose #PBUDGET records they are taken from. */
    rows: boundedList(budgetRowSchema, 0, 50_000).optional(),
    sieFile: z.string().max(100).optional(),
  })
  .refine(({ rows, sieFile }) => !rows || !sieFile, {
    path: ['rows'],
    ...because('antingen rader eller en SIE-fil', 'either rows or a SIE file'),
  })
  .openapi('BudgetVersionCreate');
export const budgetVersionSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    fiscalYear: isoDate.nullable(),
    rows: z.int(),
    sumOre: z.int(),
    sieFile: z.string().nullable(),
    createdAt: z.string(),
  })
  .openapi('BudgetVersion');
export type BudgetVersion = z.infer<typeof budgetVersionSchema>;

export const reportTemplateCreateSchema = z
  .strictObject({
    name: lineOfText(200),
    definition: jsonObject.default({}),
  })
  .openapi('ReportTemplateCreate');
export const reportTemplateSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    definition: z.record(z.string(), z.unknown()),
    createdAt: z.string(),
  })
  .openapi('ReportTemplate');
export type ReportTemplate = z.infer<typeof reportTemplateSchema>;

export const auditEntrySchema = z
  .object({
    id: z.string(),
    at: z.string(),
    actor: z.object({ id: z.string(), name: z.string() }),
    action: z.string(),
    jobId: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
  })
  .openapi('AuditEntry');
export type AuditEntry = z.infer<typeof auditEntrySchema>;

// One client company, known by its organisation number.
import { z } from '@hono/zod-openapi';
import { lineOfText } from './text.ts';

export const sourceKinds = ['sie', 'fortnox', 'bokio', 'bjorn-lunden', 'briox', 'sie-url'] as const;
/** What a source is asked with goes to `…/source`, and nowhere else: this is shown to readers. */
export const sourceSchema = z.strictObject({ kind: z.enum(sourceKinds) });
export type Source = z.infer<typeof sourceSchema>;

export const companyCreateSchema = z
  .strictObject({
    name: lineOfText(200),
    organisationNumber: z.string().trim().min(1).max(40).openapi({ example: '556677-8899' }),
    source: sourceSchema.default({ kind: 'sie' }),
    /** Oxceed's own id of the company, as it stands in the addresses of its pages. */
    oxceedId: lineOfText(200).optional(),
  })
  .openapi('CompanyCreate');

/** What is left out stays as it is. */
export const companyUpdateSchema = z
  .strictObject({
    name: lineOfText(200).optional(),
    source: sourceSchema.optional(),
    oxceedId: lineOfText(200).nullable().optional(),
  })
  .openapi('CompanyUpdate');

export const companySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Always `NNNNNN-NNNN`. */
    organisationNumber: z.string(),
    /** `connected`: the ledger is read from the source itself. Otherwise from the files that are uploaded. */
    source: z.object({ kind: z.enum(sourceKinds), connected: z.boolean().optional() }),
    oxceedId: z.string().nullable(),
    createdAt: z.string(),
    /** Said at creation when the number's check digit is wrong; never a refusal. */
    warnings: z.array(z.object({ code: z.string(), sv: z.string(), en: z.string() })).optional(),
  })
  .openapi('Company');
export type Company = z.infer<typeof companySchema>;

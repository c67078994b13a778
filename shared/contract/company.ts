// One client company, known by its organisation number.
import { z } from '@hono/zod-openapi';
import { lineOfText } from './text.ts';

export const sourceKinds = ['sie', 'fortnox', 'bokio', 'bjorn-lunden', 'briox', 'sie-url'] as const;
/** What a source is asked with goes to `…/source`, and nowhere else: this is shown to readers. */
export const sourceSchema = z.strictObject({ kind: z.enum(sourceKinds) });
export type Source = z.infer<typeof sourceSchema>;

const organisationNumber = z.string().trim().min(1).max(40).openapi({ example: '556677-8899' });

export const companyCreateSchema = z
  .strictObject({
    name: lineOfText(200),
    organisationNumber,
    source: sourceSchema.default({ kind: 'sie' }),
    /** Oxceed's own id of the company, as it stands in the addresses of its pages. */
    oxceedId: lineOfText(200).optional(),
    /** Another company with the same organisation number and name is meant. */
    allowTwin: z.boolean().default(false),
  })
  .openapi('CompanyCreate');

/** What is left out stays as it is. */
export const companyUpdateSchema = z
  .strictObject({
    name: lineOfText(200).optional(),
    /** Corrected; what follows from it is said in `warnings`. */
    organisationNumber: organisationNumber.optional(),
    source: sourceSchema.optional(),
    oxceedId: lineOfText(200).nullable().optional(),
    /** Closed: it stands in no list and takes no orders, and all it holds stays and can be read. Can be opened again. */
    closed: z.boolean().optional(),
    /** Another company with the same organisation number is meant. */
    allowTwin: z.boolean().default(false),
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
    /** Since when it is closed; null while it is open. */
    closedAt: z.string().nullable(),
    /** Said when the number's check digit is wrong, and what follows from another number; never a refusal. */
    warnings: z.array(z.object({ code: z.string(), sv: z.string(), en: z.string() })).optional(),
  })
  .openapi('Company');
export type Company = z.infer<typeof companySchema>;

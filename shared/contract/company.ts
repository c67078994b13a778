// One client company, known by its organisation number.
import { z } from '@hono/zod-openapi';

export const sourceKinds = ['sie', 'fortnox', 'bokio', 'bjorn-lunden', 'briox', 'sie-url'] as const;
export const sourceSchema = z.object({ kind: z.enum(sourceKinds) }).loose();
export type Source = z.infer<typeof sourceSchema>;

export const companyCreateSchema = z
  .object({
    name: z.string().trim().min(1).max(200),
    organisationNumber: z.string().trim().min(1).max(20).openapi({ example: '556677-8899' }),
    source: sourceSchema.default({ kind: 'sie' }),
    /** Oxceed's own id of the company, as it stands in the addresses of its pages. */
    oxceedId: z.string().max(200).optional(),
  })
  .openapi('CompanyCreate');

export const companyUpdateSchema = z
  .object({
    name: z.string().trim().min(1).max(200).optional(),
    source: sourceSchema.optional(),
    oxceedId: z.string().max(200).nullable().optional(),
  })
  .openapi('CompanyUpdate');

export const companySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Always `NNNNNN-NNNN`. */
    organisationNumber: z.string(),
    source: sourceSchema,
    oxceedId: z.string().nullable(),
    createdAt: z.string(),
    /** Said at creation when the number's check digit is wrong; never a refusal. */
    warnings: z.array(z.object({ code: z.string(), sv: z.string(), en: z.string() })).optional(),
  })
  .openapi('Company');
export type Company = z.infer<typeof companySchema>;

// What a purge would take, what stays, and the order to do it.
import { z } from '@hono/zod-openapi';
import { sourceKinds } from './company.ts';
import { boundedList } from './text.ts';
import { isoDate, reasonSchema } from './list.ts';
import { allowances } from './sie-file.ts';
import { fiscalYearSchema, sieFileRefSchema } from './fiscal-year.ts';

export const keptSchema = z.object({
  documents: z.int(),
  budgetVersions: z.int(),
  reportTemplates: z.int(),
  accounts: z.int(),
  dimensions: z.int(),
  sieFiles: z.int(),
});
export type Kept = z.infer<typeof keptSchema>;

export const purgePreviewSchema = z
  .object({
    company: z.object({ id: z.string(), name: z.string(), organisationNumber: z.string() }),
    fiscalYears: z.array(
      z.object({
        start: isoDate,
        end: isoDate,
        label: z.string(),
        state: fiscalYearSchema.shape.state,
        /** What would go. */
        vouchers: z.int(),
        rows: z.int(),
        balances: z.int(),
        debitOre: z.int(),
        loadedAt: z.string().nullable(),
        sieFile: sieFileRefSchema.nullable(),
        activeJob: z.string().nullable(),
        /** Whether the year can be read in again, from what, or why not. */
        reload: z.object({
          possible: z.boolean(),
          /** The accounting system that would be asked for a new file; null: an archived file would be read. */
          readsFrom: z
            .object({ kind: z.enum(sourceKinds), sv: z.string(), en: z.string() })
            .nullable()
            .optional(),
          sieFile: sieFileRefSchema.nullable(),
          /** The newest archived file of the year, when that is not what would be read. */
          newerFile: sieFileRefSchema.nullable(),
          /** The file that would be read is exactly what is loaded already. */
          sameAsLoaded: z.boolean(),
          reason: reasonSchema.nullable(),
        }),
      }),
    ),
    kept: keptSchema,
    total: z.object({ vouchers: z.int(), rows: z.int(), balances: z.int(), debitOre: z.int() }),
    /** The ETag without its quotes: for the order's `previewTag`, where a proxy would change the header. */
    previewTag: z.string(),
  })
  .openapi('PurgePreview');
export type PurgePreview = z.infer<typeof purgePreviewSchema>;

export const purgeRequestSchema = z
  .strictObject({
    /** As many as one batch can make live at once (platform: 1,000 queries). */
    fiscalYears: boundedList(isoDate, 1, 50),
    /** Ladda om redovisningsinformation efter borttagning. */
    reload: z.boolean().default(false),
    /** The company's organisation number, so that nobody purges the wrong one. */
    confirm: z.string().max(20),
    /** With `reload`: reasons to stop that are set aside. */
    allow: boundedList(z.enum(allowances), 0, 100).default([]),
    /** The preview's tag: the order is refused when what it shows has changed. `If-Match` says the same. */
    previewTag: z.string().min(1).max(200).optional(),
    /** Says what it would do, and does nothing. */
    dryRun: z.boolean().default(false),
  })
  .openapi('PurgeRequest');
export type PurgeRequest = z.input<typeof purgeRequestSchema>;

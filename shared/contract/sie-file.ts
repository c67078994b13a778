// The archive: one uploaded or fetched SIE file each, kept byte for byte.
import { z } from '@hono/zod-openapi';
import { isoDate, orNull } from './list.ts';
import { jobSchema } from './job.ts';
import { problemSchema } from './problem.ts';

export const sieFileSchema = z
  .object({
    id: z.string(),
    filename: z.string(),
    /** Bytes and SHA-256 of the file itself, gzip undone. */
    bytes: z.int(),
    sha256: z.string(),
    /** Of the books of its own fiscal year; null for a file taken in before digests were kept and not loaded since. */
    digest: z.string().nullable(),
    encoding: z.string(),
    sieType: z.string(),
    program: z.string().nullable(),
    companyName: z.string().nullable(),
    organisationNumber: z.string().nullable(),
    fiscalYear: z.object({ start: isoDate, end: isoDate }),
    /** Of the file's own fiscal year: what is loaded. */
    vouchers: z.int(),
    rows: z.int(),
    /** Left out, since they are dated in other fiscal years of the file. */
    vouchersOfOtherYears: z.int(),
    uploadedBy: z.object({ id: z.string(), name: z.string() }),
    uploadedAt: z.string(),
    /** True while a live fiscal year was read from it; such a file cannot be deleted. */
    live: z.boolean(),
  })
  .openapi('SieFile');
export type SieFile = z.infer<typeof sieFileSchema>;

/** A file that was archived to be compared, and what the way from there to loading it would meet. */
export const keptFileSchema = sieFileSchema
  .extend({
    /** What loading it would be stopped by, as its year is now: its `reasons` are what `allow` sets aside. Null: nothing. */
    stopped: orNull(problemSchema),
  })
  .openapi('KeptSieFile');
export type KeptSieFile = z.infer<typeof keptFileSchema>;

export const uploadResultSchema = z
  .object({ sieFile: sieFileSchema, job: jobSchema })
  .openapi('UploadResult');
export type UploadResult = z.infer<typeof uploadResultSchema>;

/** Reasons a load may be stopped by, that the one who asks may set aside by saying so. */
export const allowances = [
  'checksum_mismatch',
  'company_unconfirmed',
  'nothing_in_year',
  'suspiciously_empty',
  'covers_less',
  'kind_changed',
  'balances_gone',
  'series_gone',
  'starts_later',
  'ends_earlier',
  'older_file',
  'currency_changed',
  'year_end_moved',
  'long_year',
] as const;

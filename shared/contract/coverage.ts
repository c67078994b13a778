// How much of a fiscal year each side of a comparison covers, as the file says that it was read from.
import { z } from '@hono/zod-openapi';
import { isoDate, orNull } from './list.ts';

/** What a side's file tells of its reach; of the ledger, the file that it was loaded from and proven against. */
export const coveredSchema = z
  .object({
    vouchers: z.int(),
    /** Null: it has none, or its file was taken in before it was noted. */
    firstVoucherDate: isoDate.nullable(),
    lastVoucherDate: isoDate.nullable(),
    /** Months that have vouchers, in order. Null: there are too many to tell apart, or it was not noted. */
    periods: z.array(z.object({ period: z.string(), vouchers: z.int() })).nullable(),
    /** #OMFATTN. */
    balancesUntil: isoDate.nullable(),
    /** #GEN. */
    generatedOn: isoDate.nullable(),
  })
  .openapi('Covered');
export type Covered = z.infer<typeof coveredSchema>;

/**
 * The side that ends before the other does, and how that is known: its #OMFATTN (`balancesUntil`), or its #GEN being older
 * than the other's (`generatedOn`); then later vouchers are no difference of the books, but of when the files were written.
 * Its last voucher alone (`lastVoucher`), a month or more before the other's, leaves that open.
 */
export const shorterSchema = z
  .object({
    side: z.enum(['ledger', 'source']),
    until: isoDate,
    by: z.enum(['balancesUntil', 'generatedOn', 'lastVoucher']),
    /** Vouchers after that day which the other side alone has: among those `gone`, or of a shorter ledger `new`. */
    vouchersAfter: z.int(),
  })
  .openapi('ShorterSide');
export type ShorterSide = z.infer<typeof shorterSchema>;

export const coverageSchema = z
  .object({ ledger: coveredSchema, source: coveredSchema, shorter: orNull(shorterSchema) })
  .openapi('Coverage');
export type Coverage = z.infer<typeof coverageSchema>;

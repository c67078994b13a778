// Whether a fiscal year opens as the year before it closed, on each side of a comparison.
import { z } from '@hono/zod-openapi';
import { isoDate, orNull, reasonSchema } from './list.ts';

const spanSchema = z.object({ start: isoDate, end: isoDate });

/** Balance accounts (classes 1 and 2, unless #KTYP says otherwise) whose opening balance is not the closing balance of the year before. */
export const carriedSchema = z
  .object({
    /** False where an account differs that the result does not explain. */
    agrees: z.boolean(),
    /** The first ones, by account; null öre: not there, which agrees with 0. */
    differences: z.array(
      z.object({
        account: z.string(),
        closingOre: z.int().nullable(),
        openingOre: z.int().nullable(),
        differenceOre: z.int(),
      }),
    ),
    differenceCount: z.int(),
    /**
     * Of the result of the year before: `booked` within that year; or left there on the result accounts, and then
     * `carried` (one equity account, 20xx, opens with it: no difference), `not_carried`, or `unclear`.
     */
    result: z.enum(['booked', 'carried', 'not_carried', 'unclear']),
    /** The equity account that opens with the result. */
    resultAccount: z.string().nullable(),
  })
  .openapi('Carried');
export type Carried = z.infer<typeof carriedSchema>;

/** What the file itself says of the year before: its #RAR -1, #UB -1 and #RES -1. */
export const statedSchema = z
  .object({
    previousYear: spanSchema.nullable(),
    /** Its own opening balances held against its own #UB -1; null where it has no opening balances. */
    source: orNull(carriedSchema),
    /**
     * Accounts whose #UB -1 is not what the ledger's year before closes with: that year has changed at the source since
     * it was loaded. Null where nothing is loaded that ends on the same day.
     */
    differences: z
      .array(
        z.object({
          account: z.string(),
          ledgerOre: z.int().nullable(),
          sourceOre: z.int().nullable(),
          differenceOre: z.int(),
        }),
      )
      .nullable(),
    differenceCount: z.int().nullable(),
  })
  .openapi('StatedPreviousYear');

export const continuitySchema = z
  .object({
    /** The fiscal year of the ledger that ends the day before; null where there is none. */
    previousYear: spanSchema.nullable(),
    /** Why nothing could be held against it: there is none, there is a gap, it is empty, or it has no closing balances. */
    reason: reasonSchema.nullable(),
    /** What is left on its result accounts, debit positive: a profit is negative. 0: the result is booked. */
    unbookedResultOre: z.int().nullable(),
    /** Null: there is a `reason`, or the side has no opening balances at all. */
    ledger: orNull(carriedSchema),
    source: orNull(carriedSchema),
    /** Null where the file has no #UB -1. */
    stated: orNull(statedSchema),
  })
  .openapi('Continuity');
export type Continuity = z.infer<typeof continuitySchema>;

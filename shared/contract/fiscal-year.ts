// A company's fiscal years, and the figures of one. Amounts are integer öre.
import { z } from '@hono/zod-openapi';
import { isoDate } from './list.ts';

export const yearStates = ['loaded', 'empty', 'purging', 'loading'] as const;

/** The file a year's live ledger was read from. */
export const sieFileRefSchema = z.object({
  id: z.string(),
  filename: z.string(),
  sha256: z.string(),
  uploadedAt: z.string(),
});

const monthSchema = z.object({ period: z.string(), debitOre: z.int(), rows: z.int() });

export const fiscalYearSchema = z
  .object({
    start: isoDate,
    end: isoDate,
    label: z.string().openapi({ example: '2023/24' }),
    /** What a reader sees: `purging` already reads as empty; `loading` still reads as before. */
    state: z.enum(yearStates),
    vouchers: z.int(),
    rows: z.int(),
    debitOre: z.int(),
    loadedAt: z.string().nullable(),
    sieFile: sieFileRefSchema.nullable(),
    /** Of its books, the same whatever program wrote them; null when empty, or loaded before digests were kept. */
    digest: z.string().nullable(),
    /** Id of the job now working on the year. */
    activeJob: z.string().nullable(),
    /** With `include=months`: per month over all accounts; a month without rows is left out. */
    months: z.array(monthSchema).optional(),
  })
  .openapi('FiscalYear');
export type FiscalYear = z.infer<typeof fiscalYearSchema>;

/** `label` IB, UB, RES, OIB, OUB, PSALDO are the source's; `period` totals are the sums of the rows. */
export const balancesSchema = z
  .object({
    fiscalYear: isoDate,
    accounts: z.array(
      z.object({
        account: z.string(),
        name: z.string().nullable(),
        openingOre: z.int().nullable(),
        closingOre: z.int().nullable(),
        resultOre: z.int().nullable(),
        periods: z.array(
          z.object({ period: z.string(), amountOre: z.int(), debitOre: z.int(), rows: z.int() }),
        ),
      }),
    ),
    /** Per month over all accounts. */
    periods: z.array(monthSchema),
  })
  .openapi('Balances');
export type Balances = z.infer<typeof balancesSchema>;

export const voucherSchema = z
  .object({
    series: z.string(),
    number: z.string(),
    date: isoDate,
    text: z.string(),
    registered: z.string().nullable(),
    signature: z.string(),
    rows: z.array(
      z.object({
        /** `added` (#RTRANS) and `removed` (#BTRANS) never count in sums. */
        kind: z.enum(['trans', 'added', 'removed']),
        account: z.string(),
        objects: z.array(z.object({ dimension: z.string(), object: z.string() })),
        amountOre: z.int(),
        date: z.string().nullable(),
        text: z.string(),
        quantity: z.string().nullable(),
        signature: z.string(),
      }),
    ),
  })
  .openapi('Voucher');
export type Voucher = z.infer<typeof voucherSchema>;

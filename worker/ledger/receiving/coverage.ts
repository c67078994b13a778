// What a fiscal year holds or last held, for the guards: the newest load that went live, purged or not, and its file's
// record, which outlives both.
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Ledger } from '../../db/find.ts';
import { generation, sieFile } from '../../db/ledger.ts';
import type { Held } from './sides.ts';

/** Null for a year that never held anything. */
export const heldIn = async ({ db }: Ledger, companyId: string, start: string): Promise<Held | null> => {
  const [last] = await db
    .select({
      filename: sieFile.filename,
      sha256: sieFile.sha256,
      start: generation.start,
      end: sieFile.end,
      sieType: sieFile.sieType,
      // Of the load: a file's record from before its vouchers of other years were left out counts them.
      vouchers: generation.vouchers,
      rows: generation.rows,
      lastVoucherDate: sieFile.lastVoucherDate,
      balancesUntil: sieFile.balancesUntil,
      currency: sieFile.currency,
      outline: sieFile.outline,
      state: generation.state,
    })
    .from(generation)
    .innerJoin(sieFile, eq(sieFile.id, generation.sieFileId))
    .where(
      and(eq(generation.companyId, companyId), eq(generation.start, start), isNotNull(generation.loadedAt)),
    )
    .orderBy(desc(generation.id))
    .limit(1);
  if (!last) return null;
  const { state, ...facts } = last;
  return { ...facts, purged: state !== 'live' };
};

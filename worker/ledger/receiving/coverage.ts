// How much of a fiscal year the live generation covers, for the guards.
import { eq } from 'drizzle-orm';
import type { Ledger } from '../../db/find.ts';
import { generation as generationTable, sieFile } from '../../db/ledger.ts';
import type { Coverage } from './guards.ts';

/** Null for a year that is empty. */
export const coverageOf = async (ledger: Ledger, generation: number | null): Promise<Coverage | null> => {
  if (generation === null) return null;
  const [found] = await ledger.db
    .select({
      vouchers: generationTable.vouchers,
      lastVoucherDate: sieFile.lastVoucherDate,
      balancesUntil: sieFile.balancesUntil,
    })
    .from(generationTable)
    .innerJoin(sieFile, eq(sieFile.id, generationTable.sieFileId))
    .where(eq(generationTable.id, generation));
  return found ?? null;
};

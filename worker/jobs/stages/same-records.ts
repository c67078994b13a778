// A year whose file at the source has the very records that it was loaded from, and was proven against: it agrees, and
// neither its rows nor the file have to be read again.
import { and, eq } from 'drizzle-orm';
import { readerVersion } from '../../../shared/sie/index.ts';
import type { Ledger } from '../../db/find.ts';
import {
  generation as generationTable,
  sieFile,
  type JobYearRecord,
  type SieFileRecord,
} from '../../db/ledger.ts';
import { readContinuity } from '../../ledger/reconciling/continuity.ts';
import { readCoverage } from '../../ledger/reconciling/coverage.ts';
import type { FoundYear } from '../../ledger/reconciling/reconcile.ts';
import { openingsOf, readAccountFigures } from '../../ledger/years/account-figures.ts';

export const isLoadedFrom = async (
  { db }: Ledger,
  generation: number,
  file: SieFileRecord,
): Promise<boolean> => {
  if (file.recordsSha256 === null) return false;
  const [loaded] = await db
    .select({ hash: sieFile.recordsSha256, encoding: sieFile.encoding })
    .from(generationTable)
    .innerJoin(sieFile, eq(sieFile.id, generationTable.sieFileId))
    .where(and(eq(generationTable.id, generation), eq(generationTable.readerVersion, readerVersion)));
  return loaded?.hash === file.recordsSha256 && loaded.encoding === file.encoding;
};

/** What a comparison finds of such a year; what its file says of the year before is not read. */
export const agreeing = async (
  { d1 }: Ledger,
  generation: number,
  { start, end, beforeVouchers, beforeRows, beforeDebitOre }: JobYearRecord,
  file: SieFileRecord,
): Promise<FoundYear> => {
  const { id, filename, sha256, companyId } = file;
  const openings = openingsOf(await readAccountFigures(d1, generation, start));
  const counts = { vouchers: beforeVouchers, rows: beforeRows, debitOre: beforeDebitOre };
  return {
    start,
    end,
    agrees: true,
    sieFile: { id, filename, sha256 },
    ledger: counts,
    source: counts,
    differences: [],
    differenceCount: 0,
    voucherCount: 0,
    kinds: { gone: 0, new: 0, changed: 0, moved: 0 },
    onlyAdditions: false,
    note: null,
    coverage: await readCoverage(d1, generation, file),
    continuity: await readContinuity(d1, { companyId, start }, { ledger: openings, source: openings }, null),
  };
};

// A budget out of an archived SIE file: its #PBUDGET records of one year, without those per object, which the
// records without one already hold (sie 4B: never add rows with and without an object).
import { and, eq, isNull } from 'drizzle-orm';
import type { Ledger } from '../../db/find.ts';
import { sieFile } from '../../db/ledger.ts';
import { problem } from '../../problem.ts';
import { readArchived, sieFileKey } from '../archive/archive.ts';
import { openFile } from '../archive/open-file.ts';

/** They are held in memory; a chart of a thousand accounts has twelve thousand. */
const maxRows = 50_000;

/**
 * @param start of the year wanted; left out, the file's own year
 * @throws problems `not_found`, `sie_file_gone`, `budget_too_large`, the reader's refusal
 */
export const budgetOfFile = async (
  { db }: Ledger,
  archive: R2Bucket,
  companyId: string,
  sieFileId: string,
  start: string | undefined,
) => {
  const [file] = await db
    .select()
    .from(sieFile)
    .where(and(eq(sieFile.companyId, companyId), eq(sieFile.id, sieFileId), isNull(sieFile.deletedAt)));
  if (!file) throw problem('not_found');
  const fiscalYear = start ?? file.start;
  const index = file.fiscalYears.find((year) => year.start === fiscalYear)?.index;
  const rows: { account: string; period: string; amountOre: number }[] = [];
  const reader = await openFile(file, {
    acceptChecksumMismatch: true,
    onEvent: (event) => {
      if (event.type !== 'balance' || event.label !== 'PBUDGET' || event.yearIndex !== index) return;
      if (event.objects.length > 0 || event.period === null) return;
      if (rows.length === maxRows) throw problem('budget_too_large', { file: file.filename, limit: maxRows });
      rows.push({ account: event.account, period: event.period, amountOre: event.amountOre });
    },
  });
  await readArchived(archive, sieFileKey(companyId, sieFileId), file.filename, (chunk) => reader.push(chunk));
  reader.end();
  return { fiscalYear, rows };
};

// The ledger of a year held against a SIE file: sums by account and month, balances, and where those differ, vouchers.
import type { ReconciledYear } from '../../../shared/contract/reconciliation.ts';
import type { SieFileRecord } from '../../db/ledger.ts';
import { voucherDifferences } from './reconcile-vouchers.ts';
import { differencesOf, ledgerSide, sourceSide, type Side } from './sides.ts';

/** Differences named of each kind; the rest are counted. */
export const maxNamed = 200;

/** @throws problems `sie_file_gone`, the reader's refusal */
export const reconcileYear = async (
  d1: D1Database,
  archive: R2Bucket,
  year: { start: string; end: string; generation: number },
  file: SieFileRecord,
): Promise<ReconciledYear> => {
  const [ledger, source] = [await ledgerSide(d1, year.generation), await sourceSide(archive, file)];
  const differences = differencesOf(ledger.sums, source.sums);
  const periods = new Set(differences.map(({ period }) => period).filter((period) => period !== null));
  const sameCounts = ledger.vouchers === source.vouchers && ledger.rows === source.rows;
  const vouchers = await voucherDifferences(d1, archive, year.generation, file, sameCounts ? periods : null);
  const countsOf = ({ vouchers, rows, debitOre }: Side) => ({ vouchers, rows, debitOre });
  return {
    start: year.start,
    end: year.end,
    agrees: differences.length === 0 && vouchers.length === 0,
    sieFile: { id: file.id, filename: file.filename, sha256: file.sha256 },
    ledger: countsOf(ledger),
    source: countsOf(source),
    differences: differences.slice(0, maxNamed),
    differenceCount: differences.length,
    vouchers: vouchers.slice(0, maxNamed),
    voucherCount: vouchers.length,
  };
};

// The ledger of a year held against a SIE file: sums by account and month, balances, and where those differ, vouchers.
import type { ReconciledYear } from '../../../shared/contract/reconciliation.ts';
import type { SieFileRecord } from '../../db/ledger.ts';
import { pageVouchers, rangeRows } from './ledger-vouchers.ts';
import { voucherDifferences } from './reconcile-vouchers.ts';
import { differencesOf, ledgerSide, sourceSide, type Side } from './sides.ts';

/** Differences named of each kind; the rest are counted. */
export const maxNamed = 200;
/** Vouchers of both sides together, and rows of the ledger, that fit in memory and in the queries of an invocation. */
const [maxVouchers, maxRows] = [1_500_000, 4_000_000];

/** Queries that reconciling a year takes at most. */
export const reconcileQueries = (vouchers: number, rows: number): number =>
  20 +
  2 * Math.ceil((Math.min(vouchers, maxVouchers) + 1) / pageVouchers) +
  Math.ceil((Math.min(rows, maxRows) + 1) / rangeRows);

const notNamed: ReconciledYear['note'] = {
  code: 'too_many_vouchers',
  sv: `Verifikaten nämns inte: året har för många (fler än ${maxVouchers} i bokföringen och filen tillsammans, eller fler än ${maxRows} rader). Konton och antal har jämförts.`,
  en: `The vouchers are not named: the year has too many (more than ${maxVouchers} in the ledger and the file together, or more than ${maxRows} rows). Accounts and counts were compared.`,
};

/**
 * @param rest called between bounded pieces of work
 * @throws problems `sie_file_gone`, `too_much_to_reconcile`, the reader's refusal
 */
export const reconcileYear = async (
  d1: D1Database,
  archive: R2Bucket,
  year: { start: string; end: string; generation: number },
  file: SieFileRecord,
  rest: () => Promise<void>,
): Promise<ReconciledYear> => {
  const { start, end, generation } = year;
  const ledger = await ledgerSide(d1, generation, start);
  const source = await sourceSide(archive, file, rest);
  const differences = differencesOf(ledger.sums, source.sums);
  const months = new Set(differences.map(({ period }) => period).filter((period) => period !== null));
  const sameCounts = ledger.vouchers === source.vouchers && ledger.rows === source.rows;
  const vouchers = ledger.vouchers + source.vouchers;
  const looked = !sameCounts || months.size > 0;
  const tooMany = looked && (vouchers > maxVouchers || ledger.storedRows > maxRows);
  const compared = { d1, archive, generation, file, vouchers, periods: sameCounts ? months : null, rest };
  const found = looked && !tooMany ? await voucherDifferences(compared, maxNamed) : { first: [], count: 0 };
  const countsOf = ({ vouchers, rows, debitOre }: Side) => ({ vouchers, rows, debitOre });
  return {
    start,
    end,
    agrees: differences.length === 0 && found.count === 0 && !tooMany,
    sieFile: { id: file.id, filename: file.filename, sha256: file.sha256 },
    ledger: countsOf(ledger),
    source: countsOf(source),
    differences: differences.slice(0, maxNamed),
    differenceCount: differences.length,
    vouchers: found.first,
    voucherCount: found.count,
    note: tooMany ? notNamed : null,
  };
};

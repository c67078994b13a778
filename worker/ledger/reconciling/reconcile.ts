// The ledger of a year held against a SIE file: sums by account and month, balances, and every voucher.
import type { ReconciledYear } from '../../../shared/contract/reconciliation.ts';
import type { SieEvent } from '../../../shared/sie/index.ts';
import type { SieFileRecord } from '../../db/ledger.ts';
import type { ChunkLimits } from '../loading/chunk.ts';
import { blockQueries } from './blocks.ts';
import { compareBlocks, type ComparedBlocks } from './compare.ts';
import { continuityQueries, openingsIn, readContinuity } from './continuity.ts';
import { readCoverage, withAfter } from './coverage.ts';
import { pageVouchers, rangeRows } from './ledger-vouchers.ts';
import { rowsOf } from '../parts/list.ts';
import type { Pairs } from './pairs.ts';
import { allDays, rangesOf, type Days } from './range.ts';
import { createStatedYear } from './stated-year.ts';
import { createSourceSums, differencesOf, ledgerSide, type Side } from './sides.ts';

/** Differences of accounts that are named; the rest are counted. */
export const maxNamed = 200;
/** Vouchers of a year that are named; the rest are counted. */
export const maxNamedVouchers = 25_000;
/** Rows of the ledger that one invocation can read twice. */
const maxRows = 6_000_000;

/** What is found of a year, but for the names of its vouchers. */
export type FoundYear = Omit<ReconciledYear, 'vouchers'>;

/** Queries that one reading of a year takes at most. */
export const readingQueries = (vouchers: number, rows: number): number =>
  20 +
  continuityQueries +
  blockQueries(rows) +
  Math.ceil((vouchers + 1) / pageVouchers) +
  Math.ceil((Math.min(rows, maxRows) + 1) / rangeRows);

const notCompared = (most: number): ReconciledYear['note'] => ({
  code: 'too_many_vouchers',
  sv: `Alla verifikat har inte jämförts: någon dag har fler än ${most} i bokföringen och filen tillsammans. Konton och antal har jämförts.`,
  en: `Not every voucher was compared: some day has more than ${most} in the ledger and the file together. Accounts and counts were compared.`,
});
const notNamed: ReconciledYear['note'] = {
  code: 'too_many_differences',
  sv: `De första ${maxNamedVouchers} verifikaten som skiljer nämns; resten är räknade.`,
  en: `The first ${maxNamedVouchers} vouchers that differ are named; the rest are counted.`,
};

export interface YearToReconcile {
  start: string;
  end: string;
  generation: number;
}

/**
 * The year's sums, and which days of it to compare at a time; of a year that is compared in one go also its vouchers.
 * @param rest called between bounded pieces of work
 * @param most vouchers of both sides together that are compared at a time
 * @param limits those that years are loaded with
 * @throws problems `sie_file_gone`, `too_much_to_reconcile`, the reader's refusal
 */
export const reconcileSums = async (
  d1: D1Database,
  archive: R2Bucket,
  { start, end, generation }: YearToReconcile,
  file: SieFileRecord,
  rest: () => Promise<void>,
  most: number,
  limits: ChunkLimits,
): Promise<{ found: FoundYear; ranges: Days[]; compared: ComparedBlocks | null }> => {
  const ledger = await ledgerSide(d1, generation, start);
  const sums = createSourceSums(file.start, rest);
  const { stated, onEvent: onStated } = createStatedYear();
  const onEvent = (event: SieEvent): void => {
    sums.onEvent(event);
    onStated(event);
  };
  let ranges: Days[] = [allDays];
  let left = false;
  const whole = { d1, archive, generation, file, rest: sums.rest, most, limits };
  const compared = await compareBlocks(whole, onEvent);
  if (!compared) {
    const counts = sums.dates();
    for (const [date, count] of await ledgerDates(d1, generation)) {
      counts.set(date, (counts.get(date) ?? 0) + count);
    }
    ranges = rangesOf(counts, most);
    left = [...counts.values()].some((count) => count > most);
  }
  const source = sums.side();
  const differences = differencesOf(ledger.sums, source.sums);
  const openings = { ledger: openingsIn(ledger.sums), source: openingsIn(source.sums) };
  const countsOf = ({ vouchers, rows, debitOre }: Side) => ({ vouchers, rows, debitOre });
  const found: FoundYear = {
    start,
    end,
    agrees: differences.length === 0 && !left,
    sieFile: { id: file.id, filename: file.filename, sha256: file.sha256 },
    ledger: countsOf(ledger),
    source: countsOf(source),
    differences: differences.slice(0, maxNamed),
    differenceCount: differences.length,
    voucherCount: 0,
    kinds: { gone: 0, new: 0, changed: 0, moved: 0 },
    // New vouchers change every sum but what the year opened with.
    onlyAdditions: !left && differences.every(({ label }) => label !== 'IB'),
    note: left ? notCompared(most) : null,
    coverage: await readCoverage(d1, generation, file),
    continuity: await readContinuity(d1, { companyId: file.companyId, start }, openings, stated),
  };
  return { found, ranges, compared };
};

/** The year with what was found in some days of it. */
export const withPairs = (found: FoundYear, pairs: Pairs): FoundYear => {
  const counts = pairs.counts();
  const { kinds } = found;
  const voucherCount = found.voucherCount + pairs.count;
  return {
    ...found,
    agrees: found.agrees && pairs.count === 0,
    onlyAdditions: found.onlyAdditions && pairs.count === counts.new,
    voucherCount,
    kinds: {
      gone: kinds.gone + counts.gone,
      new: kinds.new + counts.new,
      changed: kinds.changed + counts.changed,
      moved: kinds.moved + counts.moved,
    },
    note: found.note ?? (voucherCount > maxNamedVouchers ? notNamed : null),
    coverage: withAfter(found.coverage, pairs),
  };
};

/** The year once all of its days are compared: where nothing differs, nothing was added either. */
export const concluded = (found: FoundYear): FoundYear => ({
  ...found,
  onlyAdditions: found.onlyAdditions && found.voucherCount > 0 && found.note === null,
});

const ledgerDates = async (d1: D1Database, generation: number): Promise<[string, number][]> =>
  d1
    .prepare(`SELECT date, count(*) FROM ${rowsOf('voucher')} GROUP BY date`)
    .bind(generation)
    .raw<[string, number]>();

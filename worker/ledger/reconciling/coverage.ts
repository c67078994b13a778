// How much of the year each side covers, as the files' records say: what is loaded was proven to be its file's rows.
import type { Coverage, Covered, ShorterSide } from '../../../shared/contract/coverage.ts';
import { periodOf } from '../../../shared/fiscal-year.ts';
import type { FileOutline, SieFileRecord } from '../../db/ledger.ts';
import { dayOf } from './hashes.ts';
import type { Pairs } from './pairs.ts';

type FileFacts = Pick<SieFileRecord, 'vouchers' | 'lastVoucherDate' | 'balancesUntil'> & {
  outline: Pick<FileOutline, 'generatedOn' | 'firstVoucherDate' | 'months'> | null;
};

const coveredBy = ({ vouchers, lastVoucherDate, balancesUntil, outline }: FileFacts): Covered => ({
  vouchers,
  firstVoucherDate: outline?.firstVoucherDate ?? null,
  lastVoucherDate,
  periods: outline?.months
    ? Object.entries(outline.months)
        .map(([period, count]) => ({ period, vouchers: count }))
        .sort((a, b) => (a.period < b.period ? -1 : 1))
    : null,
  balancesUntil,
  generatedOn: outline?.generatedOn ?? null,
});

type Reach = Pick<ShorterSide, 'until' | 'by'>;

/**
 * The day after which a side can have no vouchers, where it says so and has none: #OMFATTN, or the #GEN of the older of two
 * files, whichever is first. Its last voucher says as much only where it is of an earlier month than the other's: one or
 * two that are missing at the end were more likely deleted.
 */
const reachOf = (side: Covered, other: Covered): Reach | null => {
  const last = side.lastVoucherDate ?? '';
  const isOlder =
    side.generatedOn !== null && other.generatedOn !== null && side.generatedOn < other.generatedOn;
  const said: Reach[] = [];
  if (side.balancesUntil !== null) said.push({ until: side.balancesUntil, by: 'balancesUntil' });
  if (isOlder) said.push({ until: side.generatedOn!, by: 'generatedOn' });
  const [first] = said.sort((a, b) => (a.until < b.until ? -1 : 1));
  if (first) return first.until < last ? { ...first, until: last } : first;
  const ends = other.lastVoucherDate ?? '';
  return last !== '' && periodOf(last) < periodOf(ends) ? { until: last, by: 'lastVoucher' } : null;
};

const shorterOf = (ledger: Covered, source: Covered): ShorterSide | null => {
  const sides = { ledger, source };
  for (const [side, other] of [
    ['source', 'ledger'],
    ['ledger', 'source'],
  ] as const) {
    const reach = reachOf(sides[side], sides[other]);
    if (reach && (sides[other].lastVoucherDate ?? '') > reach.until)
      return { side, ...reach, vouchersAfter: 0 };
  }
  return null;
};

/** The vouchers after the shorter side's last day are counted as they are found. @param source the source's file */
export const readCoverage = async (
  d1: D1Database,
  generation: number,
  source: FileFacts,
): Promise<Coverage> => {
  const row = await d1
    .prepare(
      `SELECT g.vouchers, f.last_voucher_date, f.balances_until, f.outline ->> 'generatedOn' AS generated_on,
         f.outline ->> 'firstVoucherDate' AS first_voucher_date, f.outline -> 'months' AS months
       FROM generation AS g JOIN sie_file AS f ON f.id = g.sie_file_id WHERE g.id = ?1`,
    )
    .bind(generation)
    .first<Record<string, string | null> & { vouchers: number }>();
  const text = (column: string): string | null => row?.[column] ?? null;
  const ledger = coveredBy({
    vouchers: row?.vouchers ?? 0,
    lastVoucherDate: text('last_voucher_date'),
    balancesUntil: text('balances_until'),
    outline: {
      generatedOn: text('generated_on'),
      firstVoucherDate: text('first_voucher_date'),
      months: JSON.parse(text('months') ?? 'null') as FileOutline['months'],
    },
  });
  const covered = { ledger, source: coveredBy(source) };
  return { ...covered, shorter: shorterOf(covered.ledger, covered.source) };
};

const counted = (coverage: Coverage | null, more: (shorter: ShorterSide) => number): Coverage | null =>
  coverage?.shorter
    ? {
        ...coverage,
        shorter: {
          ...coverage.shorter,
          vouchersAfter: coverage.shorter.vouchersAfter + more(coverage.shorter),
        },
      }
    : coverage;
const aloneIn = { source: 'gone', ledger: 'new' } as const;

/** With those of the vouchers that differ which lie after the shorter side's last day. */
export const withAfter = (coverage: Coverage | null, pairs: Pairs): Coverage | null =>
  counted(coverage, ({ side, until }) => {
    const day = dayOf(until);
    let count = 0;
    for (let i = 0; i < pairs.count; i += 1)
      if (pairs.days[i]! > day && pairs.kindOf(i) === aloneIn[side]) count += 1;
    return count;
  });

/** Without one that was told as gone or new, and has moved to another year. */
export const withoutMoved = (
  coverage: Coverage | null,
  { kind, date }: { kind: 'gone' | 'new'; date: string },
): Coverage | null =>
  counted(coverage, ({ side, until }) => (kind === aloneIn[side] && date > until ? -1 : 0));

// What there is to say of a compared year beside its vouchers: which side ends first, and which accounts do not open as the
// year before closed.
import type { Carried, Continuity } from '../../shared/contract/continuity.ts';
import type { Coverage, ShorterSide } from '../../shared/contract/coverage.ts';
import type { ReconciledYear } from '../../shared/contract/reconciliation.ts';
import { fiscalYearLabel } from '../../shared/fiscal-year.ts';
import type { SidesTexts } from '../locales/sides-sv.ts';

type Year = Pick<ReconciledYear, 'start' | 'end' | 'coverage' | 'continuity'>;
type Side = 'ledger' | 'source';

/** A voucher that is missing since the source's file ends before it; nobody has deleted it. */
export function isLaterThanSource(
  { coverage }: Pick<Year, 'coverage'>,
  { kind, date }: { kind: string; date: string },
): boolean {
  const shorter = coverage?.shorter;
  return (
    shorter?.side === 'source' && shorter.by !== 'lastVoucher' && kind === 'gone' && date > shorter.until
  );
}

/** The last day of the side that ends later. */
export const otherEnd = ({ ledger, source }: Coverage, { side }: ShorterSide): string =>
  (side === 'ledger' ? source : ledger).lastVoucherDate ?? '';

/** Both sides have as many vouchers, of the same months and days. */
export const coverAlike = ({ ledger, source, shorter }: Coverage): boolean =>
  shorter === null &&
  JSON.stringify([ledger.firstVoucherDate, ledger.lastVoucherDate, ledger.periods]) ===
    JSON.stringify([source.firstVoucherDate, source.lastVoucherDate, source.periods]);

export interface OpeningRow {
  account: string;
  closingOre: number | null;
  /** What the file says that the year before closed with, where that is another. */
  statedOre: number | null | undefined;
  /** Null where it is not known. */
  opening: Record<Side, { ore: number; differenceOre: number } | null>;
}

/** By account, of each that is named on any side. */
export function openingRows({ ledger, source, stated, unbookedResultOre }: Continuity): OpeningRow[] {
  const sides = { ledger, source };
  const named = { ledger: byAccount(ledger?.differences), source: byAccount(source?.differences) };
  const changed = byAccount(stated?.differences ?? []);
  const accounts = new Set([...named.ledger.keys(), ...named.source.keys(), ...changed.keys()]);
  return [...accounts].sort().map((account) => {
    const differing = named.ledger.get(account) ?? named.source.get(account);
    const closingOre = differing ? differing.closingOre : (changed.get(account)?.ledgerOre ?? null);
    const of = (side: Side) => {
      const carried = sides[side];
      if (!carried) return null;
      const one = named[side].get(account);
      if (one) return { ore: one.openingOre ?? 0, differenceOre: one.differenceOre };
      // Those that are only counted may be any.
      if (carried.differenceCount > carried.differences.length) return null;
      const result = carried.resultAccount === account ? (unbookedResultOre ?? 0) : 0;
      return { ore: (closingOre ?? 0) + result, differenceOre: 0 };
    };
    return {
      account,
      closingOre,
      statedOre: changed.get(account)?.sourceOre,
      opening: { ledger: of('ledger'), source: of('source') },
    };
  });
}
const byAccount = <T extends { account: string }>(list: readonly T[] = []) =>
  new Map(list.map((one) => [one.account, one]));

/** The sides that do not open as the year before closed, and on how many accounts at most. */
export function opensOtherwise({ ledger, source }: Continuity): { sides: Side[]; count: number } {
  const counts = { ledger: ledger?.differenceCount ?? 0, source: source?.differenceCount ?? 0 };
  const sides = (['ledger', 'source'] as const).filter((side) => counts[side] > 0);
  return { sides, count: Math.max(counts.ledger, counts.source) };
}

/** Whether there is more to say of a year than that it agrees. */
export const hasSidesToTell = ({ coverage, continuity }: Year): boolean =>
  Boolean(
    coverage?.shorter ??
    (continuity && (opensOtherwise(continuity).count > 0 || (continuity.stated?.differenceCount ?? 0) > 0)),
  );

export interface SideLine {
  what: string;
  text: string;
  date: string;
  account: string;
  fromOre: number | null;
  toOre: number | null;
}
/** The same, a line each, for a table. */
export function sideLines(
  { start, end, coverage, continuity }: Year,
  t: SidesTexts,
  source: string,
): SideLine[] {
  const none = { text: '', date: '', account: '', fromOre: null, toOre: null };
  const lines: SideLine[] = [];
  if (coverage?.shorter) {
    const { shorter } = coverage;
    const text = t.endsFirst(shorter, otherEnd(coverage, shorter), source);
    lines.push({ ...none, what: t.csvCoverage, text, date: shorter.until });
  }
  if (!continuity?.previousYear) return lines;
  const before = fiscalYearLabel(continuity.previousYear);
  const opened = (side: Side, carried: Carried | null) =>
    (carried?.differences ?? []).map(({ account, closingOre, openingOre }) => ({
      ...none,
      what: t.csvOpening(side, before, source),
      account,
      fromOre: closingOre ?? 0,
      toOre: openingOre ?? 0,
    }));
  lines.push(...opened('ledger', continuity.ledger), ...opened('source', continuity.source));
  for (const { account, ledgerOre, sourceOre } of continuity.stated?.differences ?? [])
    lines.push({
      ...none,
      what: t.csvClosing(before, source),
      account,
      fromOre: ledgerOre ?? 0,
      toOre: sourceOre ?? 0,
    });
  const { unbookedResultOre, ledger } = continuity;
  if (unbookedResultOre)
    lines.push({
      ...none,
      what: t.csvUnbooked,
      text: t.opensWithResult(fiscalYearLabel({ start, end }), ledger, continuity.source, source),
      account: ledger?.resultAccount ?? continuity.source?.resultAccount ?? '',
      toOre: unbookedResultOre,
    });
  return lines;
}

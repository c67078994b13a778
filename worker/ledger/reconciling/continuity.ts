// Whether a year opens as the year before it closed: the ledger's and the source's opening balances against the fiscal year
// of the ledger that ends the day before, and against what the file says of it. Nothing of it makes a year differ.
import type { Continuity } from '../../../shared/contract/continuity.ts';
import type { Reason } from '../../../shared/contract/list.ts';
import { fiscalYearLabel, type DateSpan } from '../../../shared/fiscal-year.ts';
import { readAccountFigures } from '../years/account-figures.ts';
import { carriedFrom, closingOf, closingsDiffering, closingStated, type Closing } from './carried.ts';
import type { AccountType, StatedYear } from './stated-year.ts';

type Amounts = ReadonlyMap<string, number>;
/** Queries that it takes at most, the opening balances not counted. */
export const continuityQueries = 12;

interface Previous {
  year: DateSpan | null;
  reason: Reason | null;
  closing: Closing | null;
  types: ReadonlyMap<string, AccountType>;
}

/**
 * @param year the compared one's first day
 * @param openings #IB of year 0 on each side; null: it has none
 * @param stated what the source's file says of the year before; null: it was not read
 */
export const readContinuity = async (
  d1: D1Database,
  { companyId, start }: { companyId: string; start: string },
  openings: { ledger: Amounts | null; source: Amounts | null },
  stated: StatedYear | null,
): Promise<Continuity> => {
  const { year, reason, closing, types } = await readPrevious(d1, companyId, start);
  const typeOf = (account: string) => types.get(account) ?? stated?.types.get(account) ?? null;
  const own = stated && closingStated(stated.closings, stated.results, typeOf);
  // Both close on the same day, whenever they began.
  const same = closing && own && stated?.span?.end === year?.end ? { closing, own } : null;
  return {
    previousYear: year && { start: year.start, end: year.end },
    reason,
    unbookedResultOre: closing && closing.resultOre,
    ledger: closing && carriedFrom(closing, openings.ledger, typeOf),
    source: closing && carriedFrom(closing, openings.source, typeOf),
    stated: own && {
      previousYear: stated.span,
      source: carriedFrom(own, openings.source, typeOf),
      ...(same
        ? closingsDiffering(same.closing, same.own, typeOf)
        : { differences: null, differenceCount: null }),
    },
  };
};

/** #IB among sums by `label account period`; null where there is none. */
export const openingsIn = (sums: Amounts): Amounts | null => {
  const openings = new Map<string, number>();
  for (const [key, ore] of sums) if (key.startsWith('IB ')) openings.set(key.slice(3, -1), ore);
  return openings.size > 0 ? openings : null;
};

const find = `SELECT start, end, live_generation AS generation FROM fiscal_year WHERE company_id = ?1 AND end < ?2
  ORDER BY end = date(?2, '-1 day') DESC, live_generation IS NOT NULL DESC, end DESC LIMIT 1`;
const tries = 3;

const readPrevious = async (d1: D1Database, companyId: string, start: string): Promise<Previous> => {
  const latest = () =>
    d1.prepare(find).bind(companyId, start).first<DateSpan & { generation: number | null }>();
  const none = { closing: null, types: new Map<string, AccountType>() };
  let found = await latest();
  for (let i = 0; i < tries; i += 1) {
    if (!found) return { ...none, year: null, reason: noYear };
    if (dayAfter(found.end) !== start) return { ...none, year: null, reason: gapBefore(start, found) };
    if (found.generation === null) break;
    const accounts = await readAccountFigures(d1, found.generation, found.start);
    const types = new Map(accounts.flatMap(({ number, type }) => (type ? [[number, type] as const] : [])));
    const closing = closingOf(accounts, (account) => types.get(account) ?? null);
    const { generation } = found;
    found = await latest();
    // Else some of its rows may have been gone while they were read.
    if (found?.generation !== generation) continue;
    return { year: found, types, closing, reason: closing ? null : withoutBalances(found) };
  }
  return { ...none, year: found, reason: found && empty(found) };
};

const dayAfter = (date: string) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const noYear: Reason = {
  code: 'no_previous_year',
  sv: 'Inget tidigare räkenskapsår finns att hålla ingående saldon mot.',
  en: 'There is no earlier fiscal year to hold the opening balances against.',
};
const gapBefore = (start: string, year: DateSpan): Reason => ({
  code: 'previous_year_not_adjacent',
  sv: `Räkenskapsåret närmast före, ${fiscalYearLabel(year)}, slutar ${year.end} och inte dagen före ${start}: ingående saldon har inget att hållas mot.`,
  en: `The nearest earlier fiscal year, ${fiscalYearLabel(year)}, ends on ${year.end} and not the day before ${start}: there is nothing to hold the opening balances against.`,
});
const empty = (year: DateSpan): Reason => ({
  code: 'previous_year_empty',
  sv: `Räkenskapsåret före, ${fiscalYearLabel(year)}, är inte inläst: ingående saldon har inget att hållas mot.`,
  en: `The fiscal year before, ${fiscalYearLabel(year)}, is not loaded: there is nothing to hold the opening balances against.`,
});
const withoutBalances = (year: DateSpan): Reason => ({
  code: 'previous_year_without_balances',
  sv: `Räkenskapsåret före, ${fiscalYearLabel(year)}, har inga utgående saldon: ingående saldon har inget att hållas mot.`,
  en: `The fiscal year before, ${fiscalYearLabel(year)}, has no closing balances: there is nothing to hold the opening balances against.`,
});

// What comparisons of the stand-in API say of the two sides of a year: as a rule that they reach as far, and that the year
// opens as the year before closed.
import type { Continuity } from '../../../shared/contract/continuity.ts';
import type { Coverage, Covered } from '../../../shared/contract/coverage.ts';
import type { FiscalYear } from '../../../shared/contract/fiscal-year.ts';
import { periodsOf } from '../../../shared/fiscal-year.ts';

export interface Sides {
  coverage: Coverage | null;
  continuity: Continuity | null;
}

/** @param until its last voucher's day */
export function coveredUntil({ start, end, vouchers }: FiscalYear, until: string): Covered {
  const periods = periodsOf({ start, end: until });
  const each = Math.floor(vouchers / periodsOf({ start, end }).length);
  return {
    vouchers: each * periods.length,
    firstVoucherDate: start,
    lastVoucherDate: until,
    periods: periods.map((period) => ({ period, vouchers: each })),
    balancesUntil: null,
    generatedOn: '2026-11-19',
  };
}

const carried: NonNullable<Continuity['ledger']> = {
  agrees: true,
  differences: [],
  differenceCount: 0,
  result: 'booked',
  resultAccount: null,
};
export function opens(before: Pick<FiscalYear, 'start' | 'end'>, its: Partial<Continuity> = {}): Continuity {
  return {
    previousYear: { start: before.start, end: before.end },
    reason: null,
    unbookedResultOre: 0,
    ledger: carried,
    source: carried,
    stated: null,
    ...its,
  };
}
export const opensWith = (its: Partial<typeof carried>): typeof carried => ({ ...carried, ...its });

const noYear = {
  code: 'no_previous_year',
  sv: 'Inget tidigare räkenskapsår finns att hålla ingående saldon mot.',
  en: 'There is no earlier fiscal year to hold the opening balances against.',
};

export function usualSides(year: FiscalYear, before: FiscalYear | undefined): Sides {
  const covered = coveredUntil(year, year.end);
  const none = { previousYear: null, reason: noYear, unbookedResultOre: null, ledger: null, source: null };
  return {
    coverage: { ledger: covered, source: covered, shorter: null },
    continuity: before ? opens(before) : { ...none, stated: null },
  };
}

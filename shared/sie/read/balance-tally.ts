// Sums the balances of year 0 and notes them by account, whatever format they were read from.
import type { AccountEntry } from './accounts.ts';
import { warnUnlessDigits } from './chart.ts';
import { warn } from './context.ts';
import type { ReaderContext } from './context.ts';
import { refuseTooLarge } from './field-values.ts';
import type { FiscalYears } from './fiscal-years.ts';
import type { Identification } from './identification.ts';
import { quoteFound } from '../refusal.ts';
import type { BalanceEvent, BalanceLabel } from '../types.ts';

export interface BalanceTotals {
  count: number;
  /** A #PSALDO of year 0 other than zero. */
  hasMovement: boolean;
  openingYear0Ore: number;
  closingYear0Ore: number;
  /** Of year 0, by label. */
  readonly byLabel: Partial<Record<BalanceLabel, number>>;
}

export interface BalanceTally {
  readonly totals: BalanceTotals;
  /** Counts a balance, and hands it out. */
  add(context: ReaderContext, account: AccountEntry, event: BalanceEvent): void;
}

export function createBalanceTally(identification: Identification): BalanceTally {
  const totals: BalanceTotals = {
    count: 0,
    hasMovement: false,
    openingYear0Ore: 0,
    closingYear0Ore: 0,
    byLabel: {},
  };

  function note(
    context: ReaderContext,
    account: AccountEntry,
    { label, yearIndex, amountOre, quantity, line, objects, period }: BalanceEvent,
  ): void {
    if (yearIndex === -1) {
      if (label === 'UB' && Number.isNaN(account.previousClosingOre)) {
        account.previousClosingOre = amountOre;
        account.previousClosingLine = line;
        account.previousClosingQuantity = quantity;
      }
      return;
    }
    if (yearIndex !== 0) return;
    totals.byLabel[label] = (totals.byLabel[label] ?? 0) + 1;
    context.digest?.balance(label, account.number, objects, amountOre, period);
    if (label === 'IB') {
      warnRepeated(context, account.openingOre, account);
      account.openingOre = amountOre;
      totals.openingYear0Ore = addUp(context, totals.openingYear0Ore, amountOre);
    } else if (label === 'UB') {
      warnRepeated(context, account.closingOre, account);
      account.closedAgain ||= !Number.isNaN(account.closingOre);
      account.closingOre = amountOre;
      totals.closingYear0Ore = addUp(context, totals.closingYear0Ore, amountOre);
    } else if (label === 'RES') {
      warnRepeated(context, account.resultOre, account);
      account.closedAgain ||= !Number.isNaN(account.resultOre);
      account.resultOre = amountOre;
    } else if (label === 'PSALDO' && amountOre !== 0) {
      totals.hasMovement = true;
    }
  }

  return {
    totals,
    add(context, account, event) {
      const { years } = identification;
      years.settle(context);
      if (years.setAside.some(({ index }) => index === event.yearIndex)) {
        warn(context, 'balance_of_skipped_year', () => ({
          sv: `Saldot hoppas över: räkenskapsår ${event.yearIndex} har dagar gemensamt med ett annat.`,
          en: `The balance is skipped: fiscal year ${event.yearIndex} shares days with another.`,
        }));
        return;
      }
      if (account.usedOn === 0) {
        account.usedOn = context.line;
        warnUnlessDigits(context, account.number);
      }
      warnUnlessYearKnown(context, years, event);
      totals.count++;
      note(context, account, event);
      context.emit?.(event);
    },
  };
}

function addUp(context: ReaderContext, sum: number, ore: number): number {
  if (!Number.isSafeInteger(sum + ore))
    refuseTooLarge(context, 'summan av saldona', 'the sum of the balances');
  return sum + ore;
}

/** Each account has one balance per label and year (SIE 4B 11): another one makes every sum doubtful. */
function warnRepeated(context: ReaderContext, before: number, account: AccountEntry): void {
  if (Number.isNaN(before)) return;
  warn(context, 'balance_repeated', () => ({
    sv: `Konto ${quoteFound(account.number)} har fler än ett sådant saldo för året.`,
    en: `Account ${quoteFound(account.number)} has more than one such balance for the year.`,
  }));
}

function warnUnlessYearKnown(
  context: ReaderContext,
  years: FiscalYears,
  { yearIndex, period }: BalanceEvent,
): void {
  if (years.list.length === 0) return;
  let known = false;
  let spanned = period === null;
  for (const { index, start, end } of years.list) {
    if (index === yearIndex) known = true;
    if (period !== null && start.slice(0, 7) <= period && period <= end.slice(0, 7)) spanned = true;
  }
  if (!known) {
    warn(context, 'unknown_year', () => ({
      sv: `Räkenskapsår ${yearIndex} har ingen #RAR.`,
      en: `Fiscal year ${yearIndex} has no #RAR.`,
    }));
  } else if (!spanned) {
    warn(context, 'period_outside_years', () => ({
      sv: `Perioden ${period} ligger utanför filens räkenskapsår.`,
      en: `The period ${period} lies outside the file's fiscal years.`,
    }));
  }
}

// One year's opening balances held against the closing balances of the year before, with what the result explains.
import type { Carried } from '../../../shared/contract/continuity.ts';
import type { AccountFigures } from '../years/account-figures.ts';
import type { AccountType } from './stated-year.ts';

/** Öre by account: what a year closes with, and what is left on its result accounts (debit positive). */
export interface Closing {
  balances: ReadonlyMap<string, number>;
  resultOre: number;
}
export type TypeOf = (account: string) => AccountType | null;

/** Accounts that differ which are named; the rest are counted. */
export const maxNamedAccounts = 200;

const isOfResult = (account: string) => /^[3-8]/.test(account);

/**
 * By the first digit in the BAS plan: 1 and 2 are the balance sheet, 3–8 the result; or, where #KTYP says otherwise, by
 * that (SIE 4B 11). Null for what may be either: then it is of the balance sheet where it has an opening or closing
 * balance. Programs are met that call every account an asset.
 */
const classOf = (account: string, typeOf: TypeOf): 'balance' | 'result' | null => {
  const type = typeOf(account);
  if (type === 'K' || type === 'I') return 'result';
  if (isOfResult(account)) return type === null ? 'result' : null;
  return type !== null || /^[12]/.test(account) ? 'balance' : null;
};

const sumOf = (amounts: Iterable<number>): number => {
  let sum = 0;
  for (const ore of amounts) sum += ore;
  return sum;
};
const entriesOf = (figures: ReadonlyMap<string, number>, typeOf: TypeOf, left: 'balance' | 'result') =>
  [...figures].filter(([account]) => classOf(account, typeOf) !== left);

/** Of a file's #UB -1 and #RES -1; null where it has none of the former. */
export const closingStated = (
  closings: ReadonlyMap<string, number>,
  results: ReadonlyMap<string, number>,
  typeOf: TypeOf,
): Closing | null => {
  if (closings.size === 0) return null;
  const balances = new Map(entriesOf(closings, typeOf, 'result'));
  const result = entriesOf(results, typeOf, 'balance').map(([, ore]) => ore);
  // In double entry the one is the other.
  return { balances, resultOre: results.size > 0 ? sumOf(result) : -sumOf(balances.values()) };
};

/**
 * A loaded year's: #UB where it is said; without it what opening balance and rows come to, or 0 in a year without rows.
 * Null where that is not known: it has no closing balances, and no opening ones, or no rows.
 */
export const closingOf = (accounts: readonly AccountFigures[], typeOf: TypeOf): Closing | null => {
  const isSaid = (ore: number) => !Number.isNaN(ore);
  const said = (ore: number) => (isSaid(ore) ? ore : 0);
  const hasClosings = accounts.some(({ closingOre }) => isSaid(closingOre));
  const hasOpenings = accounts.some(({ openingOre }) => isSaid(openingOre));
  const hasResults = accounts.some(({ resultOre }) => isSaid(resultOre));
  const hasRows = accounts.some(({ rowsOre }) => rowsOre !== 0);
  if (!hasClosings && !(hasOpenings && hasRows)) return null;
  const balances = new Map<string, number>();
  let resultOre = 0;
  for (const { number, openingOre, closingOre, resultOre: itsResult, rowsOre } of accounts) {
    const is = classOf(number, typeOf);
    if (is !== 'result' && isSaid(closingOre)) balances.set(number, closingOre);
    else if (is === 'result' || isSaid(itsResult) || (isOfResult(number) && !isSaid(openingOre)))
      resultOre += hasResults ? said(itsResult) : rowsOre;
    else if ((is === 'balance' || isSaid(openingOre)) && hasRows)
      balances.set(number, said(openingOre) + rowsOre);
  }
  if (!hasResults && !hasRows) resultOre = -sumOf(balances.values());
  return { balances, resultOre };
};

interface Differing {
  account: string;
  wasOre: number | null;
  isOre: number | null;
}
/** The accounts, but those of the result, whose öre are not the same; by account. 0 and not there are the same. */
const differing = (was: ReadonlyMap<string, number>, is: ReadonlyMap<string, number>, typeOf: TypeOf) =>
  [...new Set([...was.keys(), ...is.keys()])]
    .filter((account) => (was.get(account) ?? 0) !== (is.get(account) ?? 0))
    .filter((account) => classOf(account, typeOf) !== 'result')
    .map((account): Differing => ({
      account,
      wasOre: was.get(account) ?? null,
      isOre: is.get(account) ?? null,
    }))
    .sort((a, b) => (a.account < b.account ? -1 : 1));
const byHowMuch = ({ wasOre, isOre }: Differing) => (isOre ?? 0) - (wasOre ?? 0);

const isEquity = (account: string) => account.startsWith('20');

/**
 * A result that is left on the result accounts is no part of what a year closes with, and may be of what the next opens
 * with: then one equity account, and no other, differs by just that.
 */
const withoutResult = (all: readonly Differing[], resultOre: number) => {
  const explained = all.filter((one) => isEquity(one.account) && byHowMuch(one) === resultOre);
  const resultAccount = resultOre !== 0 && explained.length === 1 ? explained[0]!.account : null;
  return { resultAccount, left: all.filter(({ account }) => account !== resultAccount) };
};

/** @param opening null where the side has no opening balances */
export const carriedFrom = (
  { balances, resultOre }: Closing,
  opening: ReadonlyMap<string, number> | null,
  typeOf: TypeOf,
): Carried | null => {
  if (opening === null || opening.size === 0) return null;
  const all = differing(balances, opening, typeOf);
  const { left, resultAccount } = withoutResult(all, resultOre);
  const sum = sumOf(all.map(byHowMuch));
  return {
    agrees: left.length === 0,
    differences: left.slice(0, maxNamedAccounts).map((one) => ({
      account: one.account,
      closingOre: one.wasOre,
      openingOre: one.isOre,
      differenceOre: byHowMuch(one),
    })),
    differenceCount: left.length,
    result:
      resultOre === 0
        ? 'booked'
        : resultAccount !== null
          ? 'carried'
          : sum === 0 && !all.some(({ account }) => isEquity(account))
            ? 'not_carried'
            : 'unclear',
    resultAccount,
  };
};

/** A file's #UB -1 against what the ledger's year before closes with. */
export const closingsDiffering = (ledger: Closing, stated: Closing, typeOf: TypeOf) => {
  const { left } = withoutResult(differing(ledger.balances, stated.balances, typeOf), ledger.resultOre);
  return {
    differences: left.slice(0, maxNamedAccounts).map((one) => ({
      account: one.account,
      ledgerOre: one.wasOre,
      sourceOre: one.isOre,
      differenceOre: -byHowMuch(one),
    })),
    differenceCount: left.length,
  };
};

// The balance records #IB #UB #OIB #OUB #RES #PSALDO #PBUDGET (SIE 4B 11), in öre; debit is positive.
import type { AccountTable } from './accounts.ts';
import { warnUnlessDigits } from './chart.ts';
import { fieldName, refuse, refuseMissing, warn } from './context.ts';
import type { ReaderContext } from './context.ts';
import { amountField, quantityField, refuseTooLarge } from './field-values.ts';
import { yearIndexField } from './identification.ts';
import type { Identification } from './identification.ts';
import type { ObjectLists } from './object-lists.ts';
import { quoteFound } from './refusal.ts';
import type { BalanceLabel } from './types.ts';
import { periodFromText } from './values.ts';

const NO_OBJECTS: readonly string[] = Object.freeze([]);

export interface BalanceTotals {
  count: number;
  openingYear0Ore: number;
  closingYear0Ore: number;
}

export interface BalanceReader {
  readonly totals: BalanceTotals;
  read(context: ReaderContext, label: BalanceLabel): void;
}

export function createBalanceReader(
  accounts: AccountTable,
  identification: Identification,
  objectLists: ObjectLists,
): BalanceReader {
  const totals: BalanceTotals = { count: 0, openingYear0Ore: 0, closingYear0Ore: 0 };
  return {
    totals,
    read(context, label) {
      const yearIndex = yearIndexField(context, 0);
      const isPeriod = label === 'PSALDO' || label === 'PBUDGET';
      const hasList = isPeriod || label === 'OIB' || label === 'OUB';
      const period = isPeriod ? periodFromText(fieldName(context, 1)) : null;
      if (isPeriod && period === null) {
        const found = fieldName(context, 1);
        warn(context, 'bad_period', () => ({
          sv: `${quoteFound(found)} är ingen period ÅÅÅÅMM; posten hoppas över.`,
          en: `${quoteFound(found)} is not a period YYYYMM; the record is skipped.`,
        }));
        return;
      }
      const accountField = isPeriod ? 2 : 1;
      const account = accounts.at(context, accountField);
      if (account === null) refuseMissing(context, 'kontot', 'the account');
      warnUnlessDigits(context, account.number);
      if (account.usedOn === 0) account.usedOn = context.line;
      const objects = hasList ? objectLists.read(context, accountField + 1) : NO_OBJECTS;
      if (!hasList && context.fields.listStart >= 0) refuseList(context);
      const amountAt = accountField + 1 + objects.length;
      const amountOre = amountField(context, amountAt);
      const quantity = quantityField(context, amountAt + 1);
      if (identification.sieType === 2 && objects.length > 0) {
        warn(context, 'objects_in_type_2', () => ({
          sv: 'Saldo per objekt i en fil av typ 2; posten hoppas över.',
          en: 'A balance per object in a file of type 2; the record is skipped.',
        }));
        return;
      }
      warnUnlessYearKnown(context, identification, yearIndex, period);
      totals.count++;
      if (label === 'IB' && yearIndex === 0) {
        account.openingOre = amountOre;
        totals.openingYear0Ore = addUp(context, totals.openingYear0Ore, amountOre);
      } else if (label === 'UB' && yearIndex === 0) {
        account.closingOre = amountOre;
        totals.closingYear0Ore = addUp(context, totals.closingYear0Ore, amountOre);
      } else if (label === 'RES' && yearIndex === 0) {
        account.resultOre = amountOre;
      } else if (label === 'UB' && yearIndex === -1) {
        account.previousClosingOre = amountOre;
      }
      context.emit?.({
        type: 'balance',
        line: context.line,
        label,
        yearIndex,
        period,
        account: account.number,
        objects,
        amountOre,
        quantity,
      });
    },
  };
}

function addUp(context: ReaderContext, sum: number, ore: number): number {
  if (!Number.isSafeInteger(sum + ore)) refuseTooLarge(context, 'summan av saldona', 'the sum of the balances');
  return sum + ore;
}

function refuseList(context: ReaderContext): never {
  refuse(context, 'bad_object_list', {
    sv: 'posten ska inte ha någon objektlista {…}.',
    en: 'the record must not have an object list {…}.',
  });
}

function warnUnlessYearKnown(
  context: ReaderContext,
  { years }: Identification,
  index: number,
  period: string | null,
): void {
  if (years.length === 0) return;
  if (!years.some((year) => year.index === index)) {
    warn(context, 'unknown_year', () => ({
      sv: `Räkenskapsår ${index} har ingen #RAR.`,
      en: `Fiscal year ${index} has no #RAR.`,
    }));
  } else if (period !== null && !years.some((year) => year.start.slice(0, 7) <= period && period <= year.end.slice(0, 7))) {
    warn(context, 'period_outside_years', () => ({
      sv: `Perioden ${period} ligger utanför filens räkenskapsår.`,
      en: `The period ${period} lies outside the file's fiscal years.`,
    }));
  }
}

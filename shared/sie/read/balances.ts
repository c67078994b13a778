// Reads the balance records of SIE 1–4, #IB #UB #OIB #OUB #RES #PSALDO #PBUDGET (SIE 4B 11); debit is positive.
import type { AccountTable } from './accounts.ts';
import { createBalanceTally } from './balance-tally.ts';
import type { BalanceTotals } from './balance-tally.ts';
import { fieldName, refuse, refuseMissing, warn } from './context.ts';
import type { ReaderContext } from './context.ts';
import { amountField, quantityField } from './field-values.ts';
import { yearIndexField } from './identification.ts';
import type { Identification } from './identification.ts';
import type { ObjectLists } from './object-lists.ts';
import { quoteFound } from '../refusal.ts';
import type { BalanceLabel } from '../types.ts';
import { periodFromText } from './values.ts';

const NO_OBJECTS: readonly string[] = Object.freeze([]);

export interface BalanceReader {
  readonly totals: BalanceTotals;
  read(context: ReaderContext, label: BalanceLabel): void;
}

export function createBalanceReader(
  accounts: AccountTable,
  identification: Identification,
  objectLists: ObjectLists,
): BalanceReader {
  const tally = createBalanceTally(identification);
  return {
    totals: tally.totals,
    read(context, label) {
      const yearIndex = yearIndexField(context, 0);
      const isPeriod = label === 'PSALDO' || label === 'PBUDGET';
      const period = isPeriod ? periodFromText(fieldName(context, 1)) : null;
      if (isPeriod && period === null) {
        skipPeriod(context, fieldName(context, 1));
        return;
      }
      const accountAt = isPeriod ? 2 : 1;
      const account = accounts.at(context, accountAt);
      if (account === null) refuseMissing(context, 'kontot', 'the account');
      const objects = readList(context, label, accountAt + 1);
      const amountAt = accountAt + 1 + objects.length;
      const amountOre = amountField(context, amountAt);
      const quantity = quantityField(context, amountAt + 1);
      if (identification.sieType === 2 && objects.length > 0) {
        warn(context, 'objects_in_type_2', () => ({
          sv: 'Saldo per objekt i en fil av typ 2; posten hoppas över.',
          en: 'A balance per object in a file of type 2; the record is skipped.',
        }));
        return;
      }
      const { line } = context;
      const { number } = account;
      tally.add(context, account, {
        type: 'balance',
        line,
        label,
        yearIndex,
        period,
        account: number,
        objects,
        amountOre,
        quantity,
      });
    },
  };

  function readList(context: ReaderContext, label: BalanceLabel, before: number): readonly string[] {
    if (label !== 'IB' && label !== 'UB' && label !== 'RES') return objectLists.read(context, before);
    if (context.fields.listStart >= 0) {
      refuse(context, 'bad_object_list', {
        sv: 'posten ska inte ha någon objektlista {…}.',
        en: 'the record must not have an object list {…}.',
      });
    }
    return NO_OBJECTS;
  }
}

function skipPeriod(context: ReaderContext, found: string): void {
  warn(context, 'bad_period', () => ({
    sv: `${quoteFound(found)} är ingen period ÅÅÅÅMM; posten hoppas över.`,
    en: `${quoteFound(found)} is not a period YYYYMM; the record is skipped.`,
  }));
}

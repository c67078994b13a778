// One entry for each account that the file mentions: is it declared, and what do its rows and balances come to?
import { fieldName, refuse } from './context.ts';
import type { ReaderContext } from './context.ts';
import { MAX_ACCOUNTS } from './chart-size.ts';
import type { AccountTypeEvent } from '../types.ts';

type AccountType = AccountTypeEvent['accountType'];

export interface AccountEntry {
  readonly number: string;
  declared: boolean;
  /** As #KTYP says; null where it does not. */
  type: AccountType | null;
  /** Its place in the digest of the books; below 0 while it has none. */
  digestAt: number;
  /** Line of the first record that uses it; 0 while none has. */
  usedOn: number;
  hasRows: boolean;
  /** Öre over all #TRANS. */
  rowsOre: number;
  /** Öre over the #TRANS of vouchers in year 0. */
  year0RowsOre: number;
  /** Öre of year 0 and of the year before; NaN where the file has none. */
  openingOre: number;
  closingOre: number;
  resultOre: number;
  /** More than one #UB or more than one #RES of year 0. */
  closedAgain: boolean;
  previousClosingOre: number;
  previousClosingLine: number;
  previousClosingQuantity: string | null;
}

export interface AccountTable {
  /** The entry of the account in field `index`; null where the field is empty. */
  at(context: ReaderContext, index: number): AccountEntry | null;
  /** The entry of the account of that number, which must not be empty. */
  find(context: ReaderContext, number: string): AccountEntry;
  /** The entry of a four-digit account met before. */
  known(number: number): AccountEntry | undefined;
  all(): Iterable<AccountEntry>;
}

export function createAccountTable(): AccountTable {
  // Nearly all accounts have four digits: those are found by number, without a string.
  const byNumber: (AccountEntry | undefined)[] = Array<undefined>(10_000).fill(undefined);
  const byText = new Map<string, AccountEntry>();

  function find(context: ReaderContext, number: string): AccountEntry {
    let entry = byText.get(number);
    if (entry === undefined) {
      if (byText.size === MAX_ACCOUNTS) {
        refuse(context, 'too_many_accounts', {
          sv: `filen har fler än ${MAX_ACCOUNTS} olika konton.`,
          en: `the file has more than ${MAX_ACCOUNTS} different accounts.`,
        });
      }
      entry = {
        number,
        declared: false,
        type: null,
        digestAt: -1,
        usedOn: 0,
        hasRows: false,
        rowsOre: 0,
        year0RowsOre: 0,
        openingOre: NaN,
        closingOre: NaN,
        resultOre: NaN,
        closedAgain: false,
        previousClosingOre: NaN,
        previousClosingLine: 0,
        previousClosingQuantity: null,
      };
      byText.set(number, entry);
    }
    return entry;
  }

  return {
    at(context, index) {
      const { offsets, count } = context.fields;
      if (index >= count) return null;
      const start = offsets[3 * index]!;
      const code = offsets[3 * index + 1]! - start === 4 ? fourDigits(context.bytes, start) : -1;
      if (code >= 0) return (byNumber[code] ??= find(context, fieldName(context, index)));
      const number = fieldName(context, index);
      return number === '' ? null : find(context, number);
    },
    find,
    known: (number) => byNumber[number],
    all: () => byText.values(),
  };
}

/**
 * True for an account of the balance sheet, false for one of the result, null where it cannot be told: by its balances,
 * by its type, or by the BAS plan, in which 1 and 2 are the balance sheet (SIE 4B 11, #KTYP).
 */
export function isBalanceSheet({
  number,
  type,
  openingOre,
  resultOre,
}: Pick<AccountEntry, 'number' | 'type' | 'openingOre' | 'resultOre'>): boolean | null {
  if (!Number.isNaN(resultOre)) return false;
  if (!Number.isNaN(openingOre)) return true;
  if (type !== null) return type === 'T' || type === 'S';
  if (!/^[1-8]\d{3}$/.test(number)) return null;
  return number < '3000';
}

function fourDigits(bytes: Uint8Array, start: number): number {
  let code = 0;
  for (let p = start; p < start + 4; p++) {
    const digit = bytes[p]! - 48;
    if (digit < 0 || digit > 9) return -1;
    code = code * 10 + digit;
  }
  return code;
}

// The chart of accounts with its dimensions and objects, #KONTO to #OBJEKT (SIE 4B 11).
import type { AccountTable } from './accounts.ts';
import type { ChartSize } from './chart-size.ts';
import { fieldName, warn } from './context.ts';
import type { ReaderContext } from './context.ts';
import type { Label } from './labels.ts';
import { quoteFound } from '../refusal.ts';

/** Reads the record at hand; one without what it needs is skipped with a warning, for it holds no amount. */
export function readChart(
  context: ReaderContext,
  label: Label,
  accounts: AccountTable,
  size: ChartSize,
): void {
  const { line, emit, fields } = context;
  const { offsets, count } = fields;
  if (count > 0) size.add(context, offsets[3 * count - 2]! - offsets[0]!);
  if (label === 'DIM' || label === 'UNDERDIM') {
    const number = fieldName(context, 0);
    const parent = label === 'UNDERDIM' ? fieldName(context, 2) : '';
    if (number === '') skip(context, 'dimensionens nummer', 'the number of the dimension');
    else emit?.({ type: 'dimension', line, number, name: fieldName(context, 1), parent: parent || null });
    return;
  }
  if (label === 'OBJEKT') {
    const dimension = fieldName(context, 0);
    const code = fieldName(context, 1);
    if (dimension === '' || code === '') skip(context, 'dimension eller objekt', 'dimension or object');
    else emit?.({ type: 'object', line, dimension, code, name: fieldName(context, 2) });
    return;
  }
  const account = accounts.at(context, 0);
  if (account === null) {
    skip(context, 'kontonumret', 'the account number');
    return;
  }
  if (label === 'KONTO') {
    warnUnlessDigits(context, account.number);
    if (account.declared) {
      warn(context, 'account_repeated', () => ({
        sv: `Konto ${quoteFound(account.number)} förekommer mer än en gång.`,
        en: `Account ${quoteFound(account.number)} occurs more than once.`,
      }));
    }
    account.declared = true;
    emit?.({ type: 'account', line, number: account.number, name: fieldName(context, 1) });
    return;
  }
  const value = fieldName(context, 1);
  if (value === '') {
    skip(context, 'värdet', 'the value');
    return;
  }
  if (label === 'SRU') emit?.({ type: 'sru', line, account: account.number, code: value });
  else if (label === 'ENHET') emit?.({ type: 'accountUnit', line, account: account.number, unit: value });
  else if (value === 'T' || value === 'S' || value === 'K' || value === 'I') {
    account.type ??= value;
    emit?.({ type: 'accountType', line, account: account.number, accountType: value });
  } else {
    warn(context, 'bad_account_type', () => ({
      sv: `${quoteFound(value)} är ingen kontotyp (väntade T, S, K eller I); posten hoppas över.`,
      en: `${quoteFound(value)} is not an account type (expected T, S, K or I); the record is skipped.`,
    }));
  }
}

/** An account number is text; one that is not digits is kept, with a warning. */
export function warnUnlessDigits(context: ReaderContext, number: string): void {
  if (/^\d+$/.test(number)) return;
  warn(context, 'account_not_numeric', () => ({
    sv: `Kontonumret ${quoteFound(number)} består inte bara av siffror.`,
    en: `The account number ${quoteFound(number)} is not all digits.`,
  }));
}

function skip(context: ReaderContext, sv: string, en: string): void {
  warn(context, 'record_incomplete', () => ({
    sv: `Posten hoppas över: ${sv} saknas.`,
    en: `The record is skipped: ${en} is missing.`,
  }));
}

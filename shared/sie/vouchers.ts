// Vouchers and their rows: #VER, the braces, #TRANS, #RTRANS, #BTRANS (SIE 4B 11).
// The voucher as it stands is all its #TRANS; #RTRANS and #BTRANS never count.
import type { AccountEntry, AccountTable } from './accounts.ts';
import { warnUnlessDigits } from './chart.ts';
import { fieldName, fieldText, fieldTrimmed, refuse, refuseMissing, voucherName, warn } from './context.ts';
import type { ReaderContext } from './context.ts';
import { amountField, createIsoDates, dateField, quantityField, refuseTooLarge } from './field-values.ts';
import type { Identification, KnownYear } from './identification.ts';
import type { ObjectLists } from './object-lists.ts';
import { createRefusal, quoteFound } from './refusal.ts';
import { LINE_BAD_BRACES, LINE_OPEN_LIST } from './scan.ts';
import type { RowKind, UnbalancedVoucher } from './types.ts';
import { createVoucherNumbers } from './voucher-numbers.ts';

const MAX_UNBALANCED_LISTED = 1000;

/** No voucher under way; #VER met but no brace yet; inside the braces. */
type State = 'outside' | 'announced' | 'open';

export interface VoucherTotals {
  vouchers: number;
  rows: number;
  addedRows: number;
  removedRows: number;
  debitOre: number;
  creditOre: number;
  firstDate: number;
  lastDate: number;
  unbalanced: UnbalancedVoucher[];
  unbalancedCount: number;
}

export interface VoucherReader {
  readonly totals: VoucherTotals;
  voucher(context: ReaderContext): void;
  row(context: ReaderContext, kind: RowKind): void;
  /**
   * Books a #TRANS already parsed, with nothing odd about it. False, and nothing is booked, where the row may call for
   * a warning: it is then to be read by `row`.
   */
  quickRow(context: ReaderContext, account: AccountEntry, objects: readonly string[], amountOre: number): boolean;
  /** `2024-01-31` of 20240131; '' of what is no day. */
  isoDates(date: number): string;
  open(context: ReaderContext): void;
  close(context: ReaderContext): void;
  /** Refuses `cut_off` where the file ends inside a voucher, or right after #VER. */
  end(context: ReaderContext): void;
}

export function createVoucherReader(
  accounts: AccountTable,
  identification: Identification,
  objectLists: ObjectLists,
): VoucherReader {
  const totals: VoucherTotals = {
    vouchers: 0,
    rows: 0,
    addedRows: 0,
    removedRows: 0,
    debitOre: 0,
    creditOre: 0,
    firstDate: 0,
    lastDate: 0,
    unbalanced: [],
    unbalancedCount: 0,
  };
  const isoDates = createIsoDates();
  const numbers = createVoucherNumbers();
  let state: State = 'outside';
  let series = '';
  let number = '';
  let voucherLine = 0;
  let rowsInVoucher = 0;
  let differenceOre = 0;
  let inYear0 = true;
  // The #RTRANS whose twin #TRANS is to follow at once.
  let twinAccount: AccountEntry | null = null;
  let twinObjects: readonly string[] = [];
  let twinOre = 0;

  function finish(context: ReaderContext): void {
    state = 'outside';
    if (twinAccount !== null) warnTwinMissing(context);
    if (rowsInVoucher === 0) {
      context.warnings.add('voucher_without_rows', voucherLine, '#VER', () => ({
        sv: `Verifikation ${voucherName(context)} har inga rader.`,
        en: `Voucher ${voucherName(context)} has no rows.`,
      }));
    }
    if (differenceOre !== 0) {
      totals.unbalancedCount++;
      if (totals.unbalanced.length < MAX_UNBALANCED_LISTED) totals.unbalanced.push({ series, number, differenceOre });
      const name = voucherName(context);
      const ore = differenceOre;
      context.warnings.add(
        'voucher_unbalanced',
        voucherLine,
        '#VER',
        () => ({
          sv: `Verifikation ${name} balanserar inte: skillnad ${(ore / 100).toFixed(2).replace('.', ',')}.`,
          en: `Voucher ${name} does not balance: difference ${(ore / 100).toFixed(2)}.`,
        }),
        String(voucherLine),
      );
    }
    context.series = null;
    context.emit?.({ type: 'voucherEnd', line: context.line, differenceOre });
  }

  function warnTwinMissing(context: ReaderContext): void {
    twinAccount = null;
    context.warnings.add('twin_missing', context.line, '#RTRANS', () => ({
      sv: `En #RTRANS i verifikation ${voucherName(context)} följs inte av samma rad som #TRANS.`,
      en: `A #RTRANS in voucher ${voucherName(context)} is not followed by the same row as #TRANS.`,
    }));
  }

  function book(
    context: ReaderContext,
    kind: RowKind,
    account: AccountEntry,
    objects: readonly string[],
    amountOre: number,
  ): void {
    if (account.usedOn === 0) {
      account.usedOn = context.line;
      warnUnlessDigits(context, account.number);
    }
    if (state === 'announced' && rowsInVoucher === 0) {
      warn(context, 'brace_missing', () => ({
        sv: `{ saknas före raderna i verifikation ${voucherName(context)}.`,
        en: `{ is missing before the rows of voucher ${voucherName(context)}.`,
      }));
    }
    rowsInVoucher++;
    if (twinAccount !== null) {
      if (kind !== 'trans' || !isTwin(account, objects, amountOre)) warnTwinMissing(context);
      twinAccount = null;
    }
    if (kind === 'trans') {
      totals.rows++;
      differenceOre += amountOre;
      account.hasRows = true;
      account.rowsOre += amountOre;
      if (inYear0) account.year0RowsOre += amountOre;
      if (amountOre > 0) totals.debitOre += amountOre;
      else totals.creditOre -= amountOre;
      // Every other sum of rows lies within these two, so while they are exact all are.
      if (totals.debitOre > Number.MAX_SAFE_INTEGER || totals.creditOre > Number.MAX_SAFE_INTEGER) {
        refuseTooLarge(context, 'summan av raderna', 'the sum of the rows');
      }
    } else if (kind === 'added') {
      totals.addedRows++;
      twinAccount = account;
      twinObjects = objects;
      twinOre = amountOre;
    } else {
      totals.removedRows++;
    }
  }

  return {
    totals,
    isoDates,
    voucher(context) {
      if (state !== 'outside') {
        warn(context, 'brace_missing', () => ({
          sv: `Verifikation ${voucherName(context)} avslutas inte med } före nästa #VER.`,
          en: `Voucher ${voucherName(context)} is not closed by } before the next #VER.`,
        }));
        finish(context);
      }
      series = fieldName(context, 0);
      number = fieldName(context, 1);
      context.series = series;
      context.number = number;
      voucherLine = context.line;
      const date = dateField(context, 2);
      if (date <= 0) refuseVoucherDate(context, fieldText(context, 2));
      const registeredDate = dateField(context, 4);
      const { fields } = context;
      if (fields.flags & LINE_BAD_BRACES || (fields.listStart >= 0 && fields.listStart !== fields.count)) {
        refuseBrace(context);
      }
      state = 'announced';
      rowsInVoucher = 0;
      differenceOre = 0;
      totals.vouchers++;
      if (totals.firstDate === 0 || date < totals.firstDate) totals.firstDate = date;
      if (date > totals.lastDate) totals.lastDate = date;
      const yearIndex = yearIndexOf(identification.years, date);
      inYear0 = yearIndex === 0 || yearIndex === OUTSIDE_YEARS;
      if (yearIndex === OUTSIDE_YEARS && identification.years.length > 0) warnOutsideYears(context, isoDates(date));
      if (numbers.isRepeated(yearIndex, series, number)) warnRepeated(context);
      if (registeredDate < 0) warnRegistered(context, fieldText(context, 4));
      context.emit?.({
        type: 'voucher',
        line: context.line,
        series,
        number,
        date: isoDates(date),
        text: fieldText(context, 3),
        registered: registeredDate > 0 ? isoDates(registeredDate) : null,
        signature: fieldTrimmed(context, 5),
      });
      if (fields.flags & LINE_OPEN_LIST) {
        warn(context, 'brace_on_voucher_line', () => ({
          sv: '{ står på samma rad som #VER; läst som om den stod på nästa.',
          en: '{ stands on the line of #VER; read as if it stood on the next.',
        }));
        state = 'open';
      }
    },

    row(context, kind) {
      if (state === 'outside') {
        refuse(context, 'row_outside_voucher', {
          sv: 'raden hör inte till någon verifikation. Väntade #VER före den.',
          en: 'the row belongs to no voucher. Expected #VER before it.',
        });
      }
      const account = accounts.at(context, 0);
      if (account === null) refuseMissing(context, 'kontot', 'the account');
      const objects = objectLists.read(context, 1);
      const at = 1 + objects.length;
      const amountOre = amountField(context, at);
      const date = dateField(context, at + 1);
      if (date < 0) refuseRowDate(context, fieldText(context, at + 1));
      const quantity = at + 3 < context.fields.count ? quantityField(context, at + 3) : null;
      book(context, kind, account, objects, amountOre);
      context.emit?.({
        type: 'row',
        line: context.line,
        kind,
        account: account.number,
        objects,
        amountOre,
        date: date === 0 ? null : isoDates(date),
        text: fieldText(context, at + 2),
        quantity,
        signature: fieldTrimmed(context, at + 4),
      });
    },

    quickRow(context, account, objects, amountOre) {
      if (state !== 'open' || account.usedOn === 0 || twinAccount !== null) return false;
      book(context, 'trans', account, objects, amountOre);
      return true;
    },

    open(context) {
      if (state === 'open') refuseBrace(context);
      if (state === 'announced' && rowsInVoucher === 0) {
        state = 'open';
        return;
      }
      warnStrayBrace(context, '{');
    },

    close(context) {
      if (state === 'outside') warnStrayBrace(context, '}');
      else finish(context);
    },

    end(context) {
      if (state === 'outside') return;
      throw createRefusal('cut_off', context.line, '#VER', {
        sv: `Rad ${context.line}: filen är avhuggen inuti verifikation ${voucherName(context)} (rad ${voucherLine}). Väntade fler rader och }.`,
        en: `Line ${context.line}: the file is cut off inside voucher ${voucherName(context)} (line ${voucherLine}). Expected more rows and }.`,
      });
    },
  };

  /** Twins are alike in account, object list and amount only: date and signature are the change's (seen in files). */
  function isTwin(account: AccountEntry, objects: readonly string[], ore: number): boolean {
    return (
      account === twinAccount &&
      ore === twinOre &&
      objects.length === twinObjects.length &&
      objects.every((part, index) => part === twinObjects[index])
    );
  }
}

const OUTSIDE_YEARS = 10_000;

/** Index of the fiscal year that a date lies in; `OUTSIDE_YEARS` for none. */
function yearIndexOf(years: readonly KnownYear[], date: number): number {
  for (let i = 0; i < years.length; i++) {
    const year = years[i]!;
    if (year.startDate <= date && date <= year.endDate) return year.index;
  }
  return OUTSIDE_YEARS;
}

function refuseVoucherDate(context: ReaderContext, found: string): never {
  refuse(context, 'bad_date', {
    sv: `verifikationsdatumet ${quoteFound(found)} är inget datum. Väntade ÅÅÅÅMMDD.`,
    en: `the voucher date ${quoteFound(found)} is not a date. Expected YYYYMMDD.`,
  });
}

function refuseRowDate(context: ReaderContext, found: string): never {
  refuse(context, 'bad_date', {
    sv: `radens datum ${quoteFound(found)} är inget datum. Väntade ÅÅÅÅMMDD eller "".`,
    en: `the row's date ${quoteFound(found)} is not a date. Expected YYYYMMDD or "".`,
  });
}

function refuseBrace(context: ReaderContext): never {
  refuse(context, 'misplaced_brace', {
    sv: 'klammer på fel plats. Väntade { på egen rad efter #VER och } på egen rad efter raderna.',
    en: 'a brace in the wrong place. Expected { on a line of its own after #VER and } on one after the rows.',
  });
}

function warnStrayBrace(context: ReaderContext, brace: string): void {
  warn(context, 'stray_brace', () => ({
    sv: `${brace} hör inte till någon verifikation och hoppas över.`,
    en: `${brace} belongs to no voucher and is skipped.`,
  }));
}

function warnOutsideYears(context: ReaderContext, date: string): void {
  warn(context, 'voucher_outside_years', () => ({
    sv: `Verifikation ${voucherName(context)} är daterad ${date}, utanför filens räkenskapsår.`,
    en: `Voucher ${voucherName(context)} is dated ${date}, outside the file's fiscal years.`,
  }));
}

function warnRepeated(context: ReaderContext): void {
  warn(context, 'voucher_repeated', () => ({
    sv: `Verifikation ${voucherName(context)} förekommer mer än en gång; alla behålls.`,
    en: `Voucher ${voucherName(context)} occurs more than once; all are kept.`,
  }));
}

function warnRegistered(context: ReaderContext, found: string): void {
  warn(context, 'bad_registered_date', () => ({
    sv: `Registreringsdatumet ${quoteFound(found)} är inget datum och lämnas utan avseende.`,
    en: `The registration date ${quoteFound(found)} is not a date and is ignored.`,
  }));
}

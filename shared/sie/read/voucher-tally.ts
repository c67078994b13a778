// Counts and sums vouchers and rows, and notices what is odd about them, whatever format they were read from.
// The voucher as it stands is all its #TRANS; added and removed rows never count (SIE 4B 11).
import { formatOre } from '../../money.ts';
import type { AccountEntry } from './accounts.ts';
import { warnUnlessDigits } from './chart.ts';
import { voucherName, warn } from './context.ts';
import type { ReaderContext } from './context.ts';
import { refuseTooLarge } from './field-values.ts';
import type { Identification, KnownYear } from './identification.ts';
import type { RowKind, UnbalancedVoucher } from '../types.ts';
import { isoDate } from './values.ts';
import { createVoucherNumbers } from './voucher-numbers.ts';

const MAX_UNBALANCED_LISTED = 1000;
const OUTSIDE_YEARS = 10_000;

export interface VoucherTotals {
  vouchers: number;
  rows: number;
  addedRows: number;
  removedRows: number;
  debitOre: number;
  creditOre: number;
  /** 20240131 for 2024-01-31; 0 while there is none. */
  firstDate: number;
  lastDate: number;
  unbalanced: UnbalancedVoucher[];
  unbalancedCount: number;
}

export interface VoucherTally {
  readonly totals: VoucherTotals;
  /** Starts a voucher; `date` as the number 20240131. Series and number are kept. */
  begin(context: ReaderContext, series: string, number: string, date: number): void;
  /** Counts a row of the voucher begun; amount in öre. */
  add(
    context: ReaderContext,
    kind: RowKind,
    account: AccountEntry,
    objects: readonly string[],
    ore: number,
  ): void;
  /** Counts a #TRANS on an account used before, where no twin is awaited. */
  addTrans(context: ReaderContext, account: AccountEntry, ore: number): void;
  /** Ends the voucher, and hands out its `voucherEnd`. */
  finish(context: ReaderContext): void;
  /** The line that the voucher began on. */
  line(): number;
  /** Rows of the voucher so far. */
  rows(): number;
  /** True after an added row, whose twin is to follow. */
  awaitsTwin(): boolean;
}

export function createVoucherTally(identification: Identification): VoucherTally {
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
  const numbers = createVoucherNumbers();
  let line = 0;
  let label: string | null = null;
  let rows = 0;
  let differenceOre = 0;
  let inYear0 = true;
  // The #RTRANS whose twin #TRANS is to follow at once.
  let twinAccount: AccountEntry | null = null;
  let twinObjects: readonly string[] = [];
  let twinOre = 0;

  /** Twins are alike in account, object list and amount only: date and signature are the change's (seen in files). */
  function isTwin(account: AccountEntry, objects: readonly string[], ore: number): boolean {
    return (
      account === twinAccount &&
      ore === twinOre &&
      objects.length === twinObjects.length &&
      objects.every((part, index) => part === twinObjects[index])
    );
  }

  function warnTwinMissing(context: ReaderContext): void {
    context.warnings.add('twin_missing', context.line, '#RTRANS', () => ({
      sv: `En #RTRANS i verifikation ${voucherName(context)} följs inte av samma rad som #TRANS.`,
      en: `A #RTRANS in voucher ${voucherName(context)} is not followed by the same row as #TRANS.`,
    }));
  }

  function noteUnbalanced(context: ReaderContext): void {
    const { series, number } = context;
    const ore = differenceOre;
    totals.unbalancedCount++;
    if (totals.unbalanced.length < MAX_UNBALANCED_LISTED) {
      totals.unbalanced.push({ series: series ?? '', number, differenceOre });
    }
    const message = () => ({
      sv: `Verifikation ${voucherName(context)} balanserar inte: skillnad ${formatOre(ore, 'sv')}.`,
      en: `Voucher ${voucherName(context)} does not balance: difference ${formatOre(ore, 'en')}.`,
    });
    context.warnings.add('voucher_unbalanced', line, label, message, String(line));
  }

  function addTrans(context: ReaderContext, account: AccountEntry, ore: number): void {
    rows++;
    totals.rows++;
    differenceOre += ore;
    account.hasRows = true;
    account.rowsOre += ore;
    if (inYear0) account.year0RowsOre += ore;
    if (ore > 0) totals.debitOre += ore;
    else totals.creditOre -= ore;
    // Every other sum of rows lies within these two, so while they are exact all are.
    if (totals.debitOre > Number.MAX_SAFE_INTEGER || totals.creditOre > Number.MAX_SAFE_INTEGER) {
      refuseTooLarge(context, 'summan av raderna', 'the sum of the rows');
    }
  }

  return {
    totals,
    addTrans,
    line: () => line,
    rows: () => rows,
    awaitsTwin: () => twinAccount !== null,
    begin(context, series, number, date) {
      context.series = series;
      context.number = number;
      line = context.line;
      label = context.label;
      rows = 0;
      differenceOre = 0;
      totals.vouchers++;
      if (totals.firstDate === 0 || date < totals.firstDate) totals.firstDate = date;
      if (date > totals.lastDate) totals.lastDate = date;
      const yearIndex = yearIndexOf(identification.years, date);
      inYear0 = yearIndex === 0 || yearIndex === OUTSIDE_YEARS;
      if (yearIndex === OUTSIDE_YEARS && identification.years.length > 0) {
        warn(context, 'voucher_outside_years', () => ({
          sv: `Verifikation ${voucherName(context)} är daterad ${isoDate(date)}, utanför filens räkenskapsår.`,
          en: `Voucher ${voucherName(context)} is dated ${isoDate(date)}, outside the file's fiscal years.`,
        }));
      }
      if (numbers.isRepeated(yearIndex, series, number)) {
        warn(context, 'voucher_repeated', () => ({
          sv: `Verifikation ${voucherName(context)} förekommer mer än en gång; alla behålls.`,
          en: `Voucher ${voucherName(context)} occurs more than once; all are kept.`,
        }));
      }
    },
    add(context, kind, account, objects, ore) {
      if (account.usedOn === 0) {
        account.usedOn = context.line;
        warnUnlessDigits(context, account.number);
      }
      if (twinAccount !== null) {
        if (kind !== 'trans' || !isTwin(account, objects, ore)) warnTwinMissing(context);
        twinAccount = null;
      }
      if (kind === 'trans') {
        addTrans(context, account, ore);
        return;
      }
      rows++;
      if (kind === 'added') {
        totals.addedRows++;
        twinAccount = account;
        twinObjects = objects;
        twinOre = ore;
      } else {
        totals.removedRows++;
      }
    },
    finish(context) {
      if (twinAccount !== null) warnTwinMissing(context);
      twinAccount = null;
      if (rows === 0) {
        context.warnings.add('voucher_without_rows', line, label, () => ({
          sv: `Verifikation ${voucherName(context)} har inga rader.`,
          en: `Voucher ${voucherName(context)} has no rows.`,
        }));
      }
      if (differenceOre !== 0) noteUnbalanced(context);
      context.series = null;
      context.emit?.({ type: 'voucherEnd', line: context.line, differenceOre });
    },
  };
}

/** Index of the fiscal year that a date lies in; `OUTSIDE_YEARS` for none. */
function yearIndexOf(years: readonly KnownYear[], date: number): number {
  for (let i = 0; i < years.length; i++) {
    const year = years[i]!;
    if (year.startDate <= date && date <= year.endDate) return year.index;
  }
  return OUTSIDE_YEARS;
}

// Counts and sums vouchers and rows, and notices what is odd about them, whatever format they were read from.
// The voucher as it stands is all its #TRANS; added and removed rows never count (SIE 4B 11).
import { formatOre } from '../../money.ts';
import type { AccountEntry } from './accounts.ts';
import { warnUnlessDigits } from './chart.ts';
import { voucherName, warn } from './context.ts';
import type { ReaderContext } from './context.ts';
import { refuseTooLarge } from './field-values.ts';
import { OUTSIDE_YEARS } from './fiscal-years.ts';
import type { Identification } from './identification.ts';
import { createOutlineTally } from './outline.ts';
import type { OutlineTally } from './outline.ts';
import type { RowKind, UnbalancedVoucher } from '../types.ts';
import { isoDate } from './values.ts';
import { createVoucherNumbers } from './voucher-numbers.ts';

const MAX_UNBALANCED_LISTED = 1000;
const MAX_OTHERS_NAMED = 5;

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
  /** Of the vouchers in year 0 or in no declared year. */
  year0FirstDate: number;
  year0LastDate: number;
  /** Of the vouchers in other declared years. */
  readonly others: OtherYears;
  readonly outline: OutlineTally;
  unbalanced: UnbalancedVoucher[];
  unbalancedCount: number;
}

export interface OtherYears {
  vouchers: number;
  rows: number;
  addedRows: number;
  removedRows: number;
  debitOre: number;
  /** Line and label of the first voucher. */
  line: number;
  label: string | null;
  /** The first few, each as `A 1 (2024-12-20)`, with the index of its year. */
  readonly first: { name: string; yearIndex: number }[];
}

export interface VoucherTally {
  readonly totals: VoucherTotals;
  /** Starts a voucher; `date` as the number 20240131. Series and number are kept. Answers the event's `yearIndex`. */
  begin(context: ReaderContext, series: string, number: string, date: number): number | null;
  /** Counts a row of the voucher begun; amount in öre, date as a number or 0. */
  add(
    context: ReaderContext,
    kind: RowKind,
    account: AccountEntry,
    objects: readonly string[],
    ore: number,
    date: number,
  ): void;
  /** Counts a #TRANS on an account used before, where no twin is awaited. */
  addTrans(
    context: ReaderContext,
    account: AccountEntry,
    objects: readonly string[],
    ore: number,
    date: number,
  ): void;
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
    year0FirstDate: 0,
    year0LastDate: 0,
    others: {
      vouchers: 0,
      rows: 0,
      addedRows: 0,
      removedRows: 0,
      debitOre: 0,
      line: 0,
      label: null,
      first: [],
    },
    outline: createOutlineTally(),
    unbalanced: [],
    unbalancedCount: 0,
  };
  const { others } = totals;
  const { years } = identification;
  const numbers = createVoucherNumbers();
  let line = 0;
  let label: string | null = null;
  let rows = 0;
  let rowsBefore = 0;
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

  function noteOther(context: ReaderContext, yearIndex: number, date: number): void {
    if (others.vouchers++ === 0) {
      others.line = context.line;
      others.label = context.label;
    }
    if (others.first.length < MAX_OTHERS_NAMED)
      others.first.push({ name: `${voucherName(context)} (${isoDate(date)})`, yearIndex });
  }

  function addTrans(
    context: ReaderContext,
    account: AccountEntry,
    objects: readonly string[],
    ore: number,
    date: number,
  ): void {
    const { digest } = context;
    rows++;
    totals.rows++;
    differenceOre += ore;
    account.hasRows = true;
    account.rowsOre += ore;
    if (inYear0) {
      account.year0RowsOre += ore;
      if (digest !== null) {
        if (account.digestAt < 0) account.digestAt = digest.accountAt(account.number);
        digest.row(account.digestAt, objects, ore, date);
      }
    } else {
      others.rows++;
      if (ore > 0) others.debitOre += ore;
    }
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
      years.settle(context);
      const yearIndex = years.indexOf(date);
      const isOutside = yearIndex === OUTSIDE_YEARS;
      inYear0 = yearIndex === 0 || isOutside;
      if (inYear0) {
        if (totals.year0FirstDate === 0 || date < totals.year0FirstDate) totals.year0FirstDate = date;
        if (date > totals.year0LastDate) totals.year0LastDate = date;
        totals.outline.begin(series, date);
        context.digest?.voucher(series, number, date);
        rowsBefore = totals.rows;
      } else {
        noteOther(context, yearIndex, date);
      }
      if (isOutside) years.noteOutside(date);
      if (isOutside && years.list.length > 0) {
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
      return isOutside ? null : yearIndex;
    },
    add(context, kind, account, objects, ore, date) {
      if (account.usedOn === 0) {
        account.usedOn = context.line;
        warnUnlessDigits(context, account.number);
      }
      if (twinAccount !== null) {
        if (kind !== 'trans' || !isTwin(account, objects, ore)) warnTwinMissing(context);
        twinAccount = null;
      }
      if (kind === 'trans') {
        addTrans(context, account, objects, ore, date);
        return;
      }
      rows++;
      if (kind === 'added') {
        totals.addedRows++;
        if (!inYear0) others.addedRows++;
        twinAccount = account;
        twinObjects = objects;
        twinOre = ore;
      } else {
        totals.removedRows++;
        if (!inYear0) others.removedRows++;
      }
    },
    finish(context) {
      if (inYear0) {
        totals.outline.end(totals.rows - rowsBefore);
        context.digest?.endVoucher();
      }
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

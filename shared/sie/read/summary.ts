// Puts the summary together when the file has ended, after the checks that only then can be made.
import { checkWholeFile } from './checks.ts';
import { labelIndex } from './labels.ts';
import { settleOpenings } from './openings.ts';
import type { ReadFile } from './read-file.ts';
import type { SieSummary, SieType, SieYear0 } from '../types.ts';
import { isoDate } from './values.ts';
import type { VoucherTotals } from './voucher-tally.ts';

const FIRST_BALANCE = labelIndex('IB');
const LAST_BALANCE = labelIndex('PBUDGET');

const TOLD_AS_WRITTEN = new Set(['PROSA', 'FTYP', 'FNR', 'ORGNR', 'BKOD', 'ADRESS', 'TAXAR', 'KPTYP']);

/** Refuses `fragment` where nothing says which company and year the file is about. */
export function summarise(file: ReadFile): SieSummary {
  const { context, identification, accounts, balances, vouchers } = file;
  const sieType = typeOf(file);
  identification.years.settle(context);
  settleOpenings(file);
  checkWholeFile(file, sieType);
  const sumByAccount = new Map<string, number>();
  let declared = 0;
  for (const account of accounts.all()) {
    if (account.declared) declared++;
    if (account.hasRows) sumByAccount.set(account.number, account.rowsOre);
    if (!account.closedAgain && account.closingOre === account.resultOre)
      context.digest?.closedTwice(account.number, account.closingOre);
  }
  return {
    sieType,
    encoding: context.encoding,
    program: identification.program,
    generatedOn: identification.generatedOn,
    companyName: identification.companyName,
    organisationNumber: identification.organisationNumber,
    fiscalYears: identification.years.list.map(({ index, start, end }) => ({ index, start, end })),
    balancesUntil: dateOrNull(identification.balancesUntilDate),
    currency: identification.currency,
    identification: Object.fromEntries(
      [...identification.records].filter(([label]) => TOLD_AS_WRITTEN.has(label)),
    ),
    alreadyImported: identification.alreadyImported,
    accounts: declared,
    vouchers: vouchers.vouchers,
    rows: vouchers.rows,
    addedRows: vouchers.addedRows,
    removedRows: vouchers.removedRows,
    balances: balances.count,
    debitOre: vouchers.debitOre,
    firstVoucherDate: dateOrNull(vouchers.firstDate),
    lastVoucherDate: dateOrNull(vouchers.lastDate),
    year0: year0Of(vouchers),
    outline: { ...vouchers.outline.result(), balances: balances.byLabel },
    unbalancedVouchers: vouchers.unbalanced,
    unbalancedVoucherCount: vouchers.unbalancedCount,
    sumByAccount,
    openingBalancesYear0Ore: balances.openingYear0Ore,
    closingBalancesYear0Ore: balances.closingYear0Ore,
    ksumma: file.ksumma,
    digest: digestOf(file),
    warnings: context.warnings.list(),
    warningCount: context.warnings.total(),
  };
}

/** All but the vouchers of other declared years. */
function year0Of(all: VoucherTotals): SieYear0 {
  const { others } = all;
  return {
    vouchers: all.vouchers - others.vouchers,
    rows: all.rows - others.rows,
    addedRows: all.addedRows - others.addedRows,
    removedRows: all.removedRows - others.removedRows,
    debitOre: all.debitOre - others.debitOre,
    firstVoucherDate: dateOrNull(all.year0FirstDate),
    lastVoucherDate: dateOrNull(all.year0LastDate),
  };
}

function digestOf({ context, identification }: ReadFile): string | null {
  const year = identification.years.list.find(({ index }) => index === 0);
  const { currency } = identification;
  return context.digest?.result({ start: year?.start ?? null, end: year?.end ?? null, currency }) ?? null;
}

function dateOrNull(date: number): string | null {
  return date > 0 ? isoDate(date) : null;
}

/** Content decides, not the file's name: type 4 without any balance record is 4I (SIE 4B 6). */
function typeOf({ identification, labelCounts }: ReadFile): SieType {
  if (identification.sieType !== 4) return identification.sieType as 1 | 2 | 3 | 5;
  for (let label = FIRST_BALANCE; label <= LAST_BALANCE; label++) if (labelCounts[label]! > 0) return '4E';
  return '4I';
}

// Checks that need the whole file: is it more than a fragment, what is missing, do the figures hang together?
import { formatOre } from '../../money.ts';
import type { AccountEntry } from './accounts.ts';
import { createRefusal } from '../refusal.ts';
import { LABELS } from './labels.ts';
import type { Label } from './labels.ts';
import type { ReadFile } from './read-file.ts';
import type { SieType } from '../types.ts';
import { isoDate } from './values.ts';

const IDENTIFYING: readonly Label[] = [
  'FLAGGA',
  'PROGRAM',
  'FORMAT',
  'GEN',
  'SIETYP',
  'FNAMN',
  'ORGNR',
  'RAR',
];
const REQUIRED: readonly Label[] = ['FLAGGA', 'PROGRAM', 'FORMAT', 'GEN', 'FNAMN'];
const REQUIRED_5: readonly Label[] = ['PROGRAM', 'GEN', 'ORGNR'];
const VOUCHER_LABELS: readonly Label[] = ['VER', 'TRANS', 'RTRANS', 'BTRANS'];

export function checkWholeFile(file: ReadFile, sieType: SieType): void {
  const count = (label: Label) => file.labelCounts[LABELS.indexOf(label)]!;
  if (IDENTIFYING.every((label) => count(label) === 0)) {
    throw createRefusal('fragment', file.context.line, null, {
      sv: 'Filen är ett fragment: ingen post säger vilket företag och räkenskapsår den gäller.',
      en: 'The file is a fragment: no record says which company and fiscal year it is about.',
    });
  }
  if (sieType !== 5) warnEncoding(file);
  warnMissing(file, sieType, count);
  if (typeof sieType === 'number' && sieType < 4 && VOUCHER_LABELS.some((label) => count(label) > 0)) {
    warnFile(
      file,
      'vouchers_in_other_type',
      '#VER',
      `Verifikationer i en fil av typ ${sieType}.`,
      `Vouchers in a file of type ${sieType}.`,
    );
  }
  warnWithoutYear0(file);
  warnOtherYears(file);
  checkBalanceDate(file);
  warnUndeclared(file);
  if (sieType === '4E' || sieType === 5) checkFigures(file);
  checkContinuity(file);
}

function warnFile(
  { context }: ReadFile,
  code: string,
  label: string | null,
  sv: string,
  en: string,
  detail?: string,
): void {
  context.warnings.add(code, 0, label, () => ({ sv, en }), detail);
}

function warnEncoding(file: ReadFile): void {
  const names = { 'utf-8': 'UTF-8', 'iso-8859-1': 'ISO-8859-1 (Latin-1)', cp437: '', ascii: '' };
  const name = names[file.context.encoding];
  if (name === '') return;
  warnFile(
    file,
    'not_cp437',
    null,
    `Texten är ${name}, inte teckentabell 437 (PC8).`,
    `The text is ${name}, not code page 437 (PC8).`,
  );
}

function warnMissing(file: ReadFile, sieType: SieType, count: (label: Label) => number): void {
  const required = sieType === 5 ? REQUIRED_5.slice() : REQUIRED.slice();
  if (sieType !== '4I' && file.isEntry !== true) required.push('RAR');
  if (sieType === 2 || sieType === 3) required.push('OMFATTN');
  for (const label of required) {
    if (count(label) === 0) {
      warnFile(
        file,
        'required_record_missing',
        `#${label}`,
        `Posten #${label} saknas.`,
        `The record #${label} is missing.`,
      );
    }
  }
}

/** Every figure of the file hangs on year 0, which must be there where any year is (SIE 4B 6). */
function warnWithoutYear0(file: ReadFile): void {
  const years = file.identification.years.list;
  if (years.length === 0 || years.some((year) => year.index === 0)) return;
  warnFile(
    file,
    'year_0_missing',
    '#RAR',
    'Räkenskapsår 0, filens eget år, saknas.',
    'Fiscal year 0, the file’s own year, is missing.',
  );
}

/** A voucher belongs to the fiscal year of its date: those of another year are not this file's to load. */
function warnOtherYears({ context, identification, vouchers }: ReadFile): void {
  const { others } = vouchers;
  if (others.vouchers === 0) return;
  const { list, setAside } = identification.years;
  const named = others.first.map(({ name, yearIndex }) => {
    const year = [...list, ...setAside].find(({ index }) => index === yearIndex);
    return `${name}${year === undefined ? '' : ` ${year.start}–${year.end}`}`;
  });
  const names = named.join(', ') + (others.vouchers > named.length ? ' …' : '');
  const message = () => ({
    sv: `${others.vouchers} verifikationer är daterade i ett annat räkenskapsår än filens eget och hör inte till det: ${names}.`,
    en: `${others.vouchers} vouchers are dated in another fiscal year than the file’s own and do not belong to it: ${names}.`,
  });
  context.warnings.add('voucher_of_other_year', others.line, others.label, message, '', others.vouchers);
}

/** #OMFATTN outside the file's years (1970-01-01, seen) says nothing. */
function checkBalanceDate({ context, identification }: ReadFile): void {
  const date = identification.balancesUntilDate;
  const years = identification.years.list;
  if (
    date === 0 ||
    years.length === 0 ||
    years.some((year) => year.startDate <= date && date <= year.endDate)
  )
    return;
  identification.balancesUntilDate = 0;
  context.warnings.add('balance_date_outside_years', identification.balancesUntilLine, '#OMFATTN', () => ({
    sv: `${isoDate(date)} ligger utanför filens räkenskapsår och lämnas utan avseende.`,
    en: `${isoDate(date)} lies outside the file's fiscal years and is ignored.`,
  }));
}

function warnUndeclared(file: ReadFile): void {
  const undeclared: AccountEntry[] = [];
  for (const account of file.accounts.all())
    if (account.usedOn > 0 && !account.declared) undeclared.push(account);
  if (undeclared.length === 0) return;
  const names = undeclared.slice(0, 10).map((account) => account.number.slice(0, 20));
  const list = names.join(', ') + (undeclared.length > names.length ? ' …' : '');
  warnFile(
    file,
    'account_not_declared',
    '#KONTO',
    `${undeclared.length} konton används utan att finnas i kontoplanen: ${list}.`,
    `${undeclared.length} accounts are used but not declared: ${list}.`,
  );
}

/**
 * Per account, for year 0: opening balance + rows = closing balance, or result (true of complete files). A difference
 * is the only sign of a file cut off between two vouchers; extracts have them too, so it is a warning.
 */
function checkFigures(file: ReadFile): void {
  if (file.vouchers.rows === 0) return;
  for (const account of file.accounts.all()) {
    const isBalanceSheet = account.closingOre === account.closingOre && Number.isNaN(account.resultOre);
    const stated = isBalanceSheet ? account.closingOre : account.resultOre;
    if (Number.isNaN(stated)) continue;
    const opening = isBalanceSheet && !Number.isNaN(account.openingOre) ? account.openingOre : 0;
    const difference = stated - opening - account.year0RowsOre;
    if (difference === 0) continue;
    const label = isBalanceSheet ? '#UB' : '#RES';
    warnFile(
      file,
      'account_difference',
      label,
      `Konto ${account.number}: ${label} skiljer ${formatOre(difference, 'sv')} från vad ingående balans och rader ger.`,
      `Account ${account.number}: ${label} differs by ${formatOre(difference, 'en')} from what opening balance and rows give.`,
      account.number,
    );
  }
}

/** Where both are known, the opening balance is the closing balance of the year before. */
function checkContinuity(file: ReadFile): void {
  for (const account of file.accounts.all()) {
    const difference = account.openingOre - account.previousClosingOre;
    if (Number.isNaN(difference) || difference === 0) continue;
    warnFile(
      file,
      'opening_differs',
      '#IB',
      `Konto ${account.number}: ingående balans skiljer ${formatOre(difference, 'sv')} från utgående balans året före.`,
      `Account ${account.number}: the opening balance differs by ${formatOre(difference, 'en')} from the closing balance of the year before.`,
      account.number,
    );
  }
}

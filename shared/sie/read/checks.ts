// Checks that need the whole file: is it more than a fragment, what is missing, what is used undeclared?
import type { AccountEntry } from './accounts.ts';
import { checkFigures } from './check-figures.ts';
import { checkVouchers } from './check-vouchers.ts';
import { createRefusal } from '../refusal.ts';
import { LABELS } from './labels.ts';
import type { Label } from './labels.ts';
import { warnFile } from './read-file.ts';
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
  warnWithoutYear0(file);
  checkBalanceDate(file);
  warnUndeclared(file);
  checkVouchers(file, sieType);
  checkFigures(file, sieType);
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

// Reasons to stop a load, each of which `allow` can set aside by its code.
import { text, type ProblemText } from './text.ts';

export const guardProblems = {
  company_unconfirmed: text(
    422,
    [
      'Företaget är inte bekräftat',
      'Det går inte att se att filen {file} gäller {company} ({expected}): den säger {found}.',
    ],
    [
      'The company is not confirmed',
      'It cannot be seen that the file {file} is for {company} ({expected}): it says {found}.',
    ],
  ),
  nothing_in_year: text(
    422,
    [
      'Inget i räkenskapsåret',
      'Filen {file} har {found} verifikat, alla daterade i andra räkenskapsår än {year}–{end}.',
    ],
    [
      'Nothing in the fiscal year',
      'The file {file} has {found} vouchers, all dated in other fiscal years than {year}–{end}.',
    ],
  ),
  suspiciously_empty: text(
    422,
    ['Misstänkt tom fil', 'Filen {file} har inga verifikat för {year}. {held}: {before} verifikat.'],
    ['Suspiciously empty', 'The file {file} has no vouchers for {year}. {held}: {before} vouchers.'],
  ),
  covers_less: text(
    422,
    ['Filen täcker mindre', 'Filen {file} täcker mindre av {year}: {found}. {held}: {before}.'],
    ['The file covers less', 'The file {file} covers less of {year}: {found}. {held}: {before}.'],
  ),
  kind_changed: text(
    422,
    [
      'Ett annat slags fil',
      'Filen {file} för {year} är av ett slag som säger mindre: {found}. {held}: {before}.',
    ],
    [
      'Another kind of file',
      'The file {file} for {year} is of a kind that says less: {found}. {held}: {before}.',
    ],
  ),
  balances_gone: text(
    422,
    ['Saldon saknas', 'Filen {file} för {year} saknar {found}. {held}: {before}.'],
    ['Balances are missing', 'The file {file} for {year} lacks {found}. {held}: {before}.'],
  ),
  series_gone: text(
    422,
    [
      'Verifikationsserier saknas',
      'Filen {file} har inga verifikat för {year} i serie {found}. {held}: {before}.',
    ],
    [
      'Voucher series are missing',
      'The file {file} has no vouchers for {year} in series {found}. {held}: {before}.',
    ],
  ),
  starts_later: text(
    422,
    ['Filen börjar senare', 'Filen {file} för {year} har sitt första verifikat {found}. {held}: {before}.'],
    [
      'The file starts later',
      'The file {file} for {year} has its first voucher on {found}. {held}: {before}.',
    ],
  ),
  ends_earlier: text(
    422,
    ['Filen slutar tidigare', 'Filen {file} för {year} har sitt sista verifikat {found}. {held}: {before}.'],
    [
      'The file ends earlier',
      'The file {file} for {year} has its last voucher on {found}. {held}: {before}.',
    ],
  ),
  older_file: text(
    422,
    ['Filen är äldre', 'Filen {file} för {year} skrevs {found} (#GEN). {held}: en fil från {before}.'],
    [
      'The file is older',
      'The file {file} for {year} was written {found} (#GEN). {held}: a file of {before}.',
    ],
  ),
  currency_changed: text(
    422,
    ['En annan valuta', 'Filen {file} för {year} är i {found}. {held}: {before}.'],
    ['Another currency', 'The file {file} for {year} is in {found}. {held}: {before}.'],
  ),
  year_end_moved: text(
    422,
    [
      'Räkenskapsårets slut har flyttats',
      'Filen {file} låter räkenskapsåret {year} sluta {found}. {held}: {before}.',
    ],
    [
      'The fiscal year ends elsewhere',
      'The file {file} ends the fiscal year {year} on {found}. {held}: {before}.',
    ],
  ),
  long_year: text(
    422,
    [
      'Långt räkenskapsår',
      'Räkenskapsåret i filen {file} är längre än 18 månader: {year}–{found}. Kontrollera #RAR.',
    ],
    [
      'A long fiscal year',
      'The fiscal year of the file {file} is longer than 18 months: {year}–{found}. See #RAR.',
    ],
  ),
} satisfies Record<string, ProblemText>;

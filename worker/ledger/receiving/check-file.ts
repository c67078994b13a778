// The check of a received SIE file before anything is recorded of it: readable, this company's, with a year of its own.
import type { JobWarningCode } from '../../../shared/contract/warnings.ts';
import type { ProblemReason } from '../../../shared/contract/problems.ts';
import { compareOrganisationNumbers } from '../../../shared/organisation-number.ts';
import { openSieReader, type SieSummary, type SieWarning } from '../../../shared/sie/index.ts';
import type { CompanyRef } from '../../db/ledger.ts';
import { problem } from '../../problem.ts';
import { readArchived } from '../archive/archive.ts';
import { sameCompanyName } from './company-name.ts';
import type { Received } from './receive.ts';
import { refuseOverlap } from '../years/overlap.ts';
import type { YearNow } from '../years/years.ts';

/**
 * Reads a received file again, in the encoding that its bytes told.
 * @throws the reader's refusal, with line and reason
 */
export const readSummary = async (
  archive: R2Bucket,
  key: string,
  filename: string,
  { encoding, format }: Pick<Received, 'encoding' | 'format'>,
): Promise<SieSummary> => {
  const reader = await openSieReader(format, { encoding, acceptChecksumMismatch: true, digest: true });
  await readArchived(archive, key, filename, (chunk) => reader.push(chunk));
  return reader.end();
};

/** A control sum that is another than the content's: a reason to ask, beside whatever else there is. */
export const confirmChecksum = ({ warnings }: Pick<SieSummary, 'warnings'>): ProblemReason[] =>
  warnings
    .filter(({ code }) => code === 'checksum_mismatch')
    .slice(0, 1)
    .map(({ line, label, message: { sv, en } }) => ({
      code: 'checksum_mismatch',
      values: { line, label, texts: { sv: `Rad ${line}: ${sv}`, en: `Line ${line}: ${en}` } },
    }));

/**
 * Whether the file is the company's, by its number, else by its name: the reason to ask where neither tells. A number
 * that agrees is enough: companies change their names.
 * @throws problem `other_company`
 */
export const confirmCompany = (
  { organisationNumber: number, companyName: name }: Pick<SieSummary, 'organisationNumber' | 'companyName'>,
  filename: string,
  company: CompanyRef,
): ProblemReason[] => {
  const named = { file: filename, company: company.name, expected: company.organisationNumber };
  const verdict = compareOrganisationNumbers(number, company.organisationNumber);
  if (verdict === 'other')
    throw problem('other_company', { ...named, found: name ? `${name} (${number})` : number });
  if (verdict === 'same' || sameCompanyName(name, company.name)) return [];
  const told = [name, number].filter(Boolean).join(', ');
  const found = told || { sv: 'varken namn eller nummer', en: 'neither name nor number' };
  return [{ code: 'company_unconfirmed', values: { ...named, found } }];
};

/**
 * The fiscal year that the file is for.
 * @throws problems `no_fiscal_year`, `fiscal_year_overlaps`
 */
export const yearOfFile = (
  summary: Pick<SieSummary, 'fiscalYears'>,
  filename: string,
  years: Pick<YearNow, 'start' | 'end' | 'generation' | 'activeJob'>[],
) => {
  const year = summary.fiscalYears.find(({ index }) => index === 0);
  if (!year) throw problem('no_fiscal_year', { file: filename });
  refuseOverlap(years, [year]);
  return year;
};

/** What the ledger has to add to the reader's warnings. */
export const loadWarnings = (summary: SieSummary, company: CompanyRef): SieWarning[] => {
  const warnings = [...summary.warnings];
  const add = (code: JobWarningCode, label: string | null, sv: string, en: string) =>
    warnings.push({ line: 0, label, code, count: 1, message: { sv, en } });
  const { organisationNumber: number, companyName: name } = summary;
  if (
    compareOrganisationNumbers(number, company.organisationNumber) === 'unknown' &&
    sameCompanyName(name, company.name)
  )
    add(
      'company_by_name',
      '#ORGNR',
      `Företaget känns igen på namnet ${name}: filens organisationsnummer saknas eller kan inte läsas.`,
      `The company is known by its name, ${name}: the file's organisation number is missing or cannot be read.`,
    );
  if (summary.sieType === '4I')
    add(
      'import_file',
      null,
      'Filen har inga saldon (SIE 4I): den läses in som hela årets bokföring, utan ingående och utgående saldon.',
      "The file has no balances (SIE 4I): it is loaded as the whole year's ledger, without opening and closing balances.",
    );
  return warnings;
};

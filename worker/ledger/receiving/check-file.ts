// The check of a received SIE file before anything is recorded of it: readable, this company's, with a year of its own.
import { normaliseOrganisationNumber, sameOrganisationNumber } from '../../../shared/organisation-number.ts';
import { openSieReader, type SieSummary, type SieWarning } from '../../../shared/sie/index.ts';
import type { CompanyRef } from '../../db/ledger.ts';
import { problem } from '../../problem.ts';
import { readArchived } from '../archive/archive.ts';
import type { Received } from './receive.ts';
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
  allow: readonly string[],
): Promise<SieSummary> => {
  const acceptChecksumMismatch = allow.includes('checksum_mismatch');
  const reader = await openSieReader(format, { encoding, acceptChecksumMismatch });
  await readArchived(archive, key, filename, (chunk) => reader.push(chunk));
  return reader.end();
};

/**
 * The fiscal year that the file is for.
 * @throws problems `other_company`, `no_fiscal_year`, `fiscal_year_overlaps`
 */
export const yearOfFile = (
  summary: SieSummary,
  filename: string,
  company: CompanyRef,
  years: Pick<YearNow, 'start' | 'end' | 'label' | 'generation' | 'activeJob'>[],
) => {
  const found = summary.organisationNumber;
  // What is no organisation number at all (`#ORGNR` empty, or a made-up text) cannot contradict; the reader warns.
  if (
    found &&
    normaliseOrganisationNumber(found) &&
    !sameOrganisationNumber(found, company.organisationNumber)
  ) {
    const named = summary.companyName ? `${summary.companyName} (${found})` : found;
    throw problem('other_company', {
      file: filename,
      found: named,
      company: company.name,
      expected: company.organisationNumber,
    });
  }
  const year = summary.fiscalYears.find(({ index }) => index === 0);
  if (!year) throw problem('no_fiscal_year', { file: filename });
  const other = years.find(
    ({ start, end, generation, activeJob }) =>
      (generation !== null || activeJob !== null) &&
      start !== year.start &&
      start <= year.end &&
      end >= year.start,
  );
  if (other) {
    throw problem('fiscal_year_overlaps', {
      year: `${year.start}–${year.end}`,
      other: `${other.start}–${other.end}`,
    });
  }
  return year;
};

/** What the ledger has to add to the reader's warnings. */
export const loadWarnings = (summary: SieSummary): SieWarning[] =>
  summary.sieType === '4I'
    ? [
        ...summary.warnings,
        {
          line: 0,
          label: null,
          code: 'import_file',
          count: 1,
          message: {
            sv: 'Filen saknar saldon (SIE 4I): den läses in som hela årets bokföring, utan ingående och utgående saldon.',
            en: "The file has no balances (SIE 4I): it is loaded as the whole year's ledger, without opening and closing balances.",
          },
        },
      ]
    : summary.warnings;

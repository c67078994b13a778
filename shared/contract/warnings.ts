// Everything odd that a job went on with: what the SIE reader says of a file, and what a load or a purge has to add.
import { warnings as ofReader } from '../sie/index.ts';

export const warnings = {
  ...ofReader,
  company_by_name: {
    sv: 'Filens organisationsnummer saknas eller kan inte läsas; företaget känns igen på namnet.',
    en: "The file's organisation number is missing or cannot be read; the company is known by its name.",
  },
  import_file: {
    sv: 'Filen har inga saldon (SIE 4I) och läses in som hela årets bokföring.',
    en: "The file has no balances (SIE 4I) and is loaded as the whole year's ledger.",
  },
  year_left: {
    sv: 'Ett räkenskapsår är inte omläst och står som det var; de andra är omlästa.',
    en: 'A fiscal year was not read anew and stands as it was; the others are.',
  },
  newer_file_exists: {
    sv: 'En nyare fil än den som lästes in finns i arkivet.',
    en: 'There is a newer file in the archive than the one that was loaded.',
  },
};

export type JobWarningCode = keyof typeof warnings;

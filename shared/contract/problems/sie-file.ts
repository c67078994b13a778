// SIE files: what the archive and a load say of one. Why one cannot be read is in shared/sie/refusals.ts.
import { text, type ProblemText } from './text.ts';

export const sieFileProblems = {
  upload_in_progress: text(
    409,
    ['En fil läses redan in', 'En SIE-fil läses redan in för {company}. Filer läses in en i taget.'],
    [
      'A file is already being read',
      'A SIE file is already being read for {company}. Files go one at a time.',
    ],
  ),
  sie_file_gone: text(
    410,
    ['SIE-filen är borttagen', 'SIE-filen {file} finns inte längre i arkivet.'],
    ['The SIE file is gone', 'The SIE file {file} is no longer in the archive.'],
  ),
  file_in_use: text(
    409,
    [
      'SIE-filen används',
      'SIE-filen {file} ligger till grund för räkenskapsåret {year} eller ett pågående jobb.',
    ],
    [
      'The SIE file is in use',
      'The SIE file {file} is what the fiscal year {year} or a running job reads from.',
    ],
  ),
  file_needed_for_undo: text(
    409,
    [
      'SIE-filen behövs för att ångra',
      'SIE-filen {file} behövs för att kunna ångra tömningen av {year}, till och med {date}. Med force=true tas den bort ändå.',
    ],
    [
      'The SIE file is needed for an undo',
      'The SIE file {file} is needed to undo the purge of {year}, until {date}. With force=true it is deleted all the same.',
    ],
  ),
  file_changed: text(
    422,
    [
      'SIE-filen har ändrats',
      'Filen {file} i arkivet är inte den som kontrollerades (sha256). Inget har ändrats.',
    ],
    [
      'The SIE file has changed',
      'The file {file} in the archive is not the one that was checked (sha256). Nothing was changed.',
    ],
  ),
  other_company: text(
    422,
    ['Ett annat företags fil', 'Filen {file} gäller {found}, inte {company} ({expected}).'],
    ["Another company's file", 'The file {file} is for {found}, not for {company} ({expected}).'],
  ),
  no_fiscal_year: text(
    422,
    ['Räkenskapsår saknas', 'Filen {file} säger inte vilket räkenskapsår den gäller (#RAR 0 saknas).'],
    ['No fiscal year', 'The file {file} does not say which fiscal year it is for (#RAR 0 is missing).'],
  ),
  fiscal_year_overlaps: text(
    422,
    [
      'Räkenskapsåren överlappar',
      'Året {year} kan inte läsas in: det överlappar {other}, som är inläst eller som ett jobb arbetar med.',
    ],
    [
      'The fiscal years overlap',
      'The year {year} cannot be loaded: it overlaps {other}, which is loaded or which a job is working on.',
    ],
  ),
} satisfies Record<string, ProblemText>;

// Fiscal years: what they hold, and who works on them.
import { text, type ProblemText } from './text.ts';

export const fiscalYearProblems = {
  fiscal_year_not_found: text(
    404,
    ['Okänt räkenskapsår', 'Företaget {company} har inget räkenskapsår som börjar {year}.'],
    ['Unknown fiscal year', 'The company {company} has no fiscal year that starts {year}.'],
  ),
  year_empty: text(
    409,
    ['Räkenskapsåret är tomt', 'Räkenskapsåret {year} har inga bokföringsdata att skriva ut.'],
    ['The fiscal year is empty', 'The fiscal year {year} has no ledger to write.'],
  ),
  year_busy: text(
    409,
    ['Jobb pågår redan', 'Ett jobb pågår redan för räkenskapsåret {year}. Vänta tills det är klart.'],
    [
      'A job is already running',
      'A job is already working on the fiscal year {year}. Wait until it has ended.',
    ],
  ),
  data_changed: text(
    409,
    ['Bokföringsdata har ändrats', 'Räkenskapsåret {year} har ändrats sedan första sidan lästes. Börja om.'],
    [
      'The ledger has changed',
      'The fiscal year {year} has changed since the first page was read. Start again.',
    ],
  ),
  preview_outdated: text(
    412,
    ['Uppgifterna har ändrats', 'Bokföringsdata har ändrats sedan förhandsvisningen. Läs den på nytt.'],
    ['The data has changed', 'The ledger has changed since the preview. Read it again.'],
  ),
  nothing_to_purge: text(
    409,
    ['Inget att tömma', 'De valda räkenskapsåren är redan tomma: {years}.'],
    ['Nothing to purge', 'The chosen fiscal years are already empty: {years}.'],
  ),
  reload_not_possible: text(
    409,
    ['Kan inte laddas om', 'Räkenskapsåret {year} kan inte laddas om: {reason}'],
    ['Cannot be reloaded', 'The fiscal year {year} cannot be reloaded: {reason}'],
  ),
  nothing_to_reconcile: text(
    409,
    ['Inget att stämma av', 'Inget räkenskapsår är inläst för {company}.'],
    ['Nothing to reconcile', 'No fiscal year is loaded for {company}.'],
  ),
  too_much_to_reconcile: text(
    422,
    [
      'För mycket att stämma av',
      'Räkenskapsåret {year} har fler än {limit} summor per konto och månad, och kan inte stämmas av.',
    ],
    [
      'Too much to reconcile',
      'The fiscal year {year} has more than {limit} sums by account and month, and cannot be reconciled.',
    ],
  ),
  source_missing: text(
    409,
    ['Källan saknas', 'Ingen SIE-fil för räkenskapsåret {year} finns i arkivet att stämma av mot.'],
    ['The source is missing', 'No SIE file of the fiscal year {year} is in the archive to reconcile with.'],
  ),
} satisfies Record<string, ProblemText>;

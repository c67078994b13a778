// Jobs, and undoing what one did.
import { text, type ProblemText } from './text.ts';

export const jobProblems = {
  purge_cannot_be_cancelled: text(
    409,
    ['En tömning kan inte avbrytas', 'Åren läses redan som tomma. Ångra tömningen i stället.'],
    ['A purge cannot be cancelled', 'The years already read as empty. Undo the purge instead.'],
  ),
  too_late_to_cancel: text(
    409,
    ['För sent att avbryta', 'Den nya inläsningen gäller redan; bara det gamla städas bort.'],
    ['Too late to cancel', 'The new load is already live; only the old rows are being cleared away.'],
  ),
  job_failing: text(
    409,
    [
      'Jobbet har redan misslyckats',
      'Jobbet behöver inte avbrytas: det har misslyckats, och bara det som hann läsas in städas bort. Jobbet säger varför när det är klart.',
    ],
    [
      'The job has already failed',
      'There is nothing to cancel: the job has failed, and only what it had read in is being cleared away. The job says why when it has ended.',
    ],
  ),
  job_ended: text(
    409,
    ['Jobbet är avslutat', 'Jobbet är redan avslutat ({state}).'],
    ['The job has ended', 'The job has already ended ({state}).'],
  ),
  not_undoable: text(
    409,
    ['Kan inte ångras', 'Bara en tömning som har gjorts kan ångras.'],
    ['Cannot be undone', 'Only a purge that was carried out can be undone.'],
  ),
  already_undone: text(
    409,
    ['Redan ångrad', 'Tömningen av {year} är redan ångrad.'],
    ['Already undone', 'The purge of {year} has been undone already.'],
  ),
  loaded_since: text(
    409,
    ['Kan inte ångras', 'Räkenskapsåret {year} har lästs in på nytt sedan tömningen.'],
    ['Cannot be undone', 'The fiscal year {year} has been loaded anew since the purge.'],
  ),
  undo_expired: text(
    409,
    ['Kan inte ångras', 'Tiden för att ångra gick ut {date}.'],
    ['Cannot be undone', 'The time to undo ended {date}.'],
  ),
  verification_failed: text(
    422,
    [
      'Kontrollen stämde inte',
      'Det inlästa för {year} stämmer inte med filen: {found} mot {expected}. Inget har ändrats.',
    ],
    [
      'The check failed',
      'What was read for {year} does not agree with the file: {found} against {expected}. Nothing was changed.',
    ],
  ),
  gave_up: text(
    500,
    [
      'Jobbet gav upp',
      'Jobbet misslyckades {attempts} gånger i rad. Det som var inläst står kvar. Försök igen om en stund.',
    ],
    [
      'The job gave up',
      'The job failed {attempts} times in a row. What was loaded still stands. Try again in a while.',
    ],
  ),
} satisfies Record<string, ProblemText>;

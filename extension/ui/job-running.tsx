// A job at work: its phase, rows done of rows total, and the word that one may leave.
import type { ComponentChildren } from 'preact';
import type { Job, JobKind } from '../../shared/contract/job.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { fiscalYearLabel } from '../../shared/fiscal-year.ts';
import { AskTwice } from './ask-twice.tsx';
import { Icon } from './icon.tsx';
import { JobBar } from './job-bar.tsx';
import { useLocale } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';

interface Props {
  job: Job;
  /** Why nothing is heard of it just now. */
  unheard: Problem | null;
  onSettings: () => void;
  children?: ComponentChildren;
}

export function JobRunning({ job, unheard, onSettings, children }: Props) {
  const { t, list } = useLocale();
  const lost = unheard && (unheard.status === 0 || unheard.status >= 500);
  const isEmpty = { purge: t.alreadyEmpty, restore: t.emptyUntilBack } as Partial<Record<JobKind, string>>;
  return (
    <div class="scroll stack job-running">
      <h2 tabIndex={-1} data-focus>
        {t.jobTitle(job.kind, list(job.fiscalYears.map(fiscalYearLabel)))}
      </h2>
      <JobBar job={job} />
      <p class="quiet">{isEmpty[job.kind] ?? t.stillReadable}</p>
      {lost ? (
        <p class="note warn" role="status">
          {t.offlineRetry}
        </p>
      ) : unheard ? (
        <ProblemNote problem={unheard} onSettings={onSettings} />
      ) : (
        <p class="quiet">{t.mayClose}</p>
      )}
      {children}
    </div>
  );
}

/** Stops a job that has not taken effect; one that has, and a purge, cannot be stopped. */
export function CancelJob({ job, asked, onCancel }: { job: Job; asked: boolean; onCancel: () => void }) {
  const { t } = useLocale();
  const label = t.cancelJob[job.kind];
  if (!label || job.phase === 'deleting') return null;
  return (
    <button type="button" class="button" disabled={asked} onClick={(event) => event.isTrusted && onCancel()}>
      {asked && <span class="spinner" />}
      {asked ? t.cancelling : label}
    </button>
  );
}

/** Takes a purge back: also while it still removes rows, since the year reads as empty from the start. */
export function UndoJob({ job, busy, look = 'button', onUndo }: UndoProps) {
  const { t } = useLocale();
  if (!job.undo?.possible) return null;
  return (
    <AskTwice question={t.undoConfirm} yes={t.undoYes} busy={busy} look={look} onYes={onUndo}>
      {look === 'button' && <Icon name="undo" />} {t.undo}
    </AskTwice>
  );
}
interface UndoProps {
  job: Job;
  busy: boolean;
  look?: 'button' | 'link';
  onUndo: () => void;
}

/** Until when a purge can be taken back, or why it cannot be; nothing of one that was. */
export function UndoNote({ job: { undo } }: { job: Job }) {
  const { t, language, day } = useLocale();
  if (!undo || undo.undoneBy) return null;
  if (undo.possible) return <p class="small quiet">{t.undoUntil(day(undo.until))}</p>;
  const ended = Date.parse(undo.until) < Date.now();
  return (
    <p class="small quiet">
      {t.undoNot} {undo.reason?.[language]} {!ended && t.undoEnds(day(undo.until))}
    </p>
  );
}

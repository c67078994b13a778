// One company's purge in whichever state it is: the heart of the dialog, and in short form of the popup.
import type { ComponentChildren } from 'preact';
import type { PurgeModel } from '../models/purge.ts';
import { CancelJob, JobRunning, UndoJob, UndoNote } from './job-running.tsx';
import { later } from './later.tsx';
import { useLocale } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';
import { PurgeForm } from './purge-form.tsx';

const JobResult = later(async () => (await import('./job-result.tsx')).JobResult);

interface Props {
  model: PurgeModel;
  short?: boolean;
  /** Whether a job that has ended leads to the next purge. */
  again?: boolean;
  onClose?: (() => void) | undefined;
  onSettings: () => void;
  /** The place for files, where the years wait for some. */
  uploads?: ComponentChildren;
}

export function PurgeView({ model, short = false, again = true, onClose, onSettings, uploads }: Props) {
  const { t } = useLocale();
  const step = model.step.value;
  const job = model.job.value;
  const foot = (children?: ComponentChildren, look = 'button') => (
    <footer class="foot">
      {children}
      {onClose && (
        <button type="button" class={look} onClick={onClose}>
          {t.close}
        </button>
      )}
    </footer>
  );
  if (step === 'loading')
    return (
      <div class="scroll stack">
        <p class="row quiet" role="status">
          <span class="spinner" /> {t.loading}
        </p>
      </div>
    );
  if (step === 'unavailable')
    return (
      <>
        <div class="scroll stack">
          <ProblemNote
            problem={model.unavailable.value!}
            onRetry={() => void model.load()}
            onSettings={onSettings}
          />
        </div>
        {foot()}
      </>
    );
  if (step === 'nothing')
    return (
      <>
        <div class="scroll stack">
          <div>
            <h2>{t.nothingTitle}</h2>
            <p class="quiet">{t.nothingText}</p>
          </div>
          {uploads}
        </div>
        {foot()}
      </>
    );
  if (step === 'running' && job)
    return (
      <>
        <JobRunning job={job} offline={model.offline.value}>
          <UndoNote job={job} />
          {model.problem.value && <ProblemNote problem={model.problem.value} onSettings={onSettings} />}
        </JobRunning>
        {foot(
          <>
            <CancelJob job={job} asked={model.cancelling.value} onCancel={() => void model.cancel()} />
            <UndoJob job={job} busy={model.sending.value} onUndo={() => void model.undo()} />
          </>,
        )}
      </>
    );
  if ((step === 'done' || step === 'failed') && job)
    return (
      <>
        <div class="scroll stack">
          <JobResult
            job={job}
            busy={model.sending.value}
            onUndo={() => void model.undo()}
            onAnyway={job.kind === 'reload' ? (guards) => void model.anyway(guards) : undefined}
            onUndoAgain={model.mayUndoAgain.value ? () => void model.undoAgain() : undefined}
            onSettings={onSettings}
          />
          {model.problem.value && <ProblemNote problem={model.problem.value} onSettings={onSettings} />}
          {job.kind !== 'restore' && step === 'done' && uploads}
        </div>
        {foot(
          again && (
            <button type="button" class="button" onClick={() => void model.again()}>
              {step === 'done' ? t.again : t.back}
            </button>
          ),
          'button primary',
        )}
      </>
    );
  return <PurgeForm model={model} short={short} onCancel={onClose} onSettings={onSettings} />;
}

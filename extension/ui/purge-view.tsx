// One company's purge in whichever state it is: the heart of the dialog, and of the popup.
import type { ComponentChildren } from 'preact';
import type { PurgeModel } from '../models/purge.ts';
import type { UploadsModel } from '../models/uploads.ts';
import { CompareFile } from './compare-file.tsx';
import { DropZone } from './drop-zone.tsx';
import { Icon } from './icon.tsx';
import { CancelJob, JobRunning, UndoJob, UndoNote } from './job-running.tsx';
import { later } from './later.tsx';
import { useLocale } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';
import { PurgeForm } from './purge-form.tsx';

const JobResult = later(async () => (await import('./job-result.tsx')).JobResult);
const CompareView = later(async () => (await import('./compare-view.tsx')).CompareView);
const Uploads = later(async () => (await import('./uploads.tsx')).Uploads);

interface Props {
  model: PurgeModel;
  /** Files are taken here, or where `onUpload` leads. */
  uploads?: UploadsModel | undefined;
  onUpload?: (() => void) | undefined;
  /** Whether a job that has ended leads to the next purge. */
  again?: boolean;
  onClose?: (() => void) | undefined;
  onSettings: () => void;
}

export function PurgeView({ model, uploads, onUpload, again = true, onClose, onSettings }: Props) {
  const { t } = useLocale();
  const step = model.step.value;
  const job = model.job.value;
  const waiting = model.waiting.value;
  const files = uploads && (
    <Uploads
      model={uploads}
      compare={model.compare}
      waiting={waiting}
      wanted={waiting.length > 0 || model.rereads.value}
    />
  );
  const elsewhere = (look: string) =>
    onUpload && (
      <button type="button" class={look} onClick={onUpload}>
        <Icon name="upload" /> {t.tabUpload}
      </button>
    );
  const foot = (children: ComponentChildren, close: string, look = 'button') => (
    <footer class="foot">
      {children}
      {onClose && (
        <button type="button" class={look} onClick={onClose}>
          {close}
        </button>
      )}
    </footer>
  );
  const refused = model.problem.value && (
    <ProblemNote
      problem={model.problem.value}
      onRetry={model.retry.value ? () => void model.retry.value?.() : undefined}
      onSettings={onSettings}
    />
  );
  if (step === 'loading')
    return (
      // Holds the focus until the years take it.
      <p class="scroll row quiet" role="status" tabIndex={-1} data-focus>
        <span class="spinner" /> {t.loading}
      </p>
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
        {foot(null, t.close)}
      </>
    );
  if (step === 'running' && job)
    return (
      <>
        <JobRunning job={job} unheard={model.unheard.value} onSettings={onSettings}>
          <UndoNote job={job} />
          {refused}
        </JobRunning>
        {foot(
          <>
            <CancelJob job={job} asked={model.cancelling.value} onCancel={() => void model.cancel()} />
            <UndoJob job={job} busy={model.sending.value} onUndo={() => void model.undo()} />
          </>,
          t.close,
        )}
      </>
    );
  // A file is compared before it is read in, wherever it was given.
  if (model.compare.shown.value && model.compare.file.value)
    return <CompareView model={model} onSettings={onSettings} />;
  if ((step === 'done' || step === 'failed') && job) {
    // The next step is the file where years wait for one, or where the one that was read brought nothing.
    const wantsFile =
      job.kind !== 'restore' && step === 'done' && (waiting.length > 0 || model.rereads.value);
    const hasFiles = (uploads?.uploads.value.length ?? 0) > 0;
    return (
      <>
        <div class="scroll stack">
          <JobResult
            job={job}
            busy={model.sending.value}
            back={model.backAgain.value}
            rereads={model.rereads.value}
            onUndo={() => void model.undo()}
            onAnyway={job.kind === 'reload' ? (guards) => void model.anyway(guards) : undefined}
            onUndoAgain={model.mayUndoAgain.value ? () => void model.undoAgain() : undefined}
            onSettings={onSettings}
            next={(wantsFile || hasFiles) && files}
          />
          {refused}
        </div>
        {foot(
          <>
            {again && (
              <button type="button" class="button" onClick={() => void model.again()}>
                {step === 'done' ? t.again : t.back}
              </button>
            )}
            {wantsFile && elsewhere('button primary')}
          </>,
          t.finished,
          wantsFile ? 'button' : 'button primary',
        )}
      </>
    );
  }
  if (uploads && uploads.uploads.value.length > 0)
    return (
      <>
        <div class="scroll stack">{files}</div>
        {foot(
          step !== 'nothing' && (
            <button type="button" class="button" disabled={uploads.busy.value} onClick={uploads.clear}>
              {t.toYears}
            </button>
          ),
          uploads.busy.value ? t.close : t.finished,
          // Beside Läs in it is no second of its kind.
          uploads.busy.value || uploads.undecided.value.length > 0 ? 'button' : 'button primary',
        )}
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
          {files}
        </div>
        {foot(elsewhere('button primary'), t.close)}
      </>
    );
  if (model.compare.shown.value) return <CompareView model={model} onSettings={onSettings} />;
  return (
    <PurgeForm
      model={model}
      onSettings={onSettings}
      compareFile={uploads && <CompareFile compare={model.compare} uploads={uploads} />}
      upload={(wanted) =>
        uploads ? (
          <DropZone model={uploads} compact wanted={wanted} />
        ) : (
          elsewhere(wanted ? 'button primary' : 'button')
        )
      }
    />
  );
}

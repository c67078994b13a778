// How a job ended: numbers before and after, Ångra, the receipt; or why it failed and that nothing was lost; what the
// reader remarked on.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';
import { stopOf } from '../models/guards.ts';
import type { Guard } from '../messages/verbs.ts';
import { Icon } from './icon.tsx';
import { UndoJob, UndoNote } from './job-running.tsx';
import { useLocale } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';
import { Receipt } from './receipt.tsx';
import { Stopped } from './stopped.tsx';
import { Warnings } from './warnings.tsx';
import { fiscalYearLabel } from '../../shared/fiscal-year.ts';

interface Props {
  job: Job;
  busy: boolean;
  /** Years that a purge emptied and that hold data again. */
  back?: readonly FiscalYear[];
  /** It read what was loaded already. */
  rereads?: boolean;
  /** What is to be done next, before the details. */
  next?: ComponentChildren;
  onUndo?: (() => void) | undefined;
  /** Asks for what was stopped all the same. */
  onAnyway?: ((guards: readonly Guard[]) => void) | undefined;
  /** Asks again for an undo that came to nothing. */
  onUndoAgain?: (() => void) | undefined;
  onSettings: () => void;
}

export function JobResult({
  job,
  busy,
  back = [],
  rereads = false,
  next,
  onUndo,
  onAnyway,
  onUndoAgain,
  onSettings,
}: Props) {
  const { t, list } = useLocale();
  const done = job.state === 'done';
  const cancelled = job.state === 'cancelled';
  const idle = done && rereads;
  /** Years that stand as they were, which the warnings tell of. */
  const left = done && job.fiscalYears.some((year) => year.problem);
  const again = new Set(back.map(({ start }) => start));
  const named = (years: Job['fiscalYears']) => list(years.map(fiscalYearLabel));
  const title = () => {
    if (idle) return t.sameTitle(named(job.fiscalYears));
    if (!done) return (cancelled ? t.cancelledTitle : t.failedTitle)(job.kind, named(job.fiscalYears));
    const loaded = job.fiscalYears.filter(({ start }) => again.has(start));
    const rest = job.fiscalYears.filter((year) => !again.has(year.start) && !year.problem);
    return [
      loaded.length > 0 && t.doneTitle('load', named(loaded), loaded.length),
      rest.length > 0 && t.doneTitle(job.kind, named(rest), rest.length),
    ]
      .filter(Boolean)
      .join(', ');
  };
  const stop = job.kind === 'purge' ? null : stopOf(job.problem);
  const allow = stop?.allow;
  return (
    <>
      <div class="result-head" role="status">
        <span class={`seal ${idle || cancelled ? '' : left ? 'warn' : done ? 'good' : 'danger'}`}>
          <Icon name={idle ? 'info' : left ? 'warning' : done ? 'check' : cancelled ? 'close' : 'warning'} />
        </span>
        <div>
          <h2 tabIndex={-1} data-focus>
            {title()}
          </h2>
          <p class="quiet">
            {idle
              ? t.sameText
              : done
                ? t.nothingTouched
                : cancelled
                  ? t.cancelledSafe
                  : job.kind === 'purge'
                    ? ''
                    : t.failedSafe}
          </p>
        </div>
      </div>
      {stop && (
        <Stopped stop={stop}>
          {allow && onAnyway && (
            <button type="button" class="button" onClick={(event) => event.isTrusted && onAnyway(allow)}>
              {t.anyway}
            </button>
          )}
        </Stopped>
      )}
      {job.problem && !stop && (
        <ProblemNote problem={job.problem} onRetry={onUndoAgain} onSettings={onSettings} />
      )}
      {next}
      <Warnings warnings={job.warnings} />
      {done && !idle && <BeforeAfter job={job} />}
      {done && <UndoAndReceipt job={job} busy={busy} onUndo={onUndo} />}
    </>
  );
}

function BeforeAfter({ job }: { job: Job }) {
  const { t, number, kronor } = useLocale();
  return (
    <table class="before-after figures">
      <thead>
        <tr>
          <th scope="col">{t.year}</th>
          <th scope="col">{t.before}</th>
          <th scope="col">{t.after}</th>
        </tr>
      </thead>
      <tbody>
        {job.fiscalYears.map((year) => (
          <tr key={year.start}>
            <th scope="row">{fiscalYearLabel(year)}</th>
            {[year.before, year.after].map((counts, i) => (
              <td key={i}>
                {t.rows(counts.rows)}
                <span class="quiet small">
                  {number(counts.vouchers)} ver · {kronor(counts.debitOre)}
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function UndoAndReceipt({
  job,
  busy,
  onUndo,
}: {
  job: Job;
  busy: boolean;
  onUndo?: (() => void) | undefined;
}) {
  const { t } = useLocale();
  const showReceipt = useSignal(false);
  return (
    <>
      <div class="row">
        {onUndo && <UndoJob job={job} busy={busy} onUndo={onUndo} />}
        {job.undo?.undoneBy && <span class="pill">{t.undone}</span>}
        {job.receipt && (
          <button
            type="button"
            class="button"
            aria-expanded={showReceipt.value}
            onClick={() => (showReceipt.value = !showReceipt.value)}
          >
            <Icon name="receipt" /> {showReceipt.value ? t.receiptHide : t.receipt}
          </button>
        )}
      </div>
      <UndoNote job={job} />
      {showReceipt.value && job.receipt && <Receipt receipt={job.receipt} />}
    </>
  );
}

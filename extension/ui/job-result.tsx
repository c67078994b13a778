// How a job ended: numbers before and after, Ångra, the receipt; or why it failed and that nothing was lost.
import { useSignal } from '@preact/signals';
import type { Job } from '../../shared/contract/job.ts';
import { Icon } from './icon.tsx';
import { yearsOf } from './job-running.tsx';
import { useLocale } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';
import { Receipt } from './receipt.tsx';
import { yearName } from '../locales/notice.ts';

interface Props {
  job: Job;
  busy: boolean;
  onUndo?: (() => void) | undefined;
  onSettings: () => void;
}

export function JobResult({ job, busy, onUndo, onSettings }: Props) {
  const { t } = useLocale();
  const done = job.state === 'done';
  const title = done
    ? t.doneTitle(job.kind, yearsOf(job))
    : job.state === 'cancelled'
      ? t.cancelledTitle
      : t.failedTitle(job.kind, yearsOf(job));
  return (
    <>
      <div class="result-head" role="status">
        <span class={done ? 'seal good' : 'seal danger'}>
          <Icon name={done ? 'check' : 'warning'} />
        </span>
        <div>
          <h2>{title}</h2>
          <p class="quiet">{done ? t.nothingTouched : job.kind === 'purge' ? '' : t.failedSafe}</p>
        </div>
      </div>
      {job.problem && <ProblemNote problem={job.problem} onSettings={onSettings} />}
      {done && <BeforeAfter job={job} />}
      {job.warnings.length > 0 && <p class="small quiet">{t.warnings(job.warnings.length)}</p>}
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
            <th scope="row">{yearName(year)}</th>
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
  const { t, day } = useLocale();
  const showReceipt = useSignal(false);
  const asking = useSignal(false);
  const undo = job.undo;
  return (
    <>
      <div class="row">
        {undo && !undo.undoneBy && onUndo && !asking.value && (
          <button type="button" class="button" onClick={() => (asking.value = true)}>
            <Icon name="undo" /> {t.undo}
          </button>
        )}
        {undo && asking.value && (
          <span class="row ask" role="group" aria-label={t.undoConfirm}>
            {t.undoConfirm}
            <button
              type="button"
              class="button primary"
              disabled={busy}
              onClick={(event) => event.isTrusted && onUndo?.()}
            >
              {t.undoYes}
            </button>
            <button type="button" class="button" onClick={() => (asking.value = false)}>
              {t.cancel}
            </button>
          </span>
        )}
        {undo?.undoneBy && <span class="pill">{t.undone}</span>}
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
      {undo && !undo.undoneBy && <p class="small quiet">{t.undoUntil(day(undo.until))}</p>}
      {showReceipt.value && job.receipt && <Receipt receipt={job.receipt} />}
    </>
  );
}

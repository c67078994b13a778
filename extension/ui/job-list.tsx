// The jobs of one company, newest first, each with Ångra and its receipt where it has them.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Job } from '../../shared/contract/job.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { onEvent } from '../messages/ask.ts';
import type { Ask } from '../messages/ask.ts';
import type { CompanyRef } from '../messages/verbs.ts';
import { fiscalYearLabel } from '../../shared/fiscal-year.ts';
import { isOver } from '../models/follow.ts';
import { stopOf } from '../models/guards.ts';
import { JobPill } from './job-bar.tsx';
import { UndoJob, UndoNote } from './job-running.tsx';
import { useLocale } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';
import { Receipt } from './receipt.tsx';
import { Warnings } from './warnings.tsx';

interface Props {
  ask: Ask;
  company: CompanyRef;
  /** The job whose receipt is unfolded at once. */
  open?: string | null;
  onUndo: (job: Job) => void;
  /** Looks at one that is at work, or was stopped and may be asked for all the same. */
  onShow: (job: Job) => void;
  onSettings: () => void;
}

export function JobList({ ask, company, open, onUndo, onShow, onSettings }: Props) {
  const { t } = useLocale();
  const jobs = useSignal<Job[] | null>(null);
  const next = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const load = async (cursor?: string) => {
    const page = await ask('jobs.list', { companyId: company.id, ...(cursor ? { cursor } : {}) });
    // What is shown stays where only the news of it did not come.
    problem.value = page.ok || jobs.value ? null : page.problem;
    if (!page.ok) return;
    jobs.value = [...(cursor ? (jobs.value ?? []) : []), ...page.value.items];
    next.value = page.value.nextCursor;
  };
  useEffect(() => {
    void load();
    return onEvent(({ event }) => event === 'jobs' && void load());
  }, []);
  if (problem.value)
    return <ProblemNote problem={problem.value} onRetry={() => void load()} onSettings={onSettings} />;
  if (!jobs.value) return <p class="quiet small">{t.loading}</p>;
  if (jobs.value.length === 0) return <p class="quiet">{t.historyNone}</p>;
  return (
    <>
      <ul class="job-list">
        {jobs.value.map((job) => (
          <JobItem key={job.id} job={job} open={job.id === open} onUndo={onUndo} onShow={onShow} />
        ))}
      </ul>
      {next.value && (
        <button type="button" class="button plain" onClick={() => void load(next.value!)}>
          {t.more}
        </button>
      )}
    </>
  );
}

interface ItemProps extends Pick<Props, 'onUndo' | 'onShow'> {
  job: Job;
  open: boolean;
}
function JobItem({ job, open: openAtOnce, onUndo, onShow }: ItemProps) {
  const { t, moment, language, list } = useLocale();
  const open = useSignal(openAtOnce);
  const rows = job.fiscalYears.reduce((sum, year) => sum + year.rows, 0);
  return (
    <li>
      <div class="job-line">
        <span>
          <strong>
            {t.kind[job.kind]} <span class="figures">{list(job.fiscalYears.map(fiscalYearLabel))}</span>
          </strong>
          <span class="small quiet figures">
            {moment(job.createdAt)} · {t.rows(rows)}
          </span>
          <span class="small quiet">{t.by(job.requestedBy.name)}</span>
        </span>
        <JobPill job={job} />
      </div>
      {job.problem && <p class="small danger-text">{job.problem.texts?.[language] ?? job.problem.detail}</p>}
      <Warnings warnings={job.warnings} />
      <div class="row small">
        {(!isOver(job) || (job.kind === 'reload' && stopOf(job.problem)?.allow)) && (
          <button type="button" class="link" onClick={() => onShow(job)}>
            {t.showJob}
          </button>
        )}
        <UndoJob job={job} busy={false} look="link" onUndo={() => onUndo(job)} />
        {job.undo?.undoneBy && <span class="pill">{t.undone}</span>}
        {job.receipt && (
          <button
            type="button"
            class="link"
            aria-expanded={open.value}
            onClick={() => (open.value = !open.value)}
          >
            {open.value ? t.receiptHide : t.receipt}
          </button>
        )}
      </div>
      <UndoNote job={job} />
      {open.value && job.receipt && <Receipt receipt={job.receipt} />}
    </li>
  );
}

// How far a job has come, and how it stands, in lists and by itself.
import type { Job } from '../../shared/contract/job.ts';
import { useLocale } from './locale.tsx';

export function JobBar({ job }: { job: Job }) {
  const { t, number } = useLocale();
  const { done, total } = job.progress;
  const part = total > 0 ? Math.min(100, (done / total) * 100) : 0;
  const phase = job.state === 'queued' || !job.phase ? t.queued : t.phase[job.phase];
  return (
    <div class="job-bar">
      <div
        class={total > 0 ? 'bar' : 'bar unknown'}
        role="progressbar"
        aria-label={phase}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(total > 0 ? { 'aria-valuenow': Math.round(part) } : {})}
      >
        <span style={total > 0 ? { width: `${part}%` } : {}} />
      </div>
      <p class="small">
        <span>{phase}</span>
        {total > 0 && <span class="quiet figures">{t.progress(number(done), number(total))}</span>}
      </p>
    </div>
  );
}

export function JobPill({ job }: { job: Job }) {
  const { t } = useLocale();
  const tone = { done: 'good', failed: 'danger', cancelled: '', queued: 'busy', running: 'busy' };
  return <span class={`pill ${tone[job.state]}`}>{t.state[job.state]}</span>;
}

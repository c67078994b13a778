// In the popup: the jobs at work, then those that failed, then those that ended well. What has ended stays marked on
// the icon until it has been within sight here.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Job } from '../../shared/contract/job.ts';
import { fiscalYearLabel } from '../../shared/fiscal-year.ts';
import { onEvent } from '../messages/ask.ts';
import type { Ask } from '../messages/ask.ts';
import type { CompanyRef, WatchedJob } from '../messages/verbs.ts';
import { isOver } from '../models/follow.ts';
import { JobBar, JobPill } from './job-bar.tsx';
import { useLocale } from './locale.tsx';

interface Props {
  ask: Ask;
  /** As they were when the popup opened. */
  first: WatchedJob[];
  onChoose: (company: CompanyRef, job: Job) => void;
}

const rank = ({ job }: WatchedJob) => (!isOver(job) ? 0 : job.state === 'failed' ? 1 : 2);

export function WatchedJobs({ ask, first, onChoose }: Props) {
  const { t } = useLocale();
  const jobs = useSignal(first);
  useEffect(() => {
    const load = async () => {
      const result = await ask('jobs.watched', null);
      if (!result.ok) return;
      // What has been seen is forgotten by the background, and stays here for as long as the popup is open.
      const now = new Map([...jobs.value, ...result.value].map((one) => [one.job.id, one]));
      jobs.value = [...now.values()];
    };
    void load();
    const stop = onEvent(({ event }) => event === 'jobs' && void load());
    const timer = setInterval(async () => {
      for (const { job, company } of jobs.value.filter((one) => !isOver(one.job)))
        await ask('job.get', { companyId: company.id, jobId: job.id, seen: true });
    }, 1000);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, []);
  if (jobs.value.length === 0) return null;
  const sorted = jobs.value.toReversed().sort((a, b) => rank(a) - rank(b));
  return (
    <section>
      <h2 class="head">{t.running}</h2>
      <ul class="job-list">
        {sorted.map((one) => (
          <WatchedJobItem key={one.job.id} ask={ask} watched={one} onChoose={onChoose} />
        ))}
      </ul>
    </section>
  );
}

function WatchedJobItem({
  ask,
  watched: { job, company },
  onChoose,
}: Omit<Props, 'first'> & { watched: WatchedJob }) {
  const { t, list, language } = useLocale();
  const item = useRef<HTMLLIElement>(null);
  const ended = isOver(job);
  useEffect(() => {
    if (!ended) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        void ask('jobs.seen', { jobIds: [job.id] });
      },
      { threshold: 0.6 },
    );
    observer.observe(item.current!);
    return () => observer.disconnect();
  }, [ended]);
  const years = list(job.fiscalYears.map(fiscalYearLabel));
  return (
    <li ref={item}>
      <button
        type="button"
        class="job-line"
        title={`${company.name} ${company.organisationNumber}`}
        onClick={() => onChoose(company, job)}
      >
        <span>
          <strong>{company.name}</strong>
          <span class="small quiet figures">
            {t.kind[job.kind]} {years}
          </span>
        </span>
        <JobPill job={job} />
      </button>
      {!ended && <JobBar job={job} />}
      {job.state === 'failed' && (
        <p class="small danger-text">{job.problem?.texts?.[language] ?? job.problem?.detail}</p>
      )}
    </li>
  );
}

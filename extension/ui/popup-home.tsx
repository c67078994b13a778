// The popup's first view: the company of the active tab, search, recent companies, jobs at work or just ended.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Job } from '../../shared/contract/job.ts';
import { onEvent } from '../messages/ask.ts';
import type { Ask } from '../messages/ask.ts';
import type { CompanyRef, WatchedJob } from '../messages/verbs.ts';
import type { CompaniesModel } from '../models/companies.ts';
import { fiscalYearLabel } from '../../shared/fiscal-year.ts';
import { isOver } from '../models/follow.ts';
import { JobBar, JobPill } from './job-running.tsx';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';

interface Props {
  ask: Ask;
  model: CompaniesModel;
  onChoose: (company: CompanyRef, job?: Job) => void;
  onSettings: () => void;
}

export function PopupHome({ ask, model, onChoose, onSettings }: Props) {
  const { t } = useLocale();
  const tab = model.tab.value;
  const here = tab?.match && 'company' in tab.match ? tab.match.company : null;
  const blocked = tab?.match && 'blocked' in tab.match && tab.menu !== 'not_integration' ? tab.match : null;
  const searching = model.query.value.trim() !== '';
  const recent = model.recent.value.filter((one) => one.id !== here?.id).slice(0, 3);
  // What stands above need not stand in the list too.
  const above = new Set(searching ? [] : [here, ...recent].map((one) => one?.id));
  const companies = model.found.value.filter((one) => !above.has(one.id));
  return (
    <div class="popup-body stack">
      {here && !searching && (
        <section>
          <h2 class="head">{t.onPage}</h2>
          <CompanyList companies={[here]} onChoose={onChoose} />
        </section>
      )}
      {tab?.menu === 'not_found' && <p class="small quiet">{t.menuMissing}</p>}
      {blocked && <p class="small quiet">{t.blocked[blocked.blocked]}</p>}
      <div class="search">
        <Icon name="search" />
        <input
          class="input"
          type="search"
          autofocus
          placeholder={t.search}
          aria-label={t.search}
          value={model.query.value}
          onInput={(event) => model.search(event.currentTarget.value)}
          onKeyDown={(event) => {
            const first = searching ? model.found.value[0] : (here ?? recent[0] ?? model.found.value[0]);
            if (event.key === 'Enter' && first && !model.busy.value) onChoose(first);
          }}
        />
      </div>
      {model.problem.value && (
        <ProblemNote
          problem={model.problem.value}
          onRetry={() => void model.retry()}
          onSettings={onSettings}
        />
      )}
      {!searching && recent.length > 0 && (
        <section>
          <h2 class="head">{t.recent}</h2>
          <CompanyList companies={recent} onChoose={onChoose} />
        </section>
      )}
      {!model.problem.value && (companies.length > 0 || model.found.value.length === 0) && (
        <section>
          <h2 class="head">{t.companies}</h2>
          <CompanyList companies={companies} onChoose={onChoose} />
          {model.found.value.length === 0 && (
            <p class="small quiet" role="status">
              {model.busy.value ? t.loading : t.searchNone}
            </p>
          )}
          {model.next.value && (
            <button type="button" class="button plain" onClick={() => void model.more()}>
              {t.more}
            </button>
          )}
        </section>
      )}
      <WatchedJobs ask={ask} onChoose={onChoose} />
    </div>
  );
}

function CompanyList({
  companies,
  onChoose,
}: {
  companies: CompanyRef[];
  onChoose: (company: CompanyRef) => void;
}) {
  return (
    <ul class="company-list">
      {companies.map((company) => (
        <li key={company.id}>
          <button type="button" onClick={() => onChoose(company)}>
            <span class="company-name">{company.name}</span>
            <span class="small quiet figures">{company.organisationNumber}</span>
            <Icon name="next" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function WatchedJobs({ ask, onChoose }: Pick<Props, 'ask' | 'onChoose'>) {
  const { t, list } = useLocale();
  const jobs = useSignal<WatchedJob[]>([]);
  useEffect(() => {
    const load = async () => {
      const result = await ask('jobs.watched', null);
      if (result.ok) jobs.value = result.value.toReversed();
    };
    // Seen once shown: the badge goes, the list stays while the popup is open.
    void load().then(() => ask('jobs.seen', null));
    const stop = onEvent(({ event }) => void (event === 'jobs' && jobs.value.length === 0 && load()));
    const timer = setInterval(async () => {
      for (const { job, company } of jobs.value.filter((one) => !isOver(one.job))) {
        const now = await ask('job.get', { companyId: company.id, jobId: job.id, seen: true });
        if (now.ok)
          jobs.value = jobs.value.map((one) => (one.job.id === job.id ? { ...one, job: now.value } : one));
      }
    }, 1000);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, []);
  if (jobs.value.length === 0) return null;
  return (
    <section>
      <h2 class="head">{t.running}</h2>
      <ul class="job-list">
        {jobs.value.map(({ job, company }) => (
          <li key={job.id}>
            <button type="button" class="job-line" onClick={() => onChoose(company, job)}>
              <span>
                <strong>{company.name}</strong>{' '}
                <span class="figures">{list(job.fiscalYears.map(fiscalYearLabel))}</span>
              </span>
              <JobPill job={job} />
            </button>
            {!isOver(job) && <JobBar job={job} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

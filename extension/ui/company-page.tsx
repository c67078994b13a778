// A company in a tab of its own: SIE files to upload, since a popup closes when a file dialog opens, and its history.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Problem } from '../../shared/contract/problem.ts';
import { onEvent } from '../messages/ask.ts';
import type { Ask } from '../messages/ask.ts';
import type { CompanyRef, LanguageChoice } from '../messages/verbs.ts';
import { languageOf } from '../models/language.ts';
import { createUploads } from '../models/uploads.ts';
import { CompareFile } from './compare-file.tsx';
import { JobList } from './job-list.tsx';
import { LocaleProvider, useLanguage, useLocale } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';
import { PurgeView } from './purge-view.tsx';
import { Uploads } from './uploads.tsx';
import { useCompany } from './use-company.ts';

interface Props {
  ask: Ask;
  companyId: string;
  /** The job whose receipt is unfolded. */
  jobId: string | null;
}

export function CompanyPage({ ask, companyId, jobId }: Props) {
  const company = useSignal<CompanyRef | null>(null);
  const problem = useSignal<Problem | null>(null);
  const choice = useSignal<LanguageChoice | null>(null);
  const load = async () => {
    const settings = await ask('settings.get', null);
    if (settings.ok) choice.value = settings.value.language;
    const result = await ask('company.get', { companyId });
    if (result.ok) company.value = result.value;
    problem.value = result.ok ? null : result.problem;
  };
  useEffect(() => {
    void load();
    // Another page may sign out, change the address or the language.
    return onEvent(({ event }) => void (event === 'settings' && load()));
  }, []);
  const language = languageOf(choice.value, null, navigator.language);
  const locale = useLanguage(language);
  useEffect(() => {
    if (locale) document.title = company.value?.name ?? locale.t.purge;
  }, [locale, company.value]);
  if (!locale) return null;
  const settings = () => void ask('options.open', null);
  return (
    <LocaleProvider value={locale}>
      <main class="page stack">
        <header class="page-head">
          <img src="/icon/128.png" width="44" height="44" alt="" />
          <div>
            <h1>{company.value?.name ?? locale.t.purge}</h1>
            <p class="quiet figures">{company.value?.organisationNumber}</p>
          </div>
        </header>
        {problem.value && (
          <ProblemNote problem={problem.value} onRetry={() => void load()} onSettings={settings} />
        )}
        {company.value && <Company ask={ask} company={company.value} jobId={jobId} onSettings={settings} />}
      </main>
    </LocaleProvider>
  );
}

interface CompanyProps {
  ask: Ask;
  company: CompanyRef;
  jobId: string | null;
  onSettings: () => void;
}
function Company({ ask, company, jobId, onSettings }: CompanyProps) {
  const { t } = useLocale();
  const model = useCompany(ask, company);
  const uploads = useMemo(() => createUploads({ ask, company, onLoaded: model.refresh }), []);
  useEffect(() => {
    // Leaving with files still to send would lose them silently.
    const warn = (event: BeforeUnloadEvent) => {
      if (uploads.unsent.value > 0) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
      uploads.stop();
    };
  }, []);
  // A job that is looked at, undone, or asked for all the same takes the history's place until it is left.
  const comparing = model.compare.shown.value && model.compare.file.value !== null;
  const looking = comparing || model.job.value !== null || model.selected.value.size > 0;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (looking) card.current?.scrollIntoView({ block: 'start' });
  }, [looking]);
  return (
    <>
      <section class="card stack">
        <Uploads model={uploads} compare={model.compare} waiting={model.waiting.value} />
        {model.compare.holds() && !model.refused.value && (
          <p class="small">
            <CompareFile compare={model.compare} uploads={uploads} />
          </p>
        )}
      </section>
      <section class="card history" ref={card}>
        {looking ? (
          <PurgeView model={model} again={false} onClose={() => void model.again()} onSettings={onSettings} />
        ) : (
          <>
            <h2>{t.tabHistory}</h2>
            <JobList
              ask={ask}
              company={company}
              open={jobId}
              onUndo={(job) => void model.show(job.id).then(model.undo)}
              onShow={(job) => void model.show(job.id)}
              onSettings={onSettings}
            />
          </>
        )}
      </section>
    </>
  );
}

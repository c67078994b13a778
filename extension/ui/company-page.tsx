// A company in a tab of its own: its years; files to upload, since a popup closes when a file dialog opens, and its
// history; and where it is read from.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Problem } from '../../shared/contract/problem.ts';
import { onEvent } from '../messages/ask.ts';
import type { Ask } from '../messages/ask.ts';
import type { CompanyRef, LanguageChoice } from '../messages/verbs.ts';
import { languageOf } from '../models/language.ts';
import { createSource } from '../models/source.ts';
import { createUploads } from '../models/uploads.ts';
import { BureauTextsProvider, useBureau, useBureauTexts } from './bureau-texts.ts';
import { CompareFile } from './compare-file.tsx';
import { JobList } from './job-list.tsx';
import { LocaleProvider, useLanguage, useLocale } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';
import { PurgeView } from './purge-view.tsx';
import { SourceView } from './source-view.tsx';
import { Uploads } from './uploads.tsx';
import { useCompany } from './use-company.ts';

export type View = 'years' | 'files' | 'source';
const views = ['years', 'files', 'source'] as const;
/** As the page's address says it. */
export const viewOf = (name: string | null): View => views.find((one) => one === name) ?? 'files';

interface Props {
  ask: Ask;
  companyId: string;
  /** The job whose receipt is unfolded. */
  jobId: string | null;
  first: View;
}

export function CompanyPage({ ask, companyId, jobId, first }: Props) {
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
  const texts = useBureauTexts(language);
  useEffect(() => {
    if (locale) document.title = company.value?.name ?? locale.t.purge;
  }, [locale, company.value]);
  if (!locale || !texts) return null;
  const settings = () => void ask('options.open', null);
  return (
    <LocaleProvider value={locale}>
      <BureauTextsProvider value={texts}>
        <main class="page company-page stack">
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
          {company.value && (
            <Company
              ask={ask}
              company={company.value}
              jobId={jobId}
              first={first}
              onChanged={load}
              onSettings={settings}
            />
          )}
        </main>
      </BureauTextsProvider>
    </LocaleProvider>
  );
}

interface CompanyProps {
  ask: Ask;
  company: CompanyRef;
  jobId: string | null;
  first: View;
  /** The company itself is other than it was. */
  onChanged: () => Promise<unknown>;
  onSettings: () => void;
}
function Company({ ask, company, jobId, first, onChanged, onSettings }: CompanyProps) {
  const texts = useBureau();
  const view = useSignal<View>(first);
  const model = useCompany(ask, company);
  const now = useRef(model);
  now.current = model;
  const uploads = useMemo(
    () => createUploads({ ask, company, onLoaded: () => now.current.refresh() }),
    [company.id],
  );
  const source = useMemo(
    () => createSource(ask, company.id, () => onChanged().then(() => now.current.refresh())),
    [company.id],
  );
  useEffect(() => {
    void source.load();
    // Leaving with files still to send would lose them silently.
    const warn = (event: BeforeUnloadEvent) => {
      if (uploads.unsent.value > 0) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
      uploads.stop();
      source.stop();
    };
  }, []);
  const show = (next: View) => {
    view.value = next;
    const query = new URLSearchParams(location.search);
    query.set('view', next);
    history.replaceState(null, '', `?${query}`);
  };
  const labels = { years: texts.tabYears, files: texts.tabFiles, source: texts.tabSource };
  return (
    <>
      <nav class="tabs" aria-label={texts.views}>
        {views.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={view.value === name ? 'page' : undefined}
            onClick={() => show(name)}
          >
            {labels[name]}
          </button>
        ))}
      </nav>
      {view.value === 'years' && (
        <section class="card history">
          <PurgeView model={model} uploads={uploads} onSettings={onSettings} />
        </section>
      )}
      {view.value === 'files' && (
        <Files
          ask={ask}
          model={model}
          uploads={uploads}
          company={company}
          jobId={jobId}
          onSettings={onSettings}
        />
      )}
      {view.value === 'source' && (
        <SourceView model={source} company={company} onYears={() => show('years')} onSettings={onSettings} />
      )}
    </>
  );
}

interface FilesProps extends Pick<CompanyProps, 'ask' | 'company' | 'jobId' | 'onSettings'> {
  model: ReturnType<typeof useCompany>;
  uploads: ReturnType<typeof createUploads>;
}
function Files({ ask, model, uploads, company, jobId, onSettings }: FilesProps) {
  const { t } = useLocale();
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

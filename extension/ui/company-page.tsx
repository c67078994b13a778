// A company in a tab of its own: its years; files to upload, since a popup closes when a file dialog opens, and its
// history; and where it is read from.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Problem } from '../../shared/contract/problem.ts';
import type { Ask } from '../messages/ask.ts';
import type { CompanyRef } from '../messages/verbs.ts';
import { createSource } from '../models/source.ts';
import { createUploads } from '../models/uploads.ts';
import { createWatching } from '../models/watching.ts';
import { useBureau } from './bureau-texts.ts';
import { CompareFile } from './compare-file.tsx';
import { JobList } from './job-list.tsx';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';
import { PageFrame } from './page-frame.tsx';
import { ProblemNote } from './problem-note.tsx';
import { PurgeView } from './purge-view.tsx';
import { SourceView } from './source-view.tsx';
import { Uploads } from './uploads.tsx';
import { useCompany } from './use-company.ts';
import { WatchView } from './watch-view.tsx';

export type View = 'years' | 'files' | 'source';
const views = ['years', 'files', 'source'] as const;
/** As the page's address says it. */
export const viewOf = (name: string | null): View => views.find((one) => one === name) ?? 'files';

interface Props {
  ask: Ask;
  companyId: string;
  /** The job whose receipt is unfolded. */
  jobId: string | null;
  /** One that was made before, to be shown. */
  comparison: string | null;
  first: View;
}

export function CompanyPage({ ask, companyId, jobId, comparison, first }: Props) {
  const company = useSignal<CompanyRef | null>(null);
  const problem = useSignal<Problem | null>(null);
  const load = async () => {
    const result = await ask('company.get', { companyId });
    if (result.ok) company.value = result.value;
    problem.value = result.ok ? null : result.problem;
  };
  const settings = () => void ask('options.open', null);
  return (
    <PageFrame ask={ask} onSettings={load}>
      <main class="page company-page stack">
        <Head company={company.value} />
        {problem.value && (
          <ProblemNote problem={problem.value} onRetry={() => void load()} onSettings={settings} />
        )}
        {company.value && (
          <Company
            ask={ask}
            company={company.value}
            jobId={jobId}
            comparison={comparison}
            first={first}
            onChanged={load}
            onSettings={settings}
          />
        )}
      </main>
    </PageFrame>
  );
}

function Head({ company }: { company: CompanyRef | null }) {
  const { t } = useLocale();
  const { overview } = useBureau();
  useEffect(() => {
    document.title = company?.name ?? t.purge;
  }, [t, company]);
  return (
    <header class="page-head">
      <img src="/icon/128.png" width="44" height="44" alt="" />
      <div class="grow">
        <h1>{company?.name ?? t.purge}</h1>
        <p class="quiet figures">{company?.organisationNumber}</p>
      </div>
      <a class="button plain" href="company.html">
        <Icon name="list" /> {overview.title}
      </a>
    </header>
  );
}

interface CompanyProps {
  ask: Ask;
  company: CompanyRef;
  jobId: string | null;
  comparison: string | null;
  first: View;
  /** The company itself is other than it was. */
  onChanged: () => Promise<unknown>;
  onSettings: () => void;
}
function Company({ ask, company, jobId, comparison, first, onChanged, onSettings }: CompanyProps) {
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
  const watching = useMemo(() => createWatching(ask, company.id), [company.id]);
  useEffect(() => {
    void source.load();
    if (comparison) void model.showComparison(comparison);
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
        <>
          <SourceView
            model={source}
            company={company}
            onYears={() => show('years')}
            onSettings={onSettings}
          />
          {/* Once it is known who looks: nothing that is dead when it is pressed, or moves from under the pointer. */}
          {company.source.connected && source.may.value !== null && (
            <WatchView model={watching} may={source.may.value} onSettings={onSettings} />
          )}
        </>
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

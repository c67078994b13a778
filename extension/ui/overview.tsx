// All companies: how each year stands, filters and search, and a selection that is compared or reloaded.
import { useEffect, useMemo } from 'preact/hooks';
import { onEvent } from '../messages/ask.ts';
import type { Ask } from '../messages/ask.ts';
import { createBatch } from '../models/batch.ts';
import { createFolder } from '../models/folder.ts';
import { createOverview, filters } from '../models/overview.ts';
import type { OverviewModel } from '../models/overview.ts';
import { useBureau } from './bureau-texts.ts';
import { Folder } from './folder.tsx';
import { FolderZone } from './folder-zone.tsx';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';
import { OverviewBar } from './overview-bar.tsx';
import { OverviewList } from './overview-list.tsx';
import { PageFrame } from './page-frame.tsx';
import { ProblemNote } from './problem-note.tsx';

export function Overview({ ask }: { ask: Ask }) {
  const model = useMemo(() => createOverview(ask), []);
  return (
    <PageFrame ask={ask} onSettings={model.load}>
      <Page ask={ask} model={model} />
    </PageFrame>
  );
}

function Page({ ask, model }: { ask: Ask; model: OverviewModel }) {
  const { t } = useLocale();
  const { overview: texts } = useBureau();
  const batch = useMemo(() => createBatch(ask, model), [model]);
  const folder = useMemo(() => createFolder(ask, model.companies, model.refresh), [model]);
  useEffect(() => {
    document.title = `${texts.title} – ${t.purge}`;
  }, [texts]);
  useEffect(() => {
    const stop = onEvent(({ event }) => event === 'jobs' && void batch.follow());
    // Files that nobody else knows of would be lost.
    const warn = (event: BeforeUnloadEvent) => {
      if (folder.unsent.value > 0) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
      stop();
      batch.stop();
      folder.stop();
      model.stop();
    };
  }, [model, batch, folder]);
  // What is at work when they have come.
  useEffect(() => void batch.follow(), [batch, model.complete.value]);
  const settings = () => void ask('options.open', null);
  return (
    <main class="page overview stack">
      <header class="page-head">
        <img src="/icon/128.png" width="44" height="44" alt="" />
        <div>
          <h1>{texts.title}</h1>
          <p class="quiet" role="status">
            {!model.complete.value && !model.problem.value && texts.fetching(model.companies.value.length)}
          </p>
        </div>
        {!folder.open.value && <Search model={model} />}
      </header>
      {model.problem.value && (
        <ProblemNote problem={model.problem.value} onRetry={() => void model.load()} onSettings={settings} />
      )}
      {folder.open.value ? (
        <Folder model={folder} />
      ) : (
        <>
          <div class="row">
            <Filters model={model} />
            {model.me.value && model.me.value.role !== 'reader' && <FolderZone model={folder} />}
          </div>
          <OverviewList model={model} batch={batch} />
          <OverviewBar model={model} batch={batch} onSettings={settings} />
        </>
      )}
    </main>
  );
}

function Search({ model }: { model: OverviewModel }) {
  const { overview: texts } = useBureau();
  return (
    <div class="search">
      <Icon name="search" />
      <input
        class="input"
        type="search"
        autofocus
        placeholder={texts.search}
        aria-label={texts.search}
        value={model.query.value}
        onInput={(event) => (model.query.value = event.currentTarget.value)}
      />
    </div>
  );
}

function Filters({ model }: { model: OverviewModel }) {
  const { number } = useLocale();
  const { overview: texts } = useBureau();
  const counts = model.counts.value;
  return (
    <div class="filters" role="group" aria-label={texts.filter}>
      {filters.map((name) => (
        <button
          key={name}
          type="button"
          class={name === 'differs' && counts.differs > 0 ? 'filter differs' : 'filter'}
          aria-pressed={model.filter.value === name}
          onClick={() => (model.filter.value = name)}
        >
          {texts.filters[name]} <span class="figures">{number(counts[name])}</span>
        </button>
      ))}
    </div>
  );
}

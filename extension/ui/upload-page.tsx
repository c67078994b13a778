// The upload page: one company's years that wait for files, and the files.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Problem } from '../../shared/contract/problem.ts';
import type { Ask } from '../background/ask.ts';
import type { CompanyRef, LanguageChoice } from '../background/verbs.ts';
import { languageOf } from '../models/language.ts';
import { createPurge } from '../models/purge.ts';
import { createUploads } from '../models/uploads.ts';
import { LocaleProvider, useLanguage } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';
import { Uploads } from './uploads.tsx';

export function UploadPage({ ask, companyId }: { ask: Ask; companyId: string }) {
  const company = useSignal<CompanyRef | null>(null);
  const problem = useSignal<Problem | null>(null);
  const choice = useSignal<LanguageChoice | null>(null);
  useEffect(() => {
    const load = async () => {
      const settings = await ask('settings.get', null);
      if (settings.ok) choice.value = settings.value.language;
      const result = await ask('company.get', { companyId });
      if (result.ok) company.value = result.value;
      else problem.value = result.problem;
    };
    void load();
  }, []);
  const language = languageOf(choice.value, null, navigator.language);
  const locale = useLanguage(language);
  useEffect(() => {
    if (locale) document.title = `${locale.t.waitingTitle}${company.value ? ` – ${company.value.name}` : ''}`;
  }, [locale, company.value]);
  if (!locale) return null;
  return (
    <LocaleProvider value={locale}>
      <main class="page stack">
        <header class="page-head">
          <img src="/icon/128.png" width="44" height="44" alt="" />
          <div>
            <h1>{company.value?.name ?? locale.t.waitingTitle}</h1>
            <p class="quiet figures">{company.value?.organisationNumber}</p>
          </div>
        </header>
        {problem.value && (
          <ProblemNote problem={problem.value} onSettings={() => void ask('options.open', null)} />
        )}
        {company.value && <CompanyUploads ask={ask} company={company.value} />}
      </main>
    </LocaleProvider>
  );
}

function CompanyUploads({ ask, company }: { ask: Ask; company: CompanyRef }) {
  const model = useMemo(() => createPurge(ask, company), []);
  const uploads = useMemo(() => createUploads({ ask, company, onLoaded: model.load }), []);
  useEffect(() => {
    void model.load();
    // Leaving with files still to send would lose them silently.
    const warn = (event: BeforeUnloadEvent) => {
      if (uploads.busy.value) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);
  return (
    <section class="card">
      <Uploads model={uploads} waiting={model.waiting.value} />
    </section>
  );
}

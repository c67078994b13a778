// The popup: find a company, then its purge in short form, its jobs, and the way to uploading.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Ask } from '../messages/ask.ts';
import type { CompanyRef, LanguageChoice } from '../messages/verbs.ts';
import { createCompanies } from '../models/companies.ts';
import { languageOf } from '../models/language.ts';
import { Icon } from './icon.tsx';
import { LocaleProvider, useLanguage, useLocale } from './locale.tsx';
import { PopupCompany } from './popup-company.tsx';
import { PopupHome } from './popup-home.tsx';
import { SiteAccess } from './site-access.tsx';

export function Popup({ ask }: { ask: Ask }) {
  const choice = useSignal<LanguageChoice | null>(null);
  const company = useSignal<CompanyRef | null>(null);
  const jobId = useSignal<string | null>(null);
  const companies = useMemo(() => createCompanies(ask), []);
  useEffect(() => {
    void ask('settings.get', null).then((result) => result.ok && (choice.value = result.value.language));
    void companies.load();
  }, []);
  const language = languageOf(choice.value, companies.tab.value?.language ?? null, navigator.language);
  const locale = useLanguage(language);
  const settings = () => {
    void ask('options.open', null).then(() => window.close());
  };
  if (!locale) return null;
  return (
    <LocaleProvider value={locale}>
      <Head company={company.value} onBack={() => (company.value = null)} onSettings={settings} />
      <main>
        {!company.value && <SiteAccess />}
        {company.value ? (
          <PopupCompany
            key={company.value.id}
            ask={ask}
            company={company.value}
            jobId={jobId.value}
            onSettings={settings}
          />
        ) : (
          <PopupHome
            ask={ask}
            model={companies}
            onChoose={(next, job) => {
              jobId.value = job?.id ?? null;
              company.value = next;
            }}
            onSettings={settings}
          />
        )}
      </main>
    </LocaleProvider>
  );
}

interface HeadProps {
  company: CompanyRef | null;
  onBack: () => void;
  onSettings: () => void;
}
function Head({ company, onBack, onSettings }: HeadProps) {
  const { t } = useLocale();
  return (
    <header class="popup-head">
      {company ? (
        <button
          type="button"
          class="button plain icon-only"
          aria-label={t.back}
          title={t.back}
          onClick={onBack}
        >
          <Icon name="back" />
        </button>
      ) : (
        <img src="/icon/48.png" width="26" height="26" alt="" />
      )}
      <div>
        <h1>{company ? company.name : t.purge}</h1>
        {company && <p class="small quiet figures">{company.organisationNumber}</p>}
      </div>
      <button
        type="button"
        class="button plain icon-only"
        aria-label={t.openOptions}
        title={t.openOptions}
        onClick={onSettings}
      >
        <Icon name="gear" />
      </button>
    </header>
  );
}

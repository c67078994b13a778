// The popup: find a company, then its purge in short form, its jobs, and the way to uploading.
import { useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import type { Job } from '../../shared/contract/job.ts';
import { onEvent } from '../messages/ask.ts';
import type { Ask } from '../messages/ask.ts';
import type { CompanyRef, LanguageChoice } from '../messages/verbs.ts';
import { createCompanies } from '../models/companies.ts';
import { languageOf } from '../models/language.ts';
import { mayEnterSites } from '../models/sites.ts';
import { HomeProvider, useHome, useHomeTexts } from './home-texts.ts';
import { IconButton } from './icon-button.tsx';
import { later } from './later.tsx';
import { PopupHome } from './popup-home.tsx';

const Company = later(async () => (await import('./popup-later.tsx')).Company);
const Sites = later(async () => (await import('./popup-later.tsx')).Sites);

export function Popup({ ask }: { ask: Ask }) {
  const [choice, setChoice] = useState<LanguageChoice | null>(null);
  const [chosen, choose] = useState<{
    company: CompanyRef;
    job?: Job | undefined;
    comparison?: string | null | undefined;
  } | null>(null);
  const [mayEnter, setMayEnter] = useState(true);
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const companies = useMemo(() => createCompanies(ask, () => redraw(undefined)), []);
  useEffect(() => {
    void ask('settings.get', null).then((result) => setChoice(result.ok ? result.value.language : 'auto'));
    // On the page of an invitation the icon was pressed to accept it.
    void ask('invitation.open', null).then((opened) => opened.ok && opened.value && window.close());
    void mayEnterSites().then(setMayEnter);
    companies.load();
    return onEvent(({ event }) => event === 'jobs' && companies.lookAgain());
  }, []);
  const { tab, watched } = companies.state;
  const home = useHomeTexts(languageOf(choice, tab?.language ?? null, navigator.language));
  const settings = () => {
    void ask('options.open', null).then(() => window.close());
  };
  // Jobs stand above the rest: what stands there is known before anything can be pressed.
  if (!home || !watched) return null;
  return (
    <HomeProvider value={home}>
      <Head
        company={chosen?.company ?? null}
        onBack={() => {
          choose(null);
          companies.lookAgain();
        }}
        onSettings={settings}
      />
      <main>
        {chosen ? (
          <Company
            key={chosen.company.id}
            language={home.language}
            ask={ask}
            company={chosen.company}
            jobId={chosen.job?.id ?? null}
            comparison={chosen.comparison ?? null}
            onSettings={settings}
          />
        ) : (
          <>
            {!mayEnter && <Sites language={home.language} />}
            <PopupHome
              ask={ask}
              model={companies}
              onChoose={(company, job, comparison) => choose({ company, job, comparison })}
              onSettings={settings}
            />
          </>
        )}
      </main>
    </HomeProvider>
  );
}

interface HeadProps {
  company: CompanyRef | null;
  onBack: () => void;
  onSettings: () => void;
}
function Head({ company, onBack, onSettings }: HeadProps) {
  const { t } = useHome();
  return (
    <header class="popup-head">
      {company ? (
        <IconButton icon="back" name={t.back} onPress={onBack} />
      ) : (
        <img src="/icon/48.png" width="26" height="26" alt="" />
      )}
      <div>
        <h1 title={company?.name}>{company ? company.name : t.purge}</h1>
        {company && <p class="small quiet figures">{company.organisationNumber}</p>}
      </div>
      <IconButton icon="gear" name={t.openOptions} onPress={onSettings} />
    </header>
  );
}

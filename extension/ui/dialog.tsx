// The dialog on Oxceed's page: which company, then its purge.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Problem } from '../../shared/contract/problem.ts';
import { onEvent } from '../messages/ask.ts';
import type { Ask } from '../messages/ask.ts';
import type { Blocked as BlockedMatch, CompanyMatch, CompanyRef, Language } from '../messages/verbs.ts';
import { createPurge } from '../models/purge.ts';
import { createUploads } from '../models/uploads.ts';
import { Icon } from './icon.tsx';
import { LocaleProvider, useLanguage, useLocale } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';
import { PurgeView } from './purge-view.tsx';
import { Uploads } from './uploads.tsx';

interface Props {
  ask: Ask;
  ticket: string;
}

export function Dialog({ ask, ticket }: Props) {
  const language = useSignal<Language | null>(null);
  const match = useSignal<CompanyMatch | null>(null);
  const problem = useSignal<Problem | null>(null);
  const locale = useLanguage(language.value);
  const close = () => void ask('dialog.close', null);

  const hello = async () => {
    problem.value = null;
    const result = await ask('dialog.hello', null);
    if (result.ok) {
      language.value = result.value.language;
      if (result.value.match.ok) match.value = result.value.match.value;
      else problem.value = result.value.match.problem;
    } else {
      language.value ??= navigator.language.startsWith('sv') ? 'sv' : 'en';
      problem.value = result.problem;
    }
  };
  useEffect(() => {
    void hello();
    const stop = onEvent((event) => {
      if (event.event === 'ticket' && event.ticket === ticket) match.value = event.match;
    });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      stop();
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  useEffect(() => {
    if (locale) document.title = locale.t.purge;
  }, [locale]);

  const settings = () => void ask('options.open', null);
  const company = match.value && 'company' in match.value ? match.value.company : null;
  if (!locale) return null;
  return (
    <LocaleProvider value={locale}>
      <div class="dialog-space">
        <main class="dialog" aria-labelledby="title">
          <DialogHead company={company} onClose={close} />
          {problem.value && (
            <div class="scroll">
              <ProblemNote problem={problem.value} onRetry={() => void hello()} onSettings={settings} />
            </div>
          )}
          {!problem.value && !match.value && <Waiting />}
          {match.value && 'blocked' in match.value && <Blocked match={match.value} onClose={close} />}
          {company && (
            <CompanyPurge
              key={company.id}
              ask={ask}
              company={company}
              onClose={close}
              onSettings={settings}
              ticket={ticket}
            />
          )}
        </main>
      </div>
    </LocaleProvider>
  );
}

function DialogHead({ company, onClose }: { company: CompanyRef | null; onClose: () => void }) {
  const { t } = useLocale();
  return (
    <header class="dialog-head">
      <div>
        <h1 id="title">{t.purge}</h1>
        {company && (
          <p class="company">
            {company.name} <span class="quiet figures">{company.organisationNumber}</span>
          </p>
        )}
      </div>
      <button
        type="button"
        class="button plain icon-only"
        aria-label={t.close}
        title={t.close}
        onClick={onClose}
      >
        <Icon name="close" />
      </button>
    </header>
  );
}

function Waiting() {
  const { t } = useLocale();
  return (
    <p class="scroll row quiet" role="status">
      <span class="spinner" /> {t.loading}
    </p>
  );
}

function Blocked({ match, onClose }: { match: BlockedMatch; onClose: () => void }) {
  const { t } = useLocale();
  return (
    <>
      <div class="scroll">
        <div class="note warn" role="alert">
          <Icon name="warning" />
          <div>
            <strong>
              {match.blocked === 'changed' ? t.problems['company_blocked']![0] : t.blockedTitle}
            </strong>
            {t.blocked[match.blocked]}
            {match.shown && match.blocked === 'no_match' && <p>{t.blockedShown(match.shown)}</p>}
          </div>
        </div>
      </div>
      <footer class="foot">
        <button type="button" class="button" onClick={onClose}>
          {t.close}
        </button>
      </footer>
    </>
  );
}

interface CompanyProps {
  ask: Ask;
  company: CompanyRef;
  ticket: string;
  onClose: () => void;
  onSettings: () => void;
}
function CompanyPurge({ ask, company, ticket, onClose, onSettings }: CompanyProps) {
  const model = useMemo(() => createPurge(ask, company), [company.id]);
  const uploads = useMemo(() => createUploads({ ask, company, ticket, onLoaded: model.load }), [company.id]);
  useEffect(() => {
    void model.load();
    return () => {
      model.stop();
      uploads.stop();
    };
  }, [model]);
  return (
    <PurgeView
      model={model}
      onClose={onClose}
      onSettings={onSettings}
      uploads={
        company.source.kind === 'sie' ? <Uploads model={uploads} waiting={model.waiting.value} /> : null
      }
    />
  );
}

// The popup's first view: the company of the active tab, jobs at work or just ended, search, recent companies.
import { useRef } from 'preact/hooks';
import type { Job } from '../../shared/contract/job.ts';
import type { Ask } from '../messages/ask.ts';
import type { CompanyRef } from '../messages/verbs.ts';
import type { CompaniesModel } from '../models/companies.ts';
import { arrowKeys } from './arrow-keys.ts';
import { useHome } from './home-texts.ts';
import { Icon } from './icon.tsx';
import { later } from './later.tsx';

const Problem = later(async () => (await import('./popup-later.tsx')).Problem);
const Different = later(async () => (await import('./popup-later.tsx')).Different);
const Jobs = later(async () => (await import('./popup-later.tsx')).Jobs);

interface Props {
  ask: Ask;
  model: CompaniesModel;
  onChoose: (company: CompanyRef, job?: Job, comparison?: string | null) => void;
  onSettings: () => void;
}

export function PopupHome({ ask, model, onChoose, onSettings }: Props) {
  const { t, language } = useHome();
  const { state } = model;
  const watched = state.watched ?? [];
  const root = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const tab = state.tab;
  const here = tab?.match && 'company' in tab.match ? tab.match.company : null;
  const blocked = tab?.match && 'blocked' in tab.match && tab.menu !== 'not_integration' ? tab.match : null;
  const searching = state.query.trim() !== '';
  const recent = state.recent.filter((one) => one.id !== here?.id).slice(0, 5);
  // What stands above need not stand in the list too.
  const above = new Set([here, ...recent].map((one) => one?.id));
  const others = state.few.filter((one) => !above.has(one.id));
  /** Below the field, the first that the arrow leads to. */
  const firstBelow = () =>
    [...root.current!.querySelectorAll<HTMLElement>('.company-list button')].find(
      (one) => search.current!.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
  const list = (companies: CompanyRef[], title?: string) =>
    companies.length > 0 && (
      <section>
        {title && <h2 class="head">{title}</h2>}
        <CompanyList companies={companies} onChoose={onChoose} />
      </section>
    );
  return (
    <div
      class="popup-body stack"
      ref={root}
      onKeyDown={arrowKeys('.company-list button', () => search.current)}
    >
      {here && !searching && list([here], t.onPage)}
      {tab?.menu === 'not_found' && <p class="small quiet">{t.menuMissing}</p>}
      {blocked && <p class="small quiet">{t.blocked[blocked.blocked]}</p>}
      {!searching && <Jobs language={language} ask={ask} first={watched} onChoose={onChoose} />}
      <div class="search">
        <Icon name="search" />
        <input
          ref={search}
          class="input"
          type="search"
          autofocus
          placeholder={t.search}
          aria-label={t.search}
          value={state.query}
          onInput={(event) => model.search(event.currentTarget.value)}
          onKeyDown={(event) => {
            const first = searching ? state.found[0] : (here ?? recent[0] ?? others[0]);
            if (event.key === 'Enter' && first && !state.busy) onChoose(first);
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            event.stopPropagation();
            firstBelow()?.focus();
          }}
        />
      </div>
      {state.problem && (
        <Problem
          language={language}
          problem={state.problem}
          onRetry={() => void model.retry()}
          onSettings={onSettings}
        />
      )}
      {searching ? (
        list(state.found)
      ) : (
        <>
          {list(recent, t.recent)}
          {list(others, t.companies)}
          {/* Comes when it is known, and moves nothing that stands above. */}
          <Different
            language={language}
            ask={ask}
            first={here?.id}
            onChoose={(one, comparison) => onChoose(one, undefined, comparison)}
          />
          {/* A page of its own: the popup closes when it opens. */}
          <button
            type="button"
            class="button"
            onClick={() => void ask('overview.open', null).then(() => window.close())}
          >
            <Icon name="list" /> {t.allCompanies}
          </button>
        </>
      )}
      {searching && !state.problem && state.found.length === 0 && (
        <p class="small quiet" role="status">
          {state.busy ? t.loading : t.searchNone}
        </p>
      )}
      {searching && state.next && (
        <button type="button" class="button plain" onClick={() => void model.more()}>
          {t.more}
        </button>
      )}
    </div>
  );
}

interface ListProps {
  companies: CompanyRef[];
  onChoose: (company: CompanyRef) => void;
}
function CompanyList({ companies, onChoose }: ListProps) {
  return (
    <ul class="company-list">
      {companies.map((company) => (
        <li key={company.id}>
          <button
            type="button"
            title={`${company.name} ${company.organisationNumber}`}
            onClick={() => onChoose(company)}
          >
            <span class="company-name">{company.name}</span>
            <span class="small quiet figures">{company.organisationNumber}</span>
            <Icon name="next" />
          </button>
        </li>
      ))}
    </ul>
  );
}

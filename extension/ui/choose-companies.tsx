// Companies found by a search and chosen one by one, by pointer or keys; those chosen stand above, each with its way out.
import { useRef } from 'preact/hooks';
import type { PeopleModel } from '../models/people.ts';
import { arrowKeys } from './arrow-keys.ts';
import { IconButton } from './icon-button.tsx';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';
import { useOptionsTexts } from './options-texts.ts';

const offer = '.offered button';

export function ChooseCompanies({ model }: { model: PeopleModel }) {
  const t = useOptionsTexts();
  const { t: words } = useLocale();
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { chosen, found, query, searching, lacking } = model;
  const choose = (company: (typeof found.value)[number]) => {
    model.choose(company);
    // The next is searched for anew, or taken of the same list.
    field.current?.focus();
    field.current?.select();
  };
  return (
    <div class="choose-companies" ref={root} onKeyDown={arrowKeys(offer, () => field.current)}>
      {chosen.value.length > 0 && (
        <ul class="chosen-companies" aria-label={t.inviteChosen}>
          {chosen.value.map(({ id, name, organisationNumber }) => (
            <li key={id}>
              <span title={organisationNumber}>{name}</span>
              <IconButton
                icon="close"
                name={t.inviteLeaveOut(name)}
                onPress={() => {
                  model.leaveOut(id);
                  field.current?.focus();
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <div class="search">
        <Icon name="search" />
        <input
          ref={field}
          id="invite-search"
          class="input"
          type="search"
          autocomplete="off"
          placeholder={t.inviteSearch}
          aria-label={t.inviteSearch}
          aria-invalid={lacking.value === 'companies'}
          aria-describedby="invite-companies-told"
          value={query.value}
          onInput={(event) => model.type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              // Sends nothing: the list's first is meant.
              event.preventDefault();
              if (found.value[0] && !searching.value) choose(found.value[0]);
            }
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            event.stopPropagation();
            root.current?.querySelector<HTMLElement>(offer)?.focus();
          }}
        />
      </div>
      {found.value.length > 0 && (
        <ul class="offered">
          {found.value.map((company) => (
            <li key={company.id}>
              <button type="button" onClick={() => choose(company)}>
                <span>{company.name}</span>
                <span class="small quiet figures">{company.organisationNumber}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {query.value.trim() && !searching.value && found.value.length === 0 && (
        <p class="small quiet" role="status">
          {t.inviteNoneFound}
        </p>
      )}
      {searching.value && found.value.length === 0 && <p class="small quiet">{words.loading}</p>}
    </div>
  );
}

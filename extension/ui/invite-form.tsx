// A new invitation: for whom, as what, for which companies and how long; then its link, shown once.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Me, Role } from '../../shared/contract/access.ts';
import type { Lacking, PeopleModel } from '../models/people.ts';
import { ChooseCompanies } from './choose-companies.tsx';
import { Icon } from './icon.tsx';
import { useOptionsTexts } from './options-texts.ts';

const roles: Role[] = ['reader', 'operator', 'admin'];

export function InviteForm({ model, me }: { model: PeopleModel; me: Me }) {
  const t = useOptionsTexts();
  const form = useRef<HTMLFormElement>(null);
  const copied = useSignal(false);
  const { name, role, some, days, link, busy, lacking } = model;
  const fields: Record<Lacking, string> = {
    name: 'invite-name',
    companies: 'invite-search',
    days: 'invite-days',
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    copied.value = false;
    const made = await model.invite();
    const next = made ? 'invite-link' : lacking.value && fields[lacking.value];
    // What is shown now is drawn by then.
    setTimeout(() => form.current?.querySelector<HTMLInputElement>(`#${next}`)?.focus());
  };
  const copy = async () => {
    await navigator.clipboard.writeText(link.value!);
    copied.value = true;
  };
  return (
    <form ref={form} class="stack invite" noValidate onSubmit={(event) => void submit(event)}>
      <h3>{t.inviteTitle}</h3>
      <div class="field">
        <label for="invite-name">{t.inviteName}</label>
        <input
          id="invite-name"
          class="input"
          autocomplete="off"
          aria-invalid={lacking.value === 'name'}
          aria-describedby="invite-name-told"
          value={name.value}
          onInput={(event) => (name.value = event.currentTarget.value)}
        />
        <Told of="name">{lacking.value === 'name' && t.inviteLacking.name}</Told>
      </div>
      <div class="side-by-side">
        <div class="field">
          <label for="invite-role">{t.inviteRole}</label>
          <select
            id="invite-role"
            class="input"
            value={role.value}
            onChange={(event) => (role.value = event.currentTarget.value as Role)}
          >
            {roles.map((one) => (
              <option key={one} value={one}>
                {t.roles[one]}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="invite-days">{t.inviteDays}</label>
          <input
            id="invite-days"
            class="input"
            inputMode="numeric"
            autocomplete="off"
            aria-invalid={lacking.value === 'days'}
            aria-describedby="invite-days-told"
            value={days.value}
            onInput={(event) => (days.value = event.currentTarget.value.trim())}
          />
          <Told of="days">{lacking.value === 'days' && t.inviteLacking.days}</Told>
        </div>
      </div>
      <fieldset class="reach">
        <legend>{t.inviteCompanies}</legend>
        {[false, true].map((one) => (
          <label key={String(one)} class="tick">
            <input
              type="radio"
              name="invite-reach"
              checked={some.value === one}
              onChange={() => (some.value = one)}
            />
            {one ? t.inviteSome : me.companies === 'all' ? t.inviteAll : t.inviteMine(me.companies.length)}
          </label>
        ))}
        {some.value && <ChooseCompanies model={model} />}
        <Told of="companies">{lacking.value === 'companies' && t.inviteLacking.companies}</Told>
      </fieldset>
      <div class="row">
        <button type="submit" class="button" aria-disabled={busy.value}>
          {t.invite}
        </button>
      </div>
      {link.value && (
        <div class="field" role="status">
          <label for="invite-link">{t.inviteLink}</label>
          <input
            id="invite-link"
            class="input"
            readOnly
            value={link.value}
            onFocus={(event) => event.currentTarget.select()}
          />
          <p class="small quiet">{t.inviteLinkHint}</p>
          <div class="row">
            <button type="button" class="button" onClick={() => void copy()}>
              {copied.value && <Icon name="check" />}
              {copied.value ? t.inviteCopied : t.inviteCopy}
            </button>
          </div>
        </div>
      )}
    </form>
  );
}

const Told = ({ of, children }: { of: Lacking; children: ComponentChildren }) => (
  <p class="told small danger-text" id={`invite-${of}-told`} role="alert">
    {children && (
      <>
        <Icon name="warning" />
        {children}
      </>
    )}
  </p>
);

// For administrators: who has a key, when it was last used, who is invited; a new invitation, and taking one back.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Me, Role } from '../../shared/contract/access.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { Ask } from '../messages/ask.ts';
import type { Person } from '../messages/verbs.ts';
import { AskTwice } from './ask-twice.tsx';
import { useLocale } from './locale.tsx';
import { useOptionsTexts } from './options-texts.ts';
import { ProblemNote } from './problem-note.tsx';

const roles: Role[] = ['reader', 'operator', 'admin'];

export function People({ ask, me }: { ask: Ask; me: Me }) {
  const t = useOptionsTexts();
  const { language } = useLocale();
  const people = useSignal<Person[] | null>(null);
  const problem = useSignal<Problem | null>(null);
  const name = useSignal('');
  const role = useSignal<Role>('operator');
  const link = useSignal<string | null>(null);
  const busy = useSignal(false);

  const load = async () => {
    const found = await ask('people.list', null);
    if (found.ok) people.value = found.value;
  };
  useEffect(() => void load(), [me.token.id]);
  const tried = async (work: () => Promise<{ ok: true } | { ok: false; problem: Problem }>) => {
    if (busy.value) return;
    busy.value = true;
    const result = await work();
    problem.value = result.ok ? null : result.problem;
    await load();
    busy.value = false;
  };
  const invite = (event: Event) => {
    event.preventDefault();
    const who = name.value.trim();
    if (!who) return;
    void tried(async () => {
      const made = await ask('people.invite', { name: who, role: role.value });
      if (made.ok) {
        link.value = made.value.link;
        name.value = '';
      }
      return made;
    });
  };
  if (!people.value) return null;
  const date = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { dateStyle: 'medium' });
  const told = ({ kind, expiresAt, lastUsedAt }: Person) =>
    kind === 'invitation'
      ? t.invitedUntil(date.format(new Date(expiresAt!)))
      : lastUsedAt
        ? t.lastUsed(date.format(new Date(lastUsedAt)))
        : t.neverUsed;
  return (
    <section class="card stack" id="people">
      <h2>{t.people}</h2>
      <ul class="people">
        {people.value.map((person) => (
          <li key={person.id} class="row">
            <div class="who">
              <span class="name">{person.name}</span>
              <p class="small quiet">
                {t.roles[person.role]} · {told(person)}
              </p>
            </div>
            {person.id === me.token.id ? (
              <span class="small quiet">{t.yourOwn}</span>
            ) : (
              <AskTwice
                look="link"
                question={t.revokeAsk(person.name)}
                yes={t.revokeYes}
                busy={busy.value}
                onYes={() => void tried(() => ask('people.revoke', { id: person.id, kind: person.kind }))}
              >
                {t.revoke}
              </AskTwice>
            )}
          </li>
        ))}
      </ul>
      <form class="stack" noValidate onSubmit={invite}>
        <div class="field">
          <label for="invite-name">{t.inviteName}</label>
          <input
            id="invite-name"
            class="input"
            autocomplete="off"
            value={name.value}
            onInput={(event) => (name.value = event.currentTarget.value)}
          />
        </div>
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
              <button
                type="button"
                class="button"
                onClick={() => void navigator.clipboard.writeText(link.value!)}
              >
                {t.inviteCopy}
              </button>
            </div>
          </div>
        )}
      </form>
      {problem.value && <ProblemNote problem={problem.value} />}
    </section>
  );
}

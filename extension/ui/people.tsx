// For administrators: who is invited, has a key or is signed in, how far that reaches and when it was last used; each can
// be taken back, and others invited.
import { useEffect, useMemo } from 'preact/hooks';
import type { Me } from '../../shared/contract/access.ts';
import type { Ask } from '../messages/ask.ts';
import type { Person } from '../messages/verbs.ts';
import { createPeople } from '../models/people.ts';
import { AskTwice } from './ask-twice.tsx';
import { InviteForm } from './invite-form.tsx';
import { useLocale } from './locale.tsx';
import { useOptionsTexts } from './options-texts.ts';
import { ProblemNote } from './problem-note.tsx';

const kinds: Person['kind'][] = ['invitation', 'token', 'session'];

export function People({ ask, me }: { ask: Ask; me: Me }) {
  const t = useOptionsTexts();
  const { language } = useLocale();
  const model = useMemo(() => createPeople(ask), []);
  const { people, problem, busy } = model;
  useEffect(() => void model.load(), [me.token.id]);
  if (!people.value) return problem.value && <ProblemNote problem={problem.value} />;
  const date = (at: string, time: Intl.DateTimeFormatOptions = {}) =>
    new Date(at).toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB', { dateStyle: 'medium', ...time });
  const mayDo = ({ role, reach }: Person) =>
    `${t.roles[role]} · ${reach === 'all' ? t.reachAll : t.reach(reach)}`;
  const when = ({ kind, expiresAt, lastUsedAt }: Person) => {
    const time: Intl.DateTimeFormatOptions = kind === 'session' ? { timeStyle: 'short' } : {};
    const good = expiresAt ? t.goodUntil(date(expiresAt, time)) : t.goodForever;
    if (kind === 'invitation') return good;
    return `${lastUsedAt ? t.lastUsed(date(lastUsedAt)) : t.neverUsed} · ${good}`;
  };
  return (
    <section class="card stack" id="people">
      <h2>{t.people}</h2>
      {kinds.map((kind) => {
        const those = people.value!.filter((one) => one.kind === kind);
        return (
          those.length > 0 && (
            <div key={kind}>
              <h3>{t.kindsOfPeople[kind]}</h3>
              <ul class="people">
                {those.map((person) => (
                  <li key={person.id} class="row">
                    <div class="who">
                      <span class="name">{person.name}</span> <span class="small quiet">{mayDo(person)}</span>
                      <p class="small quiet">{when(person)}</p>
                    </div>
                    {person.id === me.token.id ? (
                      <span class="small quiet own">{t.yourOwn}</span>
                    ) : (
                      <AskTwice
                        look="link"
                        question={t.revokeAsk(person.name)}
                        yes={t.revokeYes}
                        busy={busy.value}
                        onYes={() => void model.revoke(person)}
                      >
                        {t.revoke}
                      </AskTwice>
                    )}
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
      <InviteForm model={model} me={me} />
      {problem.value && <ProblemNote problem={problem.value} />}
    </section>
  );
}

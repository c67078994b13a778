// For administrators: keys, sessions and invitations that are good, a new invitation, and taking one back.
import type { Grants } from '../../../shared/contract/access.ts';
import { answer, refuse } from '../../messages/problems.ts';
import type { Input, Person } from '../../messages/verbs.ts';
import type { Context, Of } from './context.ts';

type Verbs = 'people.list' | 'people.invite' | 'people.revoke';

/** What is shown of a key or an invitation. */
const personOf = ({
  id,
  kind,
  name,
  role,
  companies,
  expiresAt,
  lastUsedAt,
}: Omit<Person, 'reach'> & { companies: Grants }): Person => ({
  id,
  kind,
  name,
  role,
  reach: companies === 'all' ? 'all' : companies.length,
  expiresAt,
  lastUsedAt,
});

export const peopleHandlers = ({ withApi }: Context): Of<Verbs> => ({
  'people.list': withApi(async (api) => {
    const [tokens, invitations] = await Promise.all([api.tokens(), api.invitations()]);
    if (!tokens.ok) return tokens;
    if (!invitations.ok) return invitations;
    const isGood = (expiresAt: string | null) => expiresAt === null || Date.parse(expiresAt) > Date.now();
    const waiting = invitations.value
      .filter(({ acceptedAt, revokedAt, expiresAt }) => !acceptedAt && !revokedAt && isGood(expiresAt))
      .map((one) => personOf({ ...one, kind: 'invitation', lastUsedAt: null }));
    const good = tokens.value
      .filter(({ revokedAt, expiresAt }) => !revokedAt && isGood(expiresAt))
      .map(personOf);
    return answer([...waiting, ...good]);
  }),
  'people.invite': withApi(async (api, { companies, ...rest }: Input<'people.invite'>) => {
    const me = companies ? null : await api.me();
    if (me && !me.ok) return me;
    const made = await api.invite({ ...rest, companies: companies ?? me!.value.companies });
    if (!made.ok) return made;
    return made.value.link ? answer({ link: made.value.link }) : refuse('not_the_api');
  }),
  'people.revoke': withApi((api, { id, kind }: Input<'people.revoke'>) =>
    api.revoke(kind === 'invitation' ? 'invitations' : 'tokens', id),
  ),
});

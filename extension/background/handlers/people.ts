// For administrators: keys, sessions and invitations that are good, a new invitation, and taking one back.
import { answer, refuse } from '../../messages/problems.ts';
import type { Input, Person } from '../../messages/verbs.ts';
import type { Context, Of } from './context.ts';

type Verbs = 'people.list' | 'people.invite' | 'people.revoke';

export const peopleHandlers = ({ withApi }: Context): Of<Verbs> => ({
  'people.list': withApi(async (api) => {
    const [tokens, invitations] = await Promise.all([api.tokens(), api.invitations()]);
    if (!tokens.ok) return tokens;
    if (!invitations.ok) return invitations;
    const isGood = (expiresAt: string | null) => expiresAt === null || Date.parse(expiresAt) > Date.now();
    const waiting = invitations.value
      .filter(({ acceptedAt, revokedAt, expiresAt }) => !acceptedAt && !revokedAt && isGood(expiresAt))
      .map(({ id, name, role, expiresAt }): Person => ({
        id,
        kind: 'invitation',
        name,
        role,
        expiresAt,
        lastUsedAt: null,
      }));
    const good = tokens.value
      .filter(({ revokedAt, expiresAt }) => !revokedAt && isGood(expiresAt))
      .map(({ id, kind, name, role, expiresAt, lastUsedAt }): Person => ({
        id,
        kind,
        name,
        role,
        expiresAt,
        lastUsedAt,
      }));
    return answer([...waiting, ...good]);
  }),
  'people.invite': withApi(async (api, { name, role }: Input<'people.invite'>) => {
    const me = await api.me();
    if (!me.ok) return me;
    const made = await api.invite({ name, role, companies: me.value.companies });
    if (!made.ok) return made;
    return made.value.link ? answer({ link: made.value.link }) : refuse('not_the_api');
  }),
  'people.revoke': withApi((api, { id, kind }: Input<'people.revoke'>) =>
    api.revoke(kind === 'invitation' ? 'invitations' : 'tokens', id),
  ),
});

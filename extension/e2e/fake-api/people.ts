// Who has a key of the stand-in API, and who is invited: listed, invited and taken back.
import type { Grants, Role, Token } from '../../../shared/contract/access.ts';
import type { Invitation } from '../../../shared/contract/people.ts';
import { refused } from './problems.ts';

const now = Date.now();
const day = (days: number) => new Date(now + days * 86_400_000).toISOString();
const by = { id: 'tok_1', name: 'Anna Andersson' };

const token = (
  id: string,
  name: string,
  role: Role,
  companies: Grants,
  more: Partial<Token> = {},
): Token => ({
  id,
  kind: 'token',
  name,
  role,
  companies,
  createdAt: day(-30),
  expiresAt: day(335),
  revokedAt: null,
  createdBy: by,
  revokedBy: null,
  lastUsedAt: day(-1),
  replacedBy: null,
  ...more,
});

export function createPeople() {
  const tokens: Token[] = [
    token('tok_1', 'Anna Andersson', 'admin', 'all', { lastUsedAt: day(0) }),
    token('tok_2', 'Bertil Ek', 'operator', ['cmp_4711', 'cmp_4712']),
    token('tok_3', 'Nattlig avstämning', 'reader', 'all', { expiresAt: null, lastUsedAt: null }),
    token('tok_4', 'Cecilia Dal <cecilia@byran.se>', 'operator', 'all', {
      kind: 'session',
      expiresAt: day(0.3),
    }),
  ];
  const invitations: Invitation[] = [];
  const invite = (sent: { name: string; role: Role; companies: Grants; tokenDays: number }): Invitation => {
    const made: Invitation = {
      ...sent,
      id: `inv_${invitations.length + 1}`,
      createdAt: day(0),
      expiresAt: day(3),
      createdBy: by,
      acceptedAt: null,
      tokenId: null,
      revokedAt: null,
      revokedBy: null,
    };
    invitations.unshift(made);
    return made;
  };
  invite({ name: 'Doris Fält', role: 'operator', companies: ['cmp_4711'], tokenDays: 365 });
  return {
    invitations,
    answer(method: string, path: string, body: string, origin: string): [number, unknown] {
      const list = path.startsWith('/v1/tokens') ? tokens : invitations;
      if (method === 'GET') return [200, { items: list, nextCursor: null }];
      if (method === 'POST') {
        const link = `${origin}/invitation#tomi_${'4kq8Zt2vXb'.repeat(5).slice(1)}`;
        return [201, { ...invite(JSON.parse(body) as Parameters<typeof invite>[0]), link }];
      }
      const found = list.find(({ id }) => path.endsWith(`/${id}`));
      if (!found) return refused('not_found');
      found.revokedAt = day(0);
      return [204, null];
    },
  };
}

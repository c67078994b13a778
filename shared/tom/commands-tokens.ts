// Access tokens, for administrators.
import { all, answered, type Schemas } from '../client/client.ts';
import { findCompany } from './find.ts';
import { once } from './order-parts.ts';
import { table } from './table.ts';
import type { Tom } from './tom.ts';

export const tokens = async (tom: Tom): Promise<void> => {
  const items = await all((cursor) =>
    tom
      .client()
      .GET('/v1/tokens', { params: { query: { limit: 500, ...(cursor === undefined ? {} : { cursor }) } } }),
  );
  const { say } = tom;
  const never = say('aldrig', 'never');
  const rows = items.map(({ name, role, companies, expiresAt, revokedAt, id }) => [
    name,
    role,
    companies === 'all' ? say('alla', 'all') : String(companies.length),
    revokedAt ? say('återkallad', 'revoked') : (expiresAt?.slice(0, 10) ?? never),
    id,
  ]);
  const head = [
    say('Namn', 'Name'),
    say('Roll', 'Role'),
    say('Företag', 'Companies'),
    say('Går ut', 'Ends'),
    'Id',
  ];
  tom.show({ items }, table(head, rows));
};

export const createToken = async (
  tom: Tom,
  name: string,
  { role, company, expires }: { role: Schemas['Token']['role']; company?: string[]; expires?: string },
): Promise<void> => {
  const companies: string[] = [];
  for (const wanted of company ?? []) companies.push((await findCompany(tom, wanted)).id);
  const body = {
    name,
    role,
    companies: companies.length > 0 ? companies : ('all' as const),
    ...(expires ? { expiresAt: expires.includes('T') ? expires : `${expires}T23:59:59Z` } : {}),
  };
  const token = await answered(tom.client().POST('/v1/tokens', { params: { header: once() }, body }));
  tom.note(tom.say('Nyckeln visas bara nu:', 'The token is shown only now:'));
  tom.show(token, [token.token ?? '']);
};

export const revokeToken = async (tom: Tom, id: string): Promise<void> => {
  await answered(tom.client().DELETE('/v1/tokens/{id}', { params: { path: { id } } }));
  tom.show({ revoked: id }, [tom.say(`${id} är återkallad.`, `${id} is revoked.`)]);
};

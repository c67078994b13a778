// The directory of a large bureau: what is searched for is found whatever way it is looked up, and no request walks
// through what it does not show.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Me, Role, Token } from '../../shared/contract/access.ts';
import type { Company } from '../../shared/contract/company.ts';
import type { Page } from '../../shared/contract/list.ts';
import { foldText } from '../../shared/clean-text.ts';
import { swedishSortKey } from '../../shared/swedish.ts';
import { walksOf } from '../testing/plans.ts';
import { createRandom } from '../testing/random.ts';
import { createWorld, type World } from '../testing/world.ts';
import { fewCompanies, searchText } from './search.ts';

interface Known {
  id: string;
  name: string;
  number: string;
  oxceedId: string | null;
}
const parts = [
  'Fjäll',
  'Åkeri',
  'bygg',
  'É',
  'el',
  'O’Neill',
  'Øst',
  '"AND"',
  'C*',
  'x-y',
  'NOT',
  'Sjö & Co',
  'ÅÄÖ',
  '7',
];
let world: World;
const known: Known[] = [];
const some = new Set<string>();
let limited: { authorization: string };

/** More than a few, so that a common word is looked up another way than a rare one. */
const size = fewCompanies + 400;

beforeAll(async () => {
  world = await createWorld(() => undefined, true);
  const random = createRandom(7);
  for (let i = 0; i < size; i += 1) {
    const words = Array.from({ length: 1 + random.below(3) }, () => parts[random.below(parts.length)]!);
    const name = `${words.join(i % 3 ? ' ' : '')} ${i.toString(36)} AB`;
    const number = `55${String(random.below(10_000)).padStart(4, '0')}-${String(1_000 + random.below(9_000))}`;
    known.push({ id: `co_${String(i).padStart(26, '0')}`, name, number, oxceedId: i % 5 ? null : `ox${i}` });
  }
  const rows = known.map(({ id, name, number, oxceedId }) => [
    id,
    name,
    number,
    oxceedId,
    searchText(name, number, oxceedId),
    swedishSortKey(name),
  ]);
  await world.real.DIRECTORY.prepare(
    `INSERT INTO company (id, name, organisation_number, oxceed_id, search, sort_key, source, ledger, created_at)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, '{"kind":"sie"}', 'LEDGER_00', 'x'
     FROM json_each(?1)`,
  )
    .bind(JSON.stringify(rows))
    .run();
  for (const [i, { id }] of known.entries()) if (i % 11 === 0) some.add(id);
  const item = { name: 'några', role: 'admin', companies: [...some] };
  const { body } = await world.api<Token>('POST', '/v1/tokens', item);
  limited = { authorization: `Bearer ${body.token}` };
});

/** As it is said: each word, folded, anywhere, or at a word's beginning where it has one sign or two. */
const isMeant = (q: string, { name, number, oxceedId }: Known): boolean => {
  const words = foldText(`${name} ${number} ${number.replace('-', '')} ${oxceedId ?? ''}`).split(/\s+/);
  return foldText(q)
    .split(/\s+/)
    .filter(Boolean)
    .every((wanted) =>
      words.some((word) => (wanted.length > 2 ? word.includes(wanted) : word.startsWith(wanted))),
    );
};

const all = async (q: string, headers = {}, limit = 500) => {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = `q=${encodeURIComponent(q)}&limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const { status, body } = await world.api<Page<Company>>(
      'GET',
      `/v1/companies?${query}`,
      undefined,
      headers,
    );
    expect(status, q).toBe(200);
    ids.push(...body.items.map(({ id }) => id));
    cursor = body.nextCursor;
  }
  return ids;
};

describe('a search', () => {
  const asked = [
    '',
    'ab',
    'AB',
    'a',
    'fjall',
    'FJÄLL åkeri',
    'é',
    'e',
    'el',
    'x-y',
    '"and"',
    'and',
    'not ab',
    'c*',
    '*',
    'o’neill',
    'ost',
    '7',
    '55',
    '5500',
    '0 ab',
    'ox1',
    '-',
    '& co',
    'zzz',
    '"',
    "'",
    '( OR )',
    'fjall fjall',
    'words:fjall',
    'NEAR',
    'aaö',
    'ab 1a',
  ];
  it('finds what is meant, and that alone, by name, for who reaches all and for who reaches some', async () => {
    for (const q of asked) {
      const meant = known
        .filter((company) => isMeant(q, company))
        .toSorted((a, b) => {
          const [x, y] = [swedishSortKey(a.name), swedishSortKey(b.name)];
          return x < y || (x === y && a.id < b.id) ? -1 : 1;
        })
        .map(({ id }) => id);
      expect(await all(q), q).toEqual(meant);
      const theirs = meant.filter((id) => some.has(id));
      expect(await all(q, limited), q).toEqual(theirs);
      if (theirs.length > 7) expect(await all(q, limited, 7), q).toEqual(theirs);
    }
    expect(known.filter((company) => isMeant('ab', company)).length).toBeGreaterThan(fewCompanies);
  });

  it('follows a name that changes, and an id of Oxceed', async () => {
    const { id } = known[42]!;
    await world.api('PATCH', `/v1/companies/${id}`, { name: 'Omdöpta Kvarnen AB', oxceedId: 'qqq-1' });
    for (const q of ['kvarn', 'omdopta kv', 'qqq-1']) expect(await all(q), q).toEqual([id]);
    const made = await world.api<Company>('POST', '/v1/companies', {
      name: 'Nyss Gjord AB',
      organisationNumber: '556677-8899',
    });
    expect(await all('nyss gj')).toEqual([made.body.id]);
  });
});

describe('no request', () => {
  /** Walked in the order of the answer, and no further than the page: `LIMIT` stands in the same statement. */
  const inOrder = (step: string) =>
    [/^SCAN company USING INDEX company_by_sort_key$/, /^SCAN (trail|access_token)$/].some((known) =>
      known.test(step),
    );
  it('walks through the directory', async () => {
    const seen = new Set<string>();
    world.setFault(async (call) => {
      for (const sql of call.sql) seen.add(sql);
      return call.execute();
    });
    const { id } = known[0]!;
    const tokens: Record<string, Record<string, string>> = { all: {}, limited };
    for (const headers of Object.values(tokens)) {
      const post = async <T>(path: string, body: object) =>
        (await world.api<T>('POST', path, body, headers)).body;
      const { companies } = (await world.api<Me>('GET', '/v1/me', undefined, headers)).body;
      const reached = companies === 'all' ? [id] : companies.slice(0, 3);
      const role: Role = 'reader';
      const made = await post<Token>('/v1/tokens', { name: 'x', role, companies: reached });
      await post(`/v1/tokens/${made.id}/rotate`, {});
      await post('/v1/companies', { name: 'Ny AB', organisationNumber: '556677-8899' });
      const reads = [
        '/companies',
        '/companies?q=fjall',
        '/companies?q=ab',
        '/companies?q=ab&limit=1',
        '/tokens',
        '/audit',
        '/audit/verify',
        `/tokens/${made.id}`,
        `/companies/${id}`,
        `/companies/${id}/source`,
      ];
      for (const path of reads) {
        const { body } = await world.api<{ nextCursor?: string }>('GET', `/v1${path}`, undefined, headers);
        if (body.nextCursor)
          await world.api(
            'GET',
            `/v1${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(body.nextCursor)}`,
            undefined,
            headers,
          );
      }
      await world.api('PATCH', `/v1/companies/${id}`, { name: 'Annat namn AB' }, headers);
      await world.api('DELETE', `/v1/tokens/${made.id}`, undefined, headers);
      await world.api('DELETE', '/v1/tokens/none', undefined, headers);
    }
    world.setFault(null);
    expect(seen.size).toBeGreaterThan(25);
    const walks: string[] = [];
    for (const sql of seen)
      for (const step of await walksOf([world.real.DIRECTORY, world.real.LEDGER_00], sql, inOrder))
        walks.push(`${step}: ${sql}`);
    expect(walks).toEqual([]);
  });
});

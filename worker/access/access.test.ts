// Who may do what, asked of every operation that the API's description has: each role, with and without a grant, and
// strangers. What belongs to a company that is not the caller's looks like what does not exist. An operation without a
// check fails here, without anybody having thought of it.
import { beforeAll, describe, expect, it } from 'vitest';
import { roles, type Role, type Token } from '../../shared/contract/access.ts';
import type { Job } from '../../shared/contract/job.ts';
import type { Company } from '../../shared/contract/company.ts';
import { newSecret } from '../../shared/secret.ts';
import { newId } from '../db/id.ts';
import { dump } from '../testing/dump.ts';
import { walksOf } from '../testing/plans.ts';
import { sieText } from '../testing/sie-text.ts';
import { adminToken, createWorld } from '../testing/world.ts';

const world = await createWorld(() => undefined, true);

/** Open to all, each for a reason of its own; every other operation says which role it needs. */
const open = [
  'GET /healthz',
  'GET /openapi.json',
  'GET /docs',
  'GET /sources/signed-in',
  'GET /invitation',
  'POST /v1/invitations/accept',
  'POST /v1/invitations/preview',
  'GET /v1/sign-in/issuers',
  'POST /v1/sign-in/start',
  'POST /v1/sign-in/exchange',
];

interface Operation {
  title: string;
  method: string;
  path: string;
  least: Role | undefined;
  /** Names of what its query takes. */
  query: string[];
}
const { body: description } = await world.api<{
  paths: Record<string, Record<string, { 'x-role'?: Role; parameters?: { in: string; name: string }[] }>>;
}>('GET', '/openapi.json');
const operations = Object.entries(description.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([verb, operation]): Operation => {
    const method = verb.toUpperCase();
    const query = (operation.parameters ?? []).flatMap((one) => (one.in === 'query' ? [one.name] : []));
    return { title: `${method} ${path}`, method, path, least: operation['x-role'], query };
  }),
);
const guarded = operations.filter(({ title }) => !open.includes(title));
const ofCompany = guarded.filter(({ path }) => path.startsWith('/v1/companies/{companyId}'));
const others = guarded.filter((one) => !ofCompany.includes(one));
const rankOf = (role: Role) => roles.indexOf(role);

let mine: Company;
let theirs: Company;
const tokens = {} as Record<Role, string>;
const bad: Record<string, string> = {};
let before: Awaited<ReturnType<typeof dump>>;
/** By the collection's name: an id of theirs. */
const foreign = new Map<string, string>();

/** Statements that requests have made of the databases, and who made each first. */
const asked = new Map<string, string>();
let asking = 'the tests';
let calls = 0;
world.setFault(async (call) => {
  calls += 1;
  // What jobs do is not on any request's path.
  if (asking !== '') for (const sql of call.sql) if (!asked.has(sql)) asked.set(sql, asking);
  return call.execute();
});
const drain = async () => {
  const was = asking;
  asking = '';
  await world.drain();
  asking = was;
};

const fill = async (company: Company) => {
  const path = `/v1/companies/${company.id}`;
  const rows: [string, number][] = [
    ['1930', 5],
    ['3001', -5],
  ];
  const vouchers = [{ series: 'A', number: '1', date: '2024-02-01', rows }];
  const year = { organisationNumber: company.organisationNumber, start: '2024-01-01', end: '2024-12-31' };
  await world.upload(company.id, sieText({ ...year, vouchers }));
  await drain();
  await world.api('POST', `${path}/reconciliations`, {});
  await drain();
  for (const kind of ['documents', 'budget-versions', 'report-templates'])
    await world.api('POST', `${path}/${kind}`, { name: 'x' });
};

beforeAll(async () => {
  mine = await world.company('Mitt AB', '556677-8899');
  theirs = await world.company('Deras AB', '112233-4455');
  await fill(mine);
  await fill(theirs);
  const make = async (item: object) => (await world.api<Token>('POST', '/v1/tokens', item)).body;
  for (const role of roles) tokens[role] = (await make({ name: role, role, companies: [mine.id] })).token!;
  const revoked = await make({ name: 'återkallad', role: 'admin' });
  await world.api('DELETE', `/v1/tokens/${revoked.id}`);
  const expired = await make({ name: 'utgången', role: 'admin' });
  await world.real.DIRECTORY.prepare('UPDATE access_token SET expires_at = ?2 WHERE id = ?1')
    .bind(expired.id, new Date(Date.now() - 1).toISOString())
    .run();
  Object.assign(bad, {
    none: '',
    'the id of one': expired.id,
    'one that was never made': newSecret('token'),
    'one cut short': tokens.admin.slice(0, -1),
    revoked: revoked.token,
    expired: expired.token,
    'an unsigned JWT': `${btoa('{"alg":"none"}')}.${btoa('{"role":"admin"}')}.`,
  });
  foreign.set('tokens', (await make({ name: 'deras', role: 'reader', companies: [theirs.id] })).id);
  const invited = { name: 'deras', role: 'reader', companies: [theirs.id] };
  foreign.set('invitations', (await world.api<{ id: string }>('POST', '/v1/invitations', invited)).body.id);
  before = await dump(world, theirs.id);
});

const as = (token: string) => ({ authorization: token && `Bearer ${token}` });
const bodied = (method: string) => ['POST', 'PUT', 'PATCH'].includes(method);

/** The least that is asked for is judged after the role and the company. */
const ask = async ({ title, method, path }: Operation, ids: Record<string, string>, token: string) => {
  asking = title;
  const to = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? 'none'));
  const headers = { ...as(token), ...(bodied(method) ? { 'content-type': 'application/json' } : {}) };
  const answer = await world.send(method, to, bodied(method) ? '{}' : null, headers);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
type Asked = Awaited<ReturnType<typeof ask>>;
/** All that the asker sees, but for what is another with every request. */
const seen = ({ status, headers, text }: Asked, ...ids: string[]) => {
  // Of every request its own; the last is the edge's.
  const differs = new Set(['x-request-id', 'ratelimit-remaining', 'ratelimit-reset', 'cf-ray']);
  const plain = (value: string) => ids.reduce((all, id) => all.replaceAll(id, 'ID'), value);
  return {
    status,
    headers: [...headers].filter(([name]) => !differs.has(name)),
    text: plain(text).replace(/"requestId":"[^"]*"/, ''),
  };
};

/** What the last parameter but the company stands for. */
const collectionOf = (path: string) => /\/([\w-]+)\/\{(\w+)\}(?!.*\{)/.exec(path);
const foreignId = async (collection: string): Promise<string> => {
  const known = foreign.get(collection);
  if (known) return known;
  const path = `/v1/companies/${theirs.id}/${collection}`;
  const { body } = await world.api<{ items?: { id?: string; start?: string }[] }>('GET', path);
  const [first] = body.items ?? [];
  const id = first?.id ?? first?.start;
  if (id === undefined) throw new Error(`${collection}: nothing of theirs to try with; make one in fill()`);
  foreign.set(collection, id);
  return id;
};

it('each operation says which role it needs, but for those that are open', () => {
  expect(guarded.filter(({ least }) => least === undefined).map(({ title }) => title)).toEqual([]);
  expect(operations.map(({ title }) => title)).toEqual(expect.arrayContaining(open));
  expect(ofCompany.length).toBeGreaterThan(30);
});

describe.each(guarded)('$title', (operation) => {
  const { path, least = 'reader' } = operation;
  const isOfCompany = ofCompany.includes(operation);
  const ids = (companyId: string, inner = 'none'): Record<string, string> => ({
    companyId,
    start: inner === 'none' ? '1999-01-01' : inner,
    id: inner,
    jobId: inner,
  });

  it(`is for ${least} and above`, async () => {
    for (const role of roles) {
      const { status, text } = await ask(operation, ids(mine.id), tokens[role]);
      if (rankOf(role) < rankOf(least))
        expect([role, status, text]).toEqual([role, 403, expect.stringContaining('role_required')]);
      else expect([401, 403], `${role}: ${status} ${text}`).not.toContain(status);
    }
  });

  it('asks for a good token', async () => {
    for (const [what, token] of Object.entries(bad)) {
      const { status, text, headers } = await ask(operation, ids(mine.id), token);
      expect([what, status, JSON.parse(text).code]).toEqual([what, 401, 'unauthenticated']);
      expect(headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  if (isOfCompany)
    it('tells the same of a company that is theirs and of one that is not', async () => {
      for (const role of roles) {
        const [theirsToo, absent, odd] = [theirs.id, newId('co'), 'none'];
        const real = await ask(operation, ids(theirsToo), tokens[role]);
        expect(real.status).toBe(rankOf(role) < rankOf(least) ? 403 : 404);
        for (const id of [absent, odd])
          expect(seen(await ask(operation, ids(id), tokens[role]), id)).toEqual(seen(real, theirsToo));
      }
    });

  const collection = collectionOf(path);
  if (collection !== null && collection[2] !== 'companyId' && collection[2] !== 'start')
    it('tells the same of what is theirs and of what is not, asked for as mine', async () => {
      const id = await foreignId(collection[1]!);
      const absent = newId(id.split('_')[0]!);
      const [real, none] = [
        await ask(operation, ids(mine.id, id), tokens.admin),
        await ask(operation, ids(mine.id, absent), tokens.admin),
      ];
      expect(seen(real, id)).toEqual(seen(none, absent));
      expect(real.status, real.text).toBeGreaterThanOrEqual(400);
    });
});

/** How companies are reached by what is not of one; whoever adds an operation says it here. */
const reaches: Record<string, 'own' | 'listed' | 'tokens' | 'many'> = {
  'GET /v1/me': 'own',
  'GET /v1/companies': 'listed',
  'POST /v1/companies': 'own',
  'GET /v1/tokens': 'listed',
  'POST /v1/tokens': 'tokens',
  'GET /v1/tokens/{id}': 'tokens',
  'POST /v1/tokens/{id}/rotate': 'tokens',
  'DELETE /v1/tokens/{id}': 'tokens',
  'GET /v1/invitations': 'listed',
  'POST /v1/invitations': 'tokens',
  'DELETE /v1/invitations/{id}': 'tokens',
  'POST /v1/sign-in/end': 'own',
  'GET /v1/audit': 'listed',
  'GET /v1/jobs': 'listed',
  'GET /v1/overview': 'listed',
  'POST /v1/purges': 'many',
  'POST /v1/reconciliations': 'many',
  'GET /v1/audit/verify': 'own',
};

describe('what is not of one company', () => {
  it('is known, with how it reaches companies', () => {
    expect(others.map(({ title }) => title).sort()).toEqual(Object.keys(reaches).sort());
  });

  it('lists nothing of theirs', async () => {
    const listed = others.filter(({ title }) => reaches[title] === 'listed');
    expect(listed.length).toBeGreaterThan(2);
    for (const operation of listed) {
      const { status, text: all } = await ask(operation, {}, tokens.admin);
      expect(status).toBe(200);
      const { items } = JSON.parse(all) as { items: { action?: string }[] };
      // What they asked for in vain they know already.
      const text = JSON.stringify(items.filter(({ action }) => action !== 'refused'));
      for (const word of [theirs.id, theirs.name, theirs.organisationNumber, foreign.get('tokens')!])
        expect(text, operation.title).not.toContain(word);
      expect((await ask(operation, {}, 'first-administrator')).text).toContain(theirs.id);
    }
  });
});

it('orders for many tell the same of a company that is theirs and of one that is not', async () => {
  const many = others.filter(({ title }) => reaches[title] === 'many');
  expect(many.length).toBeGreaterThan(1);
  for (const { method, path, title } of many) {
    const order = async (companyId: string) => {
      const companies = [{ companyId, fiscalYears: ['2024-01-01'] }];
      const body = { companies, ...(path === '/v1/purges' ? { confirm: 1 } : {}) };
      const { status, body: answer } = await world.api(method, path, body, as(tokens.operator));
      return { status, text: JSON.stringify(answer).replaceAll(companyId, 'ID') };
    };
    const [real, absent] = [await order(theirs.id), await order(newId('co'))];
    expect(real, title).toEqual(absent);
    expect(real.text, title).toContain('not_found');
  }
});

it('nothing of theirs has changed', async () => {
  const now = await dump(world, theirs.id);
  expect(Object.values(now.years)).toHaveLength(1);
  const { body } = await world.api<Company>('GET', `/v1/companies/${theirs.id}`);
  expect({ ...body, warnings: theirs.warnings }).toEqual(theirs);
  const { results } = await world.real.DIRECTORY.prepare(
    'SELECT revoked_at AS revokedAt, replaced_by AS replacedBy FROM access_token WHERE id = ?1',
  )
    .bind(foreign.get('tokens'))
    .all();
  expect(results).toEqual([{ revokedAt: null, replacedBy: null }]);
  expect(now).toEqual(before);
});

describe('no request', () => {
  /** Newest first, or by name, and no further than the page: nothing is passed over but what is not the caller's. */
  const inOrder = (step: string, sql: string) =>
    /^SCAN company USING INDEX company_by_sort_key$/.test(step) ||
    /^SCAN (trail|access_token|invitation)$/.test(step) ||
    (step === 'SCAN job' && !/"(state|kind)" (in|=)/.test(sql));
  const queries = [
    'fiscalYear=2024-01-01',
    'q=ab',
    'q=mitt&limit=1',
    'limit=1',
    'state=running&kind=load&limit=1',
    'since=2024-01-01T00:00:00Z',
    'agreement=differs',
    'agreement=never&waiting=file',
    'include=months',
    'include=closed',
  ];
  interface Got {
    nextCursor?: string | null;
    items?: { id?: string; start?: string }[];
  }

  /** Of databases and archive, by read. */
  const callsOf = new Map<string, number>();
  /** A whole file, and a whole trail. */
  const long = ['/fiscal-years/{start}/sie', '/audit/verify'];

  /** Each read, of something that is there, in each of the ways that it can be asked. */
  const readAll = async (token: string) => {
    const get = async (path: string): Promise<Got> => {
      const answer = await world.send('GET', path, null, as(token));
      const isJson = answer.headers.get('content-type') === 'application/json';
      return isJson ? answer.json() : (await answer.arrayBuffer(), {});
    };
    for (const { title, method, path, query } of guarded) {
      if (method !== 'GET') continue;
      asking = title;
      let to = path.replace('{companyId}', mine.id);
      const inner = collectionOf(path);
      if (inner && inner[2] !== 'companyId') {
        const [first] = (await get(to.split('/{')[0]!)).items ?? [];
        to = to.replace(`{${inner[2]}}`, first?.id ?? first?.start ?? 'none');
      }
      calls = 0;
      await get(to);
      callsOf.set(title, Math.max(calls, callsOf.get(title) ?? 0));
      const its = query.includes('company') ? [...queries, `company=${mine.id}`] : queries;
      for (const asked of its) {
        if (![...new URLSearchParams(asked).keys()].every((name) => query.includes(name))) continue;
        const { nextCursor } = await get(`${to}?${asked}`);
        if (nextCursor) await get(`${to}?${asked}&cursor=${encodeURIComponent(nextCursor)}`);
      }
    }
  };

  it('goes through a table that grows', async () => {
    const ids = Array.from({ length: 150 }, (_, i) => `co_${String(i).padStart(26, '0')}`);
    await world.real.DIRECTORY.prepare(
      `INSERT INTO company (id, name, organisation_number, search, sort_key, source, ledger, created_at)
       SELECT value, value, '556677-8899', value, value, '{"kind":"sie"}', 'LEDGER_00', 'x' FROM json_each(?1)`,
    )
      .bind(JSON.stringify(ids))
      .run();
    const item = { name: 'många', role: 'admin', companies: [mine.id, ...ids] };
    const { body: many } = await world.api<Token>('POST', '/v1/tokens', item);
    const path = `/v1/companies/${mine.id}`;
    const order = { fiscalYears: ['2024-01-01'], confirm: mine.organisationNumber };
    asking = 'a purge and its undoing';
    await world.api('POST', `${path}/purges`, { ...order, dryRun: true });
    const { body: purge } = await world.api<Job>('POST', `${path}/purges`, order);
    await drain();
    await world.api('POST', `${path}/jobs/${purge.id}/undo`, {});
    await drain();
    for (const token of [tokens.admin, many.token!, adminToken]) await readAll(token);

    expect(asked.size).toBeGreaterThan(100);
    const walks: string[] = [];
    for (const [sql, title] of asked)
      for (const step of await walksOf([world.real.LEDGER_00, world.real.DIRECTORY], sql, inOrder))
        walks.push(`${title}: ${step}: ${sql}`);
    expect(walks).toEqual([]);
  });

  it('that reads asks the databases more than a few times', () => {
    const many = [...callsOf].filter(([title, n]) => n > 4 && !long.some((end) => title.endsWith(end)));
    expect(callsOf.size).toBeGreaterThan(25);
    expect(many).toEqual([]);
  });
});

// A trail that somebody has been at shows it, whatever they did with the database in hand.
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrailCheck } from '../../shared/contract/access.ts';
import { createClock } from '../testing/clock.ts';
import { createLoaded } from '../testing/company.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
let company: Awaited<ReturnType<typeof createLoaded>>;
let neighbour: string;

interface Place {
  d1: D1Database;
  lines: string;
  /** SQL: of the chain that is looked at. */
  own: string;
  check: (query?: string) => Promise<TrailCheck>;
}
const places = {} as Record<'audit' | 'trail', Place>;

beforeAll(async () => {
  // Within one hour: the first request of the next leaves a line in the trail.
  const clock = createClock();
  clock.beginHour();
  world = await createWorld(() => clock.advance(1));
  company = await createLoaded(world);
  neighbour = (await world.company('Granne AB', '112233-4455')).id;
  const verify =
    (path: string) =>
    async (query = '') =>
      (await world.api<TrailCheck>('GET', `${path}/verify${query}`)).body;
  const [audit, trail] = [verify(`${company.path}/audit`), verify('/v1/audit')];
  places.audit = {
    d1: world.real.LEDGER_00,
    lines: 'audit',
    own: `company_id = '${company.id}'`,
    check: audit,
  };
  places.trail = { d1: world.real.DIRECTORY, lines: 'trail', own: 'true', check: trail };
  for (const start of ['2024-01-01', '2023-01-01']) {
    await company.upload(start, 3);
    await world.drain();
    // Lines of others between.
    await world.api('POST', `/v1/companies/${neighbour}/documents`, { name: 'x' });
  }
  await company.purge('2024-01-01');
  await world.drain();
  for (let n = 0; n < 4; n += 1)
    await world.api('POST', '/v1/tokens', { name: `nr ${n}`, role: 'reader', companies: [company.id] });
  // Who has the database in hand is not stopped by its triggers.
  for (const { d1, lines } of Object.values(places)) {
    for (const table of [lines, `${lines}_seal`])
      for (const deed of ['update', 'delete'])
        expect((await d1.prepare(`DROP TRIGGER ${table}_no_${deed}`).run()).success).toBe(true);
  }
});

/** All three tables as they were. */
const keeping = async ({ d1, lines }: Place, work: () => Promise<void>) => {
  const tables = [lines, `${lines}_seal`, `${lines}_head`];
  const before = await Promise.all(tables.map((table) => d1.prepare(`SELECT * FROM ${table}`).all()));
  await work();
  for (const [i, table] of tables.entries()) {
    const rows = before[i]!.results;
    const names = Object.keys(rows[0]!);
    const columns = names.map((name) => `value ->> '${name}'`).join(', ');
    await d1.batch([
      d1.prepare(`DELETE FROM ${table}`),
      d1
        .prepare(`INSERT INTO ${table} (${names.join(', ')}) SELECT ${columns} FROM json_each(?1)`)
        .bind(JSON.stringify(rows)),
    ]);
  }
};

const names = ['audit', 'trail'] as const;

describe.each(names)('the chain of the %s', (name) => {
  it('holds up, with all lines of that chain, and is sealed as it is written', async () => {
    const { d1, lines, own, check } = places[name];
    const count = await d1.prepare(`SELECT count(*) AS n FROM ${lines} WHERE ${own}`).first<{ n: number }>();
    // Not by the asking: what was there is sealed already.
    const sealed = await d1.prepare(`SELECT count(*) AS n FROM ${lines}_seal`).first<{ n: number }>();
    const all = await d1.prepare(`SELECT count(*) AS n FROM ${lines}`).first<{ n: number }>();
    expect(sealed).toEqual(all);
    expect(count!.n).toBeGreaterThan(4);
    expect(await check()).toMatchObject({ ok: true, lines: count!.n, broken: null });
  });

  /** Each with the lines as `$1, $2 …` in order, and what is told. */
  const columns = {
    audit: ['company_id', 'at', 'actor', 'action', 'job_id', 'details'],
    trail: ['company_id', 'token_id', 'at', 'actor', 'action', 'details'],
  }[name];
  const deeds: [what: string, sql: string[], told: string][] = [
    ...columns
      .filter((column) => column !== 'company_id' || name === 'trail')
      .map((column): [string, string[], string] => [
        `${column} altered`,
        [`UPDATE ${name} SET ${column} = '{"a":1}' WHERE id = $3`],
        'altered',
      ]),
    ['a line removed', [`DELETE FROM ${name} WHERE id = $3`], 'removed'],
    ['the first removed', [`DELETE FROM ${name} WHERE id = $1`], 'removed'],
    ['the last removed', [`DELETE FROM ${name} WHERE id = $0`], 'removed'],
    [
      'a line and its seal removed',
      [`DELETE FROM ${name} WHERE id = $3`, `DELETE FROM ${name}_seal WHERE line = $3`],
      'altered',
    ],
    [
      'the end removed with its seals',
      [`DELETE FROM ${name} WHERE id >= $4`, `DELETE FROM ${name}_seal WHERE line >= $4`],
      'cut',
    ],
    ['a seal removed', [`DELETE FROM ${name}_seal WHERE line = $3`], 'added'],
    [
      'a line altered and sealed alone',
      [`UPDATE ${name} SET action = 'x' WHERE id = $3`, `UPDATE ${name}_seal SET hash = 'x' WHERE line = $3`],
      'altered',
    ],
    [
      'two lines exchanged',
      [
        `UPDATE ${name} SET id = -1 WHERE id = $2`,
        `UPDATE ${name} SET id = $2 WHERE id = $3`,
        `UPDATE ${name} SET id = $3 WHERE id = -1`,
      ],
      'altered',
    ],
    ['the head removed', [`DELETE FROM ${name}_head WHERE chain <> ''`], 'cut'],
    [
      'all seals and heads removed but how far the sealing came',
      [`DELETE FROM ${name}_seal`, `DELETE FROM ${name}_head WHERE chain <> ''`],
      'added',
    ],
  ];
  it.each(deeds)('shows %s', async (_, sql, told) => {
    const place = places[name];
    const { d1, own, check } = place;
    const { results } = await d1
      .prepare(`SELECT id FROM ${name} WHERE ${own} ORDER BY id`)
      .all<{ id: number }>();
    const ids = [results.at(-1)!, ...results].map(({ id }) => String(id));
    await keeping(place, async () => {
      for (const one of sql) {
        const statement = one.replaceAll(/\$(\d)/g, (_, n: string) => ids[Number(n)]!);
        expect((await d1.prepare(statement).run()).meta.changes, statement).toBeGreaterThan(0);
      }
      expect(await check()).toMatchObject({ ok: false, broken: { what: told } });
    });
    expect((await check()).ok).toBe(true);
  });

  it('shows, against a head that was noted, that it was made anew', async () => {
    const place = places[name];
    const { d1, check } = place;
    const noted = (await check()).head;
    expect(noted).toMatch(/^[0-9a-f]{64}$/);
    expect((await check(`?head=${noted}`)).ok).toBe(true);
    await keeping(place, async () => {
      await d1.prepare(`UPDATE ${name} SET action = 'x' WHERE id = (SELECT min(id) FROM ${name})`).run();
      for (const table of ['seal', 'head']) await d1.prepare(`DELETE FROM ${name}_${table}`).run();
      expect((await check()).ok).toBe(true);
      expect(await check(`?head=${noted}`)).toMatchObject({ ok: false, broken: { what: 'unknown_head' } });
    });
    expect(await check(`?head=${'0'.repeat(64)}`)).toMatchObject({
      ok: false,
      broken: { what: 'unknown_head' },
    });
    const path = name === 'audit' ? `${company.path}/audit` : '/v1/audit';
    expect((await world.api('GET', `${path}/verify?head=abc`)).status).toBe(400);
  });

  it('takes up lines from before there were seals, many, and those of two who seal at once', async () => {
    const place = places[name];
    const { d1, check } = place;
    const before = (await check()).lines;
    await keeping(place, async () => {
      const rest =
        name === 'audit'
          ? 'company_id, at, actor, action, job_id, details'
          : 'company_id, token_id, at, actor, action, details, NULL';
      const into = name === 'audit' ? rest : rest.replace('NULL', 'once');
      const own = name === 'audit' ? places.audit.own : "action = 'token.created'";
      await d1
        .prepare(
          `INSERT INTO ${name} (${into}) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
           SELECT ${rest} FROM n JOIN (SELECT * FROM ${name} WHERE ${own} ORDER BY id LIMIT 1)`,
        )
        .run();
      await Promise.all([world.sweep(), world.sweep()]);
      expect(await check()).toMatchObject({ ok: true, lines: before + 1_200 });
    });
  });
});

it('a line that is sealed late is not taken for one that was put in', async () => {
  const { check } = places.audit;
  const { lines } = await check();
  world.setFault(async (call) => {
    if (call.sql.some((sql) => sql.includes('audit_seal')))
      throw new Error('D1_ERROR: Network connection lost');
    return call.execute();
  });
  await world.api('POST', `${company.path}/documents`, { name: 'sent' });
  world.setFault(null);
  expect(await check()).toMatchObject({ ok: true, lines: lines + 1 });
});

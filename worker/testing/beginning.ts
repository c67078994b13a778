// What the tests of a file begin with: made once by way of the API, and put back before each, as it was and at the time it
// was. Databases and archive hold nothing else then.
import { forgetAll } from '../isolate.ts';
import type { Clock } from './clock.ts';
import { companyOf, createLoaded, type LoadedCompany } from './company.ts';
import type { World } from './world.ts';

/** The index of words stands apart from its rows, in tables that SQLite alone may write. */
const words = [
  'DELETE FROM company_words',
  `INSERT INTO company_words (rowid, words)
   SELECT n, search FROM company_number JOIN company ON id = company_id`,
];

/** Keeps what a database holds, in tables beside its own. Returns the statements that put it back. */
const keep = async (d1: D1Database, after: string[] = []): Promise<D1PreparedStatement[]> => {
  const { results } = await d1
    .prepare(
      `SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'trigger') AND name NOT LIKE 'sqlite_%'
       AND name NOT LIKE '_cf_%' AND name NOT LIKE 'company_words%' AND name <> 'd1_migrations'`,
    )
    .all<{ type: string; name: string; sql: string }>();
  const [tables, triggers] = ['table', 'trigger'].map((type) => results.filter((one) => one.type === type));
  await d1.batch(tables!.map(({ name }) => d1.prepare(`CREATE TABLE kept_${name} AS SELECT * FROM ${name}`)));
  // Triggers would forbid it, or do what has been done.
  return [
    ...triggers!.map(({ name }) => `DROP TRIGGER ${name}`),
    ...tables!.flatMap(({ name }) => [
      `DELETE FROM ${name}`,
      `INSERT INTO ${name} SELECT * FROM kept_${name}`,
    ]),
    ...after,
    ...triggers!.map(({ sql }) => sql),
  ].map((sql) => d1.prepare(sql));
};

const keysIn = async (r2: R2Bucket): Promise<string[]> => {
  const { objects, truncated } = await r2.list();
  if (truncated) throw new Error('more objects than one list tells');
  return objects.map(({ key }) => key);
};

/** @returns puts all back */
const keepAll = async ({ DIRECTORY, LEDGER_00, ARCHIVE }: World['real'], clock: Clock | null) => {
  const at = Date.now();
  const [directory, ledger] = [await keep(DIRECTORY, words), await keep(LEDGER_00)];
  const objects = await Promise.all(
    (await keysIn(ARCHIVE)).map(async (key) => [key, await (await ARCHIVE.get(key))!.arrayBuffer()] as const),
  );
  return async () => {
    await Promise.all([DIRECTORY.batch(directory), LEDGER_00.batch(ledger)]);
    await ARCHIVE.delete(await keysIn(ARCHIVE));
    await Promise.all(objects.map(([key, bytes]) => ARCHIVE.put(key, bytes)));
    clock?.advance(at - Date.now());
    forgetAll();
  };
};

/** As `createLoaded`, the company's years read in once: for a new world before each test. */
export const createBeginning = (starts: readonly string[], clock: Clock | null = null) => {
  let kept: { id: string; putBack: () => Promise<void> } | null = null;
  return async (world: World): Promise<LoadedCompany> => {
    await kept?.putBack();
    kept ??= {
      id: (await createLoaded(world, ...starts)).id,
      putBack: await keepAll(world.real, clock),
    };
    return companyOf(world, kept.id);
  };
};

// `node worker/local/apply-migrations.ts STORAGE`: brings the local D1 databases of wrangler.toml up to date, as
// `wrangler d1 migrations apply --local` does, which starts workerd anew for every question: 13 s of processor time for
// two databases and seventeen migrations, and this takes one of them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { getPlatformProxy, unstable_splitSqlQuery as statementsOf } from 'wrangler';
import { boundDatabases } from './databases.ts';
import { root } from './paths.ts';

const [storage] = process.argv.slice(2);
if (!storage) {
  console.error('worker/local/apply-migrations.ts: where is the storage?');
  process.exit(2);
}

// The table by which wrangler knows, too.
const table = `CREATE TABLE IF NOT EXISTS d1_migrations(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

const { env, dispose } = await getPlatformProxy<Record<string, D1Database>>({
  configPath: join(root, 'wrangler.toml'),
  persist: { path: join(storage, 'v3') },
});
try {
  for (const { binding, migrations } of boundDatabases()) {
    const database = env[binding]!;
    await database.prepare(table).run();
    const { results } = await database.prepare('SELECT name FROM d1_migrations').all<{ name: string }>();
    const applied = new Set(results.map(({ name }) => name));
    const folder = join(root, migrations);
    for (const name of readdirSync(folder).sort()) {
      if (!name.endsWith('.sql') || applied.has(name)) continue;
      // A file and its mark in one batch: wholly applied, or not at all.
      await database.batch([
        ...statementsOf(readFileSync(join(folder, name), 'utf8')).map((sql) => database.prepare(sql)),
        database.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name),
      ]);
      console.log(`${binding}: ${name}`);
    }
  }
} finally {
  await dispose();
}

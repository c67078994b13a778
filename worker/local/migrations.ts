// Brings every D1 database of wrangler.toml up to date.
import { join } from 'node:path';
import { boundDatabases } from './databases.ts';
import { root, type StatePaths, wranglerEnv } from './paths.ts';
import type { Processes } from './processes.ts';
import { unlessUnchanged } from './unchanged.ts';

export async function migrate({ run }: Processes, paths: StatePaths): Promise<void> {
  const bindings = boundDatabases().map(({ binding }) => binding);
  const stamp = join(paths.storage, 'migrated');
  await unlessUnchanged(stamp, ['migrations/**/*.sql', 'wrangler.toml'], bindings, async () => {
    await run({
      what: 'Making the databases',
      script: join(root, 'worker/local/apply-migrations.ts'),
      args: [paths.storage],
      env: wranglerEnv(paths.state),
      log: join(paths.logs, 'migrate.log'),
    });
  });
}

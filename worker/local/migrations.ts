// Brings every D1 database of wrangler.toml up to date.
import { join } from 'node:path';
import { boundDatabases } from './databases.ts';
import { type StatePaths, wranglerCli, wranglerEnv } from './paths.ts';
import type { Processes } from './processes.ts';
import { unlessUnchanged } from './unchanged.ts';

export async function migrate({ run }: Processes, paths: StatePaths): Promise<void> {
  const bindings = boundDatabases().map(({ binding }) => binding);
  const stamp = join(paths.storage, 'migrated');
  await unlessUnchanged(stamp, ['migrations/**/*.sql', 'wrangler.toml'], bindings, async () => {
    // One after the other: they share a file that says which databases there are.
    for (const binding of bindings) {
      await run({
        what: `Migrating ${binding}`,
        script: wranglerCli,
        args: ['d1', 'migrations', 'apply', binding, '--local', '--persist-to', paths.storage],
        env: wranglerEnv(paths.state),
        log: join(paths.logs, `migrate-${binding.toLowerCase()}.log`),
      });
    }
  });
}

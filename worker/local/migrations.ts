// Brings every D1 database of wrangler.toml up to date.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, type StatePaths, wranglerCli, wranglerEnv } from './paths.ts';
import type { Processes } from './processes.ts';
import { unlessUnchanged } from './unchanged.ts';

export async function migrate({ run }: Processes, paths: StatePaths): Promise<void> {
  const config = readFileSync(join(root, 'wrangler.toml'), 'utf8');
  const bindings = [...config.matchAll(/^\[\[d1_databases\]\]\s+binding = "(\w+)"/gm)].map(
    ([, name]) => name!,
  );
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

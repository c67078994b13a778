// `npm run deploy`: every database that wrangler.toml binds gets its migrations, then the worker goes out. What follows
// `--` goes to `wrangler deploy`; with `--dry-run` nothing leaves this machine.
import { spawnSync } from 'node:child_process';
import { boundDatabases, type BoundDatabase } from '../local/databases.ts';
import { root, wranglerCli } from '../local/paths.ts';

const args = process.argv.slice(2);
const dryRun = args.includes('--dry-run');

const wrangler = (...args: string[]): void => {
  console.log(`\n– wrangler ${args.join(' ')}`);
  const { status } = spawnSync(process.execPath, ['--no-warnings', wranglerCli, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error(
      `\nStopped at: wrangler ${args.join(' ')}. What came before it is done, and may be done again.`,
    );
    process.exit(1);
  }
};
const isMissing = ({ id }: BoundDatabase) => id === null;

const databases = boundDatabases();
if (!dryRun && databases.some(isMissing)) {
  const names = databases.filter(isMissing).map(({ binding }) => binding);
  console.error(`wrangler.toml has no database_id yet for ${names.join(', ')}. See README.md, "Deploy".`);
  process.exit(1);
}
// The tables before the code that needs them: each migration leaves what an older worker reads.
for (const { binding } of databases) {
  if (dryRun) console.log(`– would migrate ${binding}`);
  else wrangler('d1', 'migrations', 'apply', binding, '--remote');
}
wrangler('deploy', ...args);

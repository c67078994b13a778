// `node worker/local/migrate.ts STATE`: makes a state folder with its databases up to date, and nothing else.
import { migrate } from './migrations.ts';
import { statePaths } from './paths.ts';
import { createProcesses } from './processes.ts';

const [state] = process.argv.slice(2);
if (!state) {
  console.error('worker/local/migrate.ts: which folder?');
  process.exit(2);
}
await migrate(createProcesses(), statePaths(state));

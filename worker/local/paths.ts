// Where the repository and the state's parts lie.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export const wranglerCli = join(root, 'node_modules/wrangler/wrangler-dist/cli.js');

/** Wrangler asks nothing, tells nobody, and fetches nothing it can do without. */
export const wranglerEnv = (state: string): Record<string, string> => ({
  CI: 'true',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_LOG_PATH: join(state, 'logs/wrangler.log'),
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  X_LOCAL_OBSERVABILITY: 'false',
  NO_COLOR: '1',
});

export interface StatePaths {
  state: string;
  /** D1, R2 and Queues as wrangler keeps them. */
  storage: string;
  logs: string;
  extension: string;
  profile: string;
  token: string;
  sourceKey: string;
  demoLoaded: string;
}

/** Makes the folders that must exist. */
export function statePaths(state: string): StatePaths {
  const paths = {
    state,
    storage: join(state, 'storage'),
    logs: join(state, 'logs'),
    extension: join(state, 'extension'),
    profile: join(state, 'browser-profile'),
    token: join(state, 'token'),
    sourceKey: join(state, 'source-key'),
    demoLoaded: join(state, 'storage/demo-loaded'),
  };
  for (const folder of [paths.storage, paths.logs]) mkdirSync(folder, { recursive: true });
  return paths;
}

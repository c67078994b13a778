// Builds the extension for the stand-in page, with the local API's address and token set.
import { join } from 'node:path';
import { root, type StatePaths } from './paths.ts';
import type { Processes } from './processes.ts';
import { unlessUnchanged } from './unchanged.ts';

export interface BuiltExtension {
  chromium: string;
  firefox: string;
}

const inputs = ['extension/**', 'shared/**/*.ts', 'wxt.config.ts', 'package-lock.json'];

/** The folders to load. They lie in the state, not in .output: they hold a token and are for nobody else. */
export async function buildExtension(
  { run }: Processes,
  paths: StatePaths,
  page: string,
  api: string,
  token: string,
): Promise<BuiltExtension> {
  for (const browser of ['chrome', 'firefox']) {
    const env = {
      OXCEED_ORIGINS: `${page}/*`,
      PRESET_API: api,
      PRESET_TOKEN: token,
      WXT_OUT_DIR: paths.extension,
    };
    const stamp = join(paths.extension, `${browser}-built`);
    await unlessUnchanged(stamp, inputs, [browser, JSON.stringify(env)], () =>
      run({
        what: `Building the extension for ${browser}`,
        script: join(root, 'node_modules/wxt/bin/wxt.mjs'),
        args: ['build', '-b', browser],
        env,
        log: join(paths.logs, `extension-${browser}.log`),
      }),
    );
  }
  return { chromium: join(paths.extension, 'chrome-mv3'), firefox: join(paths.extension, 'firefox-mv3') };
}

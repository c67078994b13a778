// What many of these tests need and one making serves: the extension as it is built for localhost, and a worker's state
// with its databases made. Made by whoever needs it first (vitest: globalSetup names the place); each takes a copy.
// Without vitest, as when pictures are taken, everything is made where it is needed.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const variable = 'TOM_PREPARED';
type Part = 'extension' | 'state';

const run = (script: string, args: string[], env: Record<string, string> = {}) =>
  promisify(execFile)(process.execPath, ['--no-warnings', join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });

/** Builds for one browser into `folder`. */
export const build = async (browser: string, folder: string, env: Record<string, string>) => {
  await run('node_modules/wxt/bin/wxt.mjs', ['build', '-b', browser], { ...env, WXT_OUT_DIR: folder });
};
/** What the tests of one page on this machine need; its address and token are given while it runs. */
export const plain = { OXCEED_ORIGINS: 'http://localhost/*', PRESET_API: '', PRESET_TOKEN: '' };

const make: Record<Part, (folder: string) => Promise<unknown>> = {
  extension: (folder) => build('chrome', folder, plain),
  state: (folder) => run('worker/local/migrate.ts', [folder]),
};

/** Called by vitest before the tests; what it returns, after them. */
export default () => {
  const folder = mkdtempSync(join(tmpdir(), 'tom-prepared-'));
  process.env[variable] = folder;
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
};

/** Whoever comes first makes it; the others wait for its mark. */
async function once(part: Part, shared: string): Promise<void> {
  const mark = join(shared, `${part}.made`);
  try {
    mkdirSync(join(shared, `${part}.begun`));
  } catch {
    while (!existsSync(mark)) await sleep(50);
    const problem = readFileSync(mark, 'utf8');
    if (problem) throw new Error(problem);
    return;
  }
  const made = make[part](join(shared, part));
  await made.then(
    () => writeFileSync(mark, ''),
    (error: unknown) => writeFileSync(mark, String(error)),
  );
  await made;
}

/** Puts the part into `folder`, which is empty. */
export const prepared = async (part: Part, folder: string): Promise<void> => {
  const shared = process.env[variable];
  if (!shared) return void (await make[part](folder));
  await once(part, shared);
  // Times kept: what is unchanged is told by them.
  cpSync(join(shared, part), folder, { recursive: true, preserveTimestamps: true });
};

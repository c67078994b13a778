// Leaves out work whose input is the same as the last time it was done.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './paths.ts';

/** `patterns` are files below the repository, by name, size and time; `keys` whatever else decides the result. */
export async function unlessUnchanged(
  stamp: string,
  patterns: string[],
  keys: string[],
  work: () => Promise<void>,
): Promise<void> {
  const hash = createHash('sha256').update(JSON.stringify(keys));
  for (const path of globSync(patterns, { cwd: root }).sort()) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  const now = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

// SECURITY.md names a test for each threat: the test is there.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'SECURITY.md'), 'utf8');

it('each threat names tests that exist', () => {
  const rows = text.split('\n').filter((line) => /^\| .* \| .* \| `/.test(line));
  expect(rows.length).toBeGreaterThan(20);
  const missing: string[] = [];
  for (const [, file, words] of rows.join('\n').matchAll(/`([^`]+\.test\.ts) › ([^`]*)`/g)) {
    const path = join(root, file!);
    if (!existsSync(path)) missing.push(file!);
    else if (!readFileSync(path, 'utf8').includes(words!.trim())) missing.push(`${file} › ${words}`);
  }
  expect(missing).toEqual([]);
  for (const row of rows) expect(row).toMatch(/`[^`]+\.test\.ts › /);
});

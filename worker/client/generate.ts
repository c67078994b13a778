// `npx node worker/client/generate.ts` writes the client's types anew, after every change of what the API says of itself.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDescription } from './description.ts';
import { typesOf } from './types.ts';

const root = join(import.meta.dirname, '../..');
export const file = join(root, 'shared/client/api.ts');

/** As the formatter leaves it. */
export const generated = async (): Promise<string> => {
  const formatter = join(root, 'node_modules/.bin/oxfmt');
  const input = typesOf(await readDescription());
  const { status, stdout, stderr } = spawnSync(formatter, ['--stdin-filepath', file], {
    input,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`oxfmt: ${stderr}`);
  return stdout;
};

if (import.meta.main) writeFileSync(file, await generated());

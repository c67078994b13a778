// The D1 databases that wrangler.toml binds; a ledger more is a section more there, and no code.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

export interface BoundDatabase {
  binding: string;
  /** Null where it is still the one of the file as it comes: the database has not been made. */
  id: string | null;
  /** The folder of its migrations, from the root. */
  migrations: string;
}

const settings = (section: string): Map<string, string> =>
  new Map(
    [...section.matchAll(/^\s*(\w+)\s*=\s*["']([^"']*)["']/gm)].map(([, key, value]) => [key!, value!]),
  );

/**
 * In the file's order.
 * @throws Error when a ledger is bound without the ledgers' migrations, or two have one name
 */
export const boundDatabases = (toml = readFileSync(join(root, 'wrangler.toml'), 'utf8')): BoundDatabase[] => {
  const sections = toml.replaceAll(/^\s*#.*$/gm, '').split(/^(?=\s*\[)/m);
  const found = sections
    .filter((section) => /^\s*\[\[\s*d1_databases\s*\]\]/.test(section))
    .map((section): BoundDatabase => {
      const said = settings(section);
      const binding = said.get('binding') ?? '';
      const migrations = binding === 'DIRECTORY' ? 'migrations/directory' : 'migrations/ledger';
      if (binding !== 'DIRECTORY' && !/^LEDGER_\d\d$/.test(binding))
        throw new Error(
          `wrangler.toml: a database is bound as "${binding}". Expected DIRECTORY, or LEDGER_ and two digits`,
        );
      if (said.get('migrations_dir') !== migrations)
        throw new Error(`wrangler.toml: ${binding} lacks migrations_dir = "${migrations}"`);
      const id = said.get('database_id') ?? '';
      return { binding, id: id === '' || id.startsWith('00000000-') ? null : id, migrations };
    });
  const names = found.map(({ binding }) => binding);
  if (!names.includes('DIRECTORY') || !names.includes('LEDGER_00'))
    throw new Error('wrangler.toml: DIRECTORY and LEDGER_00 must be bound');
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice) throw new Error(`wrangler.toml: ${twice} is bound twice`);
  return found;
};

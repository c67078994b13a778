// Every database that wrangler.toml binds is found, however it is written, and a wrong one is named.
import { expect, it } from 'vitest';
import { boundDatabases } from './databases.ts';

const database = (binding: string, folder: string, id = 'a1b2') =>
  `[[d1_databases]]\n# binding = "OTHER"\ndatabase_id = '${id}'\n  migrations_dir="migrations/${folder}"\nbinding   = "${binding}"\n\n`;
const directory = database('DIRECTORY', 'directory');
const ledger = database('LEDGER_00', 'ledger');

it('finds those of the project itself, which are still to be made', () => {
  expect(boundDatabases()).toEqual([
    { binding: 'DIRECTORY', id: null, migrations: 'migrations/directory' },
    { binding: 'LEDGER_00', id: null, migrations: 'migrations/ledger' },
  ]);
});

it('finds a second ledger, wherever it stands', () => {
  const toml = `${directory}${ledger}[[r2_buckets]]\nbinding = "ARCHIVE"\n\n${database('LEDGER_01', 'ledger', 'c3')}[vars]\nX = "1"\n`;
  expect(boundDatabases(toml).map(({ binding, id }) => [binding, id])).toEqual([
    ['DIRECTORY', 'a1b2'],
    ['LEDGER_00', 'a1b2'],
    ['LEDGER_01', 'c3'],
  ]);
});

it.each([
  [
    'a ledger with other migrations',
    directory + ledger + database('LEDGER_01', 'directory'),
    'LEDGER_01 lacks',
  ],
  ['no ledger', directory, 'must be bound'],
  ['a ledger bound twice', directory + ledger + ledger, 'LEDGER_00 is bound twice'],
  ['a name that nothing reads', directory + ledger + database('LEDGER_2', 'ledger'), '"LEDGER_2"'],
])('names %s', (_what, toml, message) => {
  expect(() => boundDatabases(toml)).toThrow(message);
});

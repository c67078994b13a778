// Companies of a large bureau, straight into the directory: a hundred thousand by the API would be the bench.
import { swedishSortKey } from '../../../shared/swedish.ts';
import { searchText } from '../../directory/search.ts';
import type { Env } from '../../env.ts';

const parts =
  'Fjäll Åkeri Bygg El Rör Skog Hav Berg Dal Nord Syd Öst Väst Stål Trä Glas Konsult Redovisning Måleri Bageri'.split(
    ' ',
  );

/** Companies `from` to before `to`, each with another name. */
export const addCompanies = async ({ DIRECTORY: d1 }: Env, from: number, to: number): Promise<void> => {
  const rows = Array.from({ length: to - from }, (_, k) => {
    const i = from + k;
    const part = (n: number) => parts[Math.floor(i / n) % parts.length]!;
    const name = `${part(1)}${part(20).toLowerCase()} ${part(400)} ${i.toString(36)} AB`;
    const number = `${String(550_000 + (i % 49_000))}-${String(1_000 + (i % 8_999))}`;
    return [
      `co_${String(i).padStart(26, '0')}`,
      name,
      number,
      searchText(name, number, null),
      swedishSortKey(name),
    ];
  });
  await d1
    .prepare(
      `INSERT INTO company (id, name, organisation_number, search, sort_key, source, ledger, created_at)
       SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, '{"kind":"sie"}', 'LEDGER_00', '2026'
       FROM json_each(?1)`,
    )
    .bind(JSON.stringify(rows))
    .run();
};

// Merging a file's accounts, dimensions and objects into the company's. The chart follows the newest fiscal year: what a
// newer year, or the same one, says is taken over, an older year only adds what is missing, nothing is taken away, and a
// row that is the same already is not written.

import { readParts, rowsOf } from '../parts/list.ts';
import { sizeOf } from '../parts/part.ts';

export const chartSize = async (d1: D1Database, generation: number | null): Promise<number> =>
  generation === null ? 0 : sizeOf(await readParts(d1, generation, 'chart_entry'));

/** Of each table the key, and what is said of it, each with the column of the entry that says it. */
const tables = {
  account: {
    key: { number: 'code' },
    said: { name: `nullif(name, '')`, type: 'type', unit: 'unit', sru: 'sru' },
  },
  dimension: { key: { number: 'code' }, said: { name: `nullif(name, '')`, parent: 'type' } },
  object: { key: { dimension: 'dimension', code: 'code' }, said: { name: `nullif(name, '')` } },
} as const;

const mergeInto = (kind: keyof typeof tables): string => {
  const { key, said } = tables[kind];
  const [keys, names] = [Object.keys(key), Object.keys(said)];
  // Whether what stands there gives way: something is said, and nothing was, or by no newer year.
  const takes = (name: string) => {
    const isThere = name === 'name' ? `name <> ''` : `${name} IS NOT NULL`;
    const isSaid = name === 'name' ? `excluded.name <> ''` : `excluded.${name} IS NOT NULL`;
    return `${isSaid} AND NOT (${isThere} AND ${name}_year > excluded.${name}_year)`;
  };
  const columns = names.flatMap((name) => [name, `${name}_year`]);
  const next = names.flatMap((name) =>
    [name, `${name}_year`].map(
      (column) => `CASE WHEN ${takes(name)} THEN excluded.${column} ELSE ${column} END`,
    ),
  );
  const values = Object.entries(said).flatMap(([name, value]) => [
    name === 'name' ? `coalesce(${value}, '')` : value,
    `CASE WHEN ${value} IS NULL THEN '' ELSE (SELECT start FROM generation WHERE id = ?2) END`,
  ]);
  return `INSERT INTO ${kind} (company_id, ${[...keys, ...columns].join(', ')})
    SELECT ?1, ${[...Object.values(key), ...values].join(', ')} FROM ${rowsOf('chart_entry', '?2', ['?3', '?4'])}
    WHERE kind = '${kind}'
    ON CONFLICT DO UPDATE SET ${columns.map((column, i) => `${column} = ${next[i]}`).join(', ')}
    WHERE (${columns.join(', ')}) IS NOT (${next.join(', ')})`;
};
const merges = [mergeInto('account'), mergeInto('dimension'), mergeInto('object')];

/** Statements that merge the entries from (and with) `from` to (and without) `to` of the generation's list. */
export const chartRange = (
  d1: D1Database,
  companyId: string,
  generation: number | null,
  from: number,
  to: number,
): D1PreparedStatement[] => merges.map((sql) => d1.prepare(sql).bind(companyId, generation, from, to));

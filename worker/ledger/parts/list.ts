// What a generation consists of: per table a list of parts, each a range of rows that stand under the generation that
// first stored them (its origin). Whoever reads a generation's rows reads them through this list.
import { generationTables, type GenerationTable } from '../tables.ts';
import type { Part } from './part.ts';

/**
 * SQL of the parts of a generation's table, to select from. Without any part a generation consists of its own rows: that
 * it has none is asked where no table is read, since SQLite would ask for each row that it reads.
 * @param generation SQL: a parameter, or a scalar subquery
 */
export const listOf = (table: GenerationTable, generation = '?1'): string =>
  `(SELECT position, origin, first, count, blocks FROM part WHERE generation = ${generation} AND of_table = '${table}'
    UNION ALL SELECT * FROM (SELECT 0, ${generation}, 0,
        (SELECT sequence + 1 FROM ${table} WHERE generation = ${generation} ORDER BY sequence DESC LIMIT 1) AS size, NULL
      WHERE NOT EXISTS (SELECT 1 FROM part WHERE generation = ${generation})) WHERE size IS NOT NULL)`;

/**
 * SQL of a generation's rows, to select from: the table as `t`, and `place` is the row's place in the generation's table.
 * @param within SQL: only the places from (and with) the first to (and without) the second
 */
export const rowsOf = (table: GenerationTable, generation = '?1', within?: [string, string]): string => {
  const [from, to] = within ?? [];
  const first = from ? `p.first + max(0, ${from} - p.position)` : 'p.first';
  const count = to ? `min(p.count, ${to} - p.position)` : 'p.count';
  return `${listOf(table, generation)} AS p CROSS JOIN ${table} AS t
    ON t.generation = p.origin AND t.sequence >= ${first} AND t.sequence < p.first + ${count}`;
};
export const place = 'p.position + t.sequence - p.first';

/** SQL of the rows of ranges that are bound as JSON, to select from: the table as `t`, the range's number as `p.key`. */
export const rowsIn = (table: GenerationTable, ranges = '?1'): string =>
  `(SELECT key, value ->> 0 AS origin, value ->> 1 AS first, value ->> 2 AS end, value ->> 3 AS position
    FROM json_each(${ranges})) AS p CROSS JOIN ${table} AS t
   ON t.generation = p.origin AND t.sequence >= p.first AND t.sequence < p.end`;

const partsSql = (table: GenerationTable) =>
  `SELECT position, origin, first, count FROM ${listOf(table)} ORDER BY position`;

/** In the order of their positions. */
export const readParts = async (
  d1: D1Database,
  generation: number,
  table: GenerationTable,
): Promise<Part[]> => {
  const { results } = await d1
    .prepare(partsSql(table))
    .bind(generation)
    .all<Part & Record<string, unknown>>();
  return results;
};

/** Of each of the generations, in the order of `generationTables`, the parts of each table: all of one moment. */
export const readAllParts = async (d1: D1Database, generations: readonly number[]): Promise<Part[][][]> => {
  const found = await d1.batch<Part & Record<string, unknown>>(
    generations.flatMap((generation) =>
      generationTables.map((table) => d1.prepare(partsSql(table)).bind(generation)),
    ),
  );
  const tables = generationTables.length;
  return generations.map((_, i) => found.slice(i * tables, (i + 1) * tables).map(({ results }) => results));
};

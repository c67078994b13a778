// How a chunk's rows come into the database.
import { columns, emptyTexts, type GenerationTable } from './tables.ts';

const read = (column: string, i: number) =>
  emptyTexts.has(column) ? `coalesce(value ->> '$[${i}]', '')` : `value ->> '$[${i}]'`;

/**
 * Inserts rows of one table from one bound JSON text (platform limit: 2 MB a value): a list of rows, each a list of its
 * columns; the place in the list, counted from `first`, is the sequence. `jsonb_each` (SQLite 3.51) hands out a row in
 * binary; from `json_each` it comes as text, to be parsed anew for each column, at twice the time.
 */
export const insertRows = (
  d1: D1Database,
  table: GenerationTable,
  generation: number,
  first: number,
  rows: string,
) =>
  d1
    .prepare(
      `INSERT INTO ${table} (generation, sequence, ${columns[table].join(', ')})
       SELECT ?2, ?3 + key, ${columns[table].map(read).join(', ')} FROM jsonb_each(?1)`,
    )
    .bind(rows, generation, first);

// How a chunk's rows come into the database.
import { remembered } from '../../isolate.ts';
import { columns, emptyValue, type GenerationTable } from '../tables.ts';
import type { RowsText } from './json-rows.ts';

/** Columns that no row of the chunk has a value for are not looked for: that is half of the time of usual rows. */
const read = (column: string, i: number, width: number) => {
  const empty = emptyValue(column);
  const literal = empty === null ? 'NULL' : JSON.stringify(empty).replaceAll('"', "'");
  if (i >= width) return literal;
  const value = `value ->> '$[${i}]'`;
  return empty === null ? value : `coalesce(${value}, ${literal})`;
};

/**
 * `jsonb_each` (SQLite 3.51) hands out a row in binary; from `json_each` it comes as text, to be parsed anew for each
 * column, at twice the time. Which one the database has is learned from its first refusal, once an isolate.
 */
const each = remembered<'jsonb_each' | 'json_each'>(() => 'jsonb_each');

/** Whether an insert failed for want of `jsonb_each`: made anew by `insertRows`, the same rows go another way. */
export const lacksJsonbEach = (error: unknown): boolean => {
  const lacks = /no such (table|function|module)[^]*jsonb_each/i.test(
    error instanceof Error ? error.message : '',
  );
  if (lacks) each.now = 'json_each';
  return lacks;
};

/**
 * Inserts rows of one table from one bound JSON text (platform limit: 2 MB a value): a list of rows, each a list of its
 * columns; the place in the list, counted from `first`, is the sequence.
 */
export const insertRows = (
  d1: D1Database,
  table: GenerationTable,
  generation: number,
  first: number,
  { json, width }: RowsText,
) =>
  d1
    .prepare(
      `INSERT INTO ${table} (generation, sequence, ${columns[table].join(', ')})
       SELECT ?2, ?3 + key, ${columns[table].map((column, i) => read(column, i, width)).join(', ')} FROM ${each.now}(?1)`,
    )
    .bind(json, generation, first);

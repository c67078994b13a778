// Reads a table of a generation in order, in pages that are bounded in rows and in characters: few queries for a year of
// millions of rows, and little memory for one whose texts are long.
import type { GenerationTable } from '../tables.ts';
import { place, readParts, rowsIn } from './list.ts';
import { cut, sizeOf } from './part.ts';

export const pageRows = 10_000;
const pageChars = 2_000_000;

export interface Reading {
  table: GenerationTable;
  columns: string;
  /** Text columns, whose length bounds a page. */
  texts: readonly string[];
  /** SQL that a row must hold to, with `?3` for `value`; without: every row. */
  where?: { sql: string; value: string };
  /** Rows looked at for a page; fewer than asked for may hold to `where`. */
  rows?: number;
}

/** Pages of the generation's rows; with `where` a page may be empty. */
export async function* pagesOf<Row extends object>(
  d1: D1Database,
  generation: number,
  { table, columns, texts, where, rows = pageRows }: Reading,
): AsyncGenerator<Row[]> {
  const length = texts.map((column) => `coalesce(length(${column}), 0)`).join(' + ');
  const page = d1.prepare(
    `SELECT * FROM (SELECT ${columns}, ${place} AS place, ${length} AS chars,
         sum(${length}) OVER (ORDER BY p.key, t.sequence) AS upto
       FROM ${rowsIn(table)} ${where ? `WHERE (${where.sql})` : ''})
     WHERE upto - chars < ?2`,
  );
  const names = columns.split(', ').map((column) => column.split(' AS ').at(-1)!);
  const parts = await readParts(d1, generation, table);
  const size = sizeOf(parts);
  for (let from = 0; from < size;) {
    const to = Math.min(size, from + rows);
    const bound = [JSON.stringify(cut(parts, from, to)), pageChars, ...(where ? [where.value] : [])];
    // As lists: as objects each row would bring the names of its columns along, twice as much text as what is in it.
    const lists = await page.bind(...bound).raw<(string | number | null)[]>();
    const [last, , upto] = lists.at(-1)?.slice(names.length) ?? [];
    from = Number(upto) >= pageChars ? Number(last) + 1 : to;
    yield lists.map((values) => Object.fromEntries(names.map((name, i) => [name, values[i]])) as Row);
  }
}

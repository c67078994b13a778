// Reads a table of a generation in order, in pages that are bounded in rows and in bytes: few queries for a year of
// millions of rows, and little memory for one whose texts are long.
import { emptyValue, type GenerationTable } from '../tables.ts';
import { readParts, rowsIn } from './list.ts';
import { cut, sizeOf, type Part } from './part.ts';

export const pageRows = 10_000;
/** A page is one value (platform: 2 MB). */
const pageBytes = 1_900_000;

export interface Reading {
  table: GenerationTable;
  columns: string;
  /** Columns after those which most rows have nothing in: such a row is a list without them. */
  rare?: readonly string[];
  /** SQL that a row must hold to, with `?3` for `value`; without: every row. */
  where?: { sql: string; value: string };
  /** Rows looked at for a page; fewer than asked for may hold to `where`. */
  rows?: number;
}

/**
 * SQL of a page as one JSON text, a list of its rows' columns: as rows of a result they would cost D1 four times as much.
 * They come in the order in which they are met: of the ranges, and of the key in each. Null where it would be longer than
 * a value may be, which is asked before: a text that outgrows the database takes it down.
 */
const pageSql = ({ table, columns, rare = [], where }: Reading) => {
  const values = columns.split(', ').map((column) => column.split(' AS ')[0]!);
  const isEmpty = rare.map((column) => {
    const empty = emptyValue(column);
    return empty === null ? `${column} IS NULL` : `${column} = ${empty === '' ? "''" : empty}`;
  });
  const [short, long] = [values, [...values, ...rare]].map((list) => `json_array(${list.join(', ')})`);
  const row = rare.length === 0 ? short : `CASE WHEN ${isEmpty.join(' AND ')} THEN ${short} ELSE ${long} END`;
  const rows = `${rowsIn(table)} ${where ? `WHERE (${where.sql})` : ''}`;
  return `SELECT CASE WHEN (SELECT total(octet_length(${row}) + 1) FROM ${rows}) <= ?2
    THEN (SELECT json_group_array(${row}) FROM ${rows}) END AS page`;
};

export interface Page<Values> {
  rows: Values[];
  /** Place of the first row after it. */
  to: number;
}

/** Reads pages of a generation's rows as lists of their columns, from any place on; null from the end on. */
export const createPages = async <Values extends readonly unknown[]>(
  d1: D1Database,
  generation: number,
  reading: Reading,
) => pagesIn<Values>(d1, await readParts(d1, generation, reading.table), reading);

/** The same of the rows of these parts, as if they were all that there is. */
export const pagesIn = <Values extends readonly unknown[]>(
  d1: D1Database,
  parts: readonly Part[],
  reading: Reading,
): ((from: number) => Promise<Page<Values> | null>) => {
  const { where, rows = pageRows } = reading;
  const page = d1.prepare(pageSql(reading));
  const size = sizeOf(parts);
  let looked = rows;
  const read = async (from: number): Promise<Page<Values> | null> => {
    if (from >= size) return null;
    const to = Math.min(size, from + looked);
    const most = looked === 1 ? Number.MAX_SAFE_INTEGER : pageBytes;
    const bound = [JSON.stringify(cut(parts, from, to)), most, ...(where ? [where.value] : [])];
    const { results } = await page.bind(...bound).all<{ page: string | null }>();
    const json = results[0]?.page ?? null;
    if (json === null) {
      looked = Math.ceil(looked / 2);
      return read(from);
    }
    if (json.length < pageBytes / 3) looked = Math.min(rows, looked * 2);
    return { rows: JSON.parse(json) as Values[], to };
  };
  return read;
};

/** Pages of the generation's rows, as objects; with `where` a page may be empty. */
export async function* pagesOf<Row extends object>(
  d1: D1Database,
  generation: number,
  reading: Reading,
): AsyncGenerator<Row[]> {
  yield* objectsIn<Row>(d1, await readParts(d1, generation, reading.table), reading);
}

/** The same of the rows of these parts. */
export async function* objectsIn<Row extends object>(
  d1: D1Database,
  parts: readonly Part[],
  reading: Reading,
): AsyncGenerator<Row[]> {
  const names = reading.columns.split(', ').map((column) => column.split(' AS ').at(-1)!);
  const next = pagesIn(d1, parts, reading);
  for (let page = await next(0); page; page = await next(page.to))
    yield page.rows.map((values) => {
      const row: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i += 1) row[names[i]!] = values[i];
      return row as Row;
    });
}

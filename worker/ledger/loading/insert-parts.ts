// How a generation's parts come into the database.
import type { NewPart } from './chunk.ts';

/** None for no parts. */
export const insertParts = (d1: D1Database, generation: number, parts: NewPart[]): D1PreparedStatement[] => {
  if (parts.length === 0) return [];
  const rows = parts.map(({ table, position, origin, first, count, blocks }) => [
    table,
    position,
    origin,
    first,
    count,
    blocks,
  ]);
  return [
    d1
      .prepare(
        `INSERT INTO part (generation, of_table, position, origin, first, count, blocks)
         SELECT ?2, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?1)`,
      )
      .bind(JSON.stringify(rows), generation),
  ];
};

// The blocks of a generation as they stand in the database.
import { blockTables, type Block, type PlacedBlock } from './blocks.ts';
import { listOf, readParts } from './list.ts';
import { cut } from './part.ts';

/**
 * The generation's blocks, table by table, in their order there. Of a generation without parts, and of one whose rows
 * were stored before there were blocks, there are none that have a hash.
 */
export const readBlocks = async (d1: D1Database, generation: number): Promise<PlacedBlock[]> => {
  const rowParts = await readParts(d1, generation, 'ledger_row');
  const found: PlacedBlock[] = [];
  for (const table of blockTables) {
    const { results } = await d1
      .prepare(`SELECT position, origin, first, blocks FROM ${listOf(table)} ORDER BY position`)
      .bind(generation)
      .all<{ position: number; origin: number; first: number; blocks: string | null }>();
    let rowPosition = 0;
    for (const { blocks, origin, ...part } of results) {
      let { position, first } = part;
      for (const [count, rows, hash, stretch = null] of JSON.parse(blocks ?? '[]') as Block[]) {
        // The rows of a block stand together.
        const [range] = cut(rowParts, rowPosition, rowPosition + rows);
        const [rowOrigin, rowFirst] = range ?? [origin, first];
        const rowPlace = { rows, rowPosition, rowOrigin, rowFirst };
        found.push({ table, position, origin, first, count, ...rowPlace, hash, stretch });
        position += count;
        first += count;
        rowPosition += rows;
      }
    }
  }
  return found;
};

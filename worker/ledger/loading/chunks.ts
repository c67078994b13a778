// Cuts the rows of a file into chunks to insert, one a step. A load that was interrupted reads the file again and says
// how much of each table is stored: those rows are counted and left out.
import { generationTables, type GenerationTable } from '../tables.ts';
import { JsonRows, type RowsText } from './json-rows.ts';

/** Per table the number of rows. */
export type TableCounts = Record<GenerationTable, number>;

export interface Chunk {
  /** Per table its rows, each a list of its columns. */
  rows: Record<GenerationTable, RowsText>;
  /** Rows stored before this chunk: the sequence of its first row. */
  from: TableCounts;
  /** Rows stored after it. */
  to: TableCounts;
}

/** A chunk is full when it has as many rows, or when one table's JSON would have more bytes. */
export interface ChunkLimits {
  chunkRows: number;
  chunkBytes: number;
}

export const eachTable = <T>(make: (table: GenerationTable) => T) =>
  Object.fromEntries(generationTables.map((table) => [table, make(table)])) as Record<GenerationTable, T>;
export const noRows = (): TableCounts => eachTable(() => 0);

export interface Chunks {
  /** Rows of the file so far. */
  readonly counts: Readonly<TableCounts>;
  /** Where to write the table's next row; null when it is stored. */
  begin(table: GenerationTable): JsonRows | null;
  /** The row that was begun has been written. */
  end(table: GenerationTable): void;
  flush(): void;
}

/**
 * @param stored rows that an earlier reading of the same file has stored
 * @param onChunk called for each chunk, in order, as soon as it is full
 */
export const createChunks = (
  stored: TableCounts,
  { chunkRows, chunkBytes }: ChunkLimits,
  onChunk: (chunk: Chunk) => void,
): Chunks => {
  const counts = noRows();
  const written = eachTable(() => new JsonRows());
  let waiting = 0;
  let from = { ...stored };

  /** @param over the table whose last row belongs to the next chunk */
  const flush = (over?: GenerationTable) => {
    const to = { ...from };
    const rows = eachTable((table) => {
      const list = written[table];
      to[table] += list.count - (table === over ? 1 : 0);
      return table === over ? list.takeAllButLast() : list.take();
    });
    waiting = over ? 1 : 0;
    onChunk({ rows, from, to });
    from = to;
  };

  return {
    counts,
    begin(table) {
      counts[table] += 1;
      if (counts[table] <= stored[table]) return null;
      const rows = written[table];
      rows.begin();
      return rows;
    },
    end(table) {
      const rows = written[table];
      rows.end();
      waiting += 1;
      if (rows.bytes > chunkBytes && waiting > 1) flush(table);
      if (waiting >= chunkRows) flush();
    },
    flush() {
      if (waiting > 0) flush();
    },
  };
};

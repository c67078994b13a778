// A chunk: what one step of a load stores, and how far the load has come with it.
import type { Block } from '../parts/blocks.ts';
import type { Part } from '../parts/part.ts';
import { generationTables, type GenerationTable } from '../tables.ts';
import type { RowsText } from './json-rows.ts';

/** Per table the number of rows. */
export type TableCounts = Record<GenerationTable, number>;

/** How far a load has come. */
export interface Progress {
  /** Rows of the file that the generation's parts have. */
  listed: TableCounts;
  /** Those of them that were stored for it. */
  stored: TableCounts;
}

export interface NewPart extends Part {
  table: GenerationTable;
  /** Null for ledger rows. */
  blocks: Block[] | null;
}

export interface Chunk {
  /** Per table the rows to store, each a list of its columns. */
  rows: Record<GenerationTable, RowsText>;
  /** Where the load stood before, and where it stands once rows and parts are stored. */
  from: Progress;
  to: Progress;
  parts: NewPart[];
}

export interface ChunkLimits {
  /** A chunk is full when it has as many rows, or when one table's JSON would have more bytes. */
  chunkRows: number;
  chunkBytes: number;
  /** Rows that a chunk may have as things are, at most `chunkRows`; left out, those. */
  room?: () => number;
  /** Vouchers, or rows of another table, of a block on the average. */
  blockMean: number;
  /** A block ends with as many ledger rows or bytes; one that reaches twice as many within a voucher is never shared. */
  blockRows: number;
  blockBytes: number;
  /** Hex digits of a block's hash. */
  hashDigits: number;
}

export const eachTable = <T>(make: (table: GenerationTable) => T) =>
  Object.fromEntries(generationTables.map((table) => [table, make(table)])) as Record<GenerationTable, T>;
export const noRows = (): TableCounts => eachTable(() => 0);
export const noProgress = (): Progress => ({ listed: noRows(), stored: noRows() });

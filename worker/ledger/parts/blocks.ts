// Blocks: consecutive rows of a generation that are stored, found again and compared as one. A block of vouchers has the
// vouchers' ledger rows with it. Each is known by the hash of its content as it is stored.
import { createHash } from 'node:crypto';
import { columns } from '../tables.ts';

/** The tables whose parts say of which blocks they are; ledger rows belong to the vouchers' blocks. */
export const blockTables = ['voucher', 'balance', 'period_total', 'chart_entry'] as const;
export type BlockTable = (typeof blockTables)[number];

/** As it is stored: rows of the table, ledger rows, and the hash of both; null for one that is never shared. */
export type Block = [count: number, rows: number, hash: string | null];

/** A block with where it stands; `row…` are those of its ledger rows, the same as of the block where it has none. */
export interface PlacedBlock {
  table: BlockTable;
  /** Place of the first row in the generation's table. */
  position: number;
  origin: number;
  first: number;
  count: number;
  /** Ledger rows. */
  rows: number;
  rowPosition: number;
  rowOrigin: number;
  rowFirst: number;
  hash: string | null;
}

/** Of another list of columns, the same text is another content. */
const salts = Object.fromEntries(
  blockTables.map((table) => [
    table,
    new TextEncoder().encode(
      JSON.stringify(table === 'voucher' ? [columns.voucher, columns.ledger_row] : columns[table]),
    ),
  ]),
) as Record<BlockTable, Uint8Array>;

/** Salt and texts are put together: a hash of one piece takes three quarters of the time of one of several. */
let joined = new Uint8Array(1 << 16);

/**
 * SHA-256 over the rows' text, in hex, cut.
 * @param digits hex digits: 32 are 128 bits
 */
export const hashOf = (table: BlockTable, texts: readonly Uint8Array[], digits: number): string => {
  const parts = [salts[table], ...texts];
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length > joined.length) joined = new Uint8Array(2 * length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return createHash('sha256').update(joined.subarray(0, length)).digest('hex').slice(0, digits);
};

export interface Shelf {
  /** The next block with that content that has not been taken; null when there is none. */
  take(table: BlockTable, block: Block): PlacedBlock | null;
}
export const emptyShelf: Shelf = { take: () => null };

const contentOf = (table: BlockTable, [count, rows, hash]: Block) => `${table} ${hash} ${count} ${rows}`;

/**
 * The blocks that a reload may list instead of storing them again, each once.
 * @param old the blocks of the year's live generation
 * @param taken those of them that the new generation lists already
 */
export const createShelf = (old: readonly PlacedBlock[], taken: readonly PlacedBlock[]): Shelf => {
  const shelf = new Map<string, { blocks: PlacedBlock[]; next: number }>();
  const at = ({ table, count, rows, hash }: PlacedBlock) => contentOf(table, [count, rows, hash]);
  for (const block of old) {
    if (block.hash === null) continue;
    const known = shelf.get(at(block));
    if (known) known.blocks.push(block);
    else shelf.set(at(block), { blocks: [block], next: 0 });
  }
  // Those of one content are taken in their order.
  for (const block of taken) {
    const known = shelf.get(at(block));
    if (known) known.next += 1;
  }
  return {
    take(table, block) {
      const known = shelf.get(contentOf(table, block));
      return known?.blocks[known.next++] ?? null;
    },
  };
};

// Blocks: consecutive rows of a generation that are stored, found again and compared as one. A block of vouchers has the
// vouchers' ledger rows with it. Each is known by the hash of its content as it is stored, one of vouchers also by the hash
// of its bytes in the file that it was made of.
import { createHash } from 'node:crypto';
import { columns } from '../tables.ts';

/** The tables whose parts say of which blocks they are; ledger rows belong to the vouchers' blocks. */
export const blockTables = ['voucher', 'balance', 'period_total', 'chart_entry'] as const;
export type BlockTable = (typeof blockTables)[number];

/**
 * As it is stored: rows of the table, ledger rows, and the hash of both, null for one that is never shared; then the hash
 * of the vouchers' bytes in the file, where it is known.
 */
export type Block = [count: number, rows: number, hash: string | null, stretch?: string | null];

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
  stretch: string | null;
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
export const hashOf = (
  table: BlockTable,
  text: Uint8Array,
  rowsText: Uint8Array | null,
  digits: number,
): string => saltedHash(salts[table], text, rowsText, digits);

/** The same over the bytes that vouchers have in a file; the salt is whatever else decides what is made of them. */
export const stretchHash = (salt: Uint8Array, bytes: Uint8Array, digits: number): string =>
  saltedHash(salt, bytes, null, digits);

const saltedHash = (salt: Uint8Array, first: Uint8Array, second: Uint8Array | null, digits: number) => {
  const at = salt.length + first.length;
  const length = at + (second?.length ?? 0);
  if (length > joined.length) joined = new Uint8Array(2 * length);
  joined.set(salt);
  joined.set(first, salt.length);
  if (second) joined.set(second, at);
  return createHash('sha256').update(joined.subarray(0, length)).digest('hex').slice(0, digits);
};

export interface Shelf {
  /** Whether any block is known by its bytes. */
  readonly hasStretches: boolean;
  /** The next block with that content that has not been taken; null when there is none. */
  take(table: BlockTable, block: Block): PlacedBlock | null;
  /** The next block of vouchers whose bytes have that hash; null when there is none. */
  takeStretch(vouchers: number, rows: number, stretch: string): PlacedBlock | null;
}
export const emptyShelf: Shelf = { hasStretches: false, take: () => null, takeStretch: () => null };

const contentOf = (table: BlockTable, [count, rows, hash]: Block) => `${table} ${hash} ${count} ${rows}`;
const bytesOf = (vouchers: number, rows: number, stretch: string) => `${stretch} ${vouchers} ${rows}`;

/**
 * The blocks that a reload may list instead of storing them again, each once.
 * @param old the blocks of the year's live generation
 * @param taken those of them that the new generation lists already
 */
export const createShelf = (old: readonly PlacedBlock[], taken: readonly PlacedBlock[]): Shelf => {
  interface Alike {
    blocks: PlacedBlock[];
    next: number;
  }
  const shelf = new Map<string, Alike>();
  // What is alike in its bytes is alike in its content: taken by either, it is taken.
  const stretches = new Map<string, Alike>();
  const next = (known: Alike | undefined) => known?.blocks[known.next++] ?? null;
  const at = ({ table, count, rows, hash }: PlacedBlock) => contentOf(table, [count, rows, hash]);
  for (const block of old) {
    if (block.hash === null) continue;
    const known = shelf.get(at(block)) ?? { blocks: [], next: 0 };
    known.blocks.push(block);
    shelf.set(at(block), known);
    if (block.stretch !== null) stretches.set(bytesOf(block.count, block.rows, block.stretch), known);
  }
  // Those of one content are taken in their order.
  for (const block of taken) {
    const known = shelf.get(at(block));
    if (known) known.next += 1;
  }
  return {
    hasStretches: stretches.size > 0,
    take: (table, block) => next(shelf.get(contentOf(table, block))),
    takeStretch: (vouchers, rows, stretch) => next(stretches.get(bytesOf(vouchers, rows, stretch))),
  };
};

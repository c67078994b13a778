// Cuts the rows of a file into blocks, and what has to be stored of them into chunks, one a step. A block that the year's
// old generation has is listed as it stands there. A load that was interrupted reads the file again and says how many
// rows of each table are listed: those are counted and left out.
import {
  blockTables,
  hashOf,
  type Block,
  type BlockTable,
  type PlacedBlock,
  type Shelf,
} from '../parts/blocks.ts';
import type { GenerationTable } from '../tables.ts';
import {
  eachTable,
  noRows,
  type Chunk,
  type ChunkLimits,
  type NewPart,
  type Progress,
  type TableCounts,
} from './chunk.ts';
import { endsBlock } from './identity.ts';
import { JsonRows } from './json-rows.ts';
import type { Stretches } from './stretches.ts';

/** Blocks of one step, at most: they are stored as one value (platform: 2 MB). */
const chunkBlocks = 10_000;
/** Rows listed in one step, in chunks of rows that are stored: so much of the file an interrupted load reads in vain. */
const chunksListed = 4;

/** Those that are a small part of a large year. */
type SmallTable = Exclude<BlockTable, 'voucher'>;

export interface Chunks {
  /** Rows of the file so far. */
  readonly counts: Readonly<TableCounts>;
  /** Where to write the table's next row; null when it is listed. */
  begin(table: SmallTable): JsonRows | null;
  /** The row that was begun has been written. */
  end(table: SmallTable, identity: number): void;
  /** Where to write the next ledger row, to be begun there; null when it is listed. */
  ledgerRow(): JsonRows | null;
  endLedgerRow(): void;
  /** The same of the voucher whose rows have been written. */
  voucher(): JsonRows | null;
  endVoucher(identity: number): void;
  /** The ledger rows from here on are the next voucher's. */
  beginVoucher(): void;
  /** Writes the place of the voucher's first ledger row. */
  firstRow(row: JsonRows): void;
  /** Whether vouchers may wait from here on instead of being written: a block begins that may be known by its bytes. */
  mayHold(): boolean;
  /**
   * So many vouchers with so many rows wait, the last of that identity. They are `listed` where they are a block that the
   * old generation has, and are to be written where it does not.
   */
  held(vouchers: number, rows: number, identity: number | null): 'waiting' | 'listed' | 'unknown';
  /** No more vouchers follow: those written last are a block. */
  endVouchers(): void;
  flush(): void;
}

/**
 * @param generation the one that is loaded
 * @param done what an earlier reading of the same file has listed
 * @param parts of the generation that are to be stored before all others
 * @param shelf what the old generation has
 * @param stretches of the file that is read
 * @param onChunk called for each chunk, in order, as soon as it is full
 */
export const createChunks = (
  generation: number,
  done: Progress,
  parts: NewPart[],
  shelf: Shelf,
  limits: ChunkLimits,
  stretches: Stretches,
  onChunk: (chunk: Chunk) => void,
): Chunks => {
  const { chunkRows, chunkBytes, blockMean, blockBytes, room = () => chunkRows } = limits;
  const blockRows = Math.min(limits.blockRows, Math.ceil(chunkRows / 4));
  const counts = noRows();
  const written = eachTable(() => new JsonRows());
  // Looked up by name once: a lookup for each of a million rows is 6 % of what making them costs.
  const { voucher: vouchers, ledger_row: ledgerRows } = written;
  const { voucher: vouchersListed, ledger_row: ledgerRowsListed } = done.listed;
  const copyOf = ({ listed, stored }: Progress): Progress => ({
    listed: { ...listed },
    stored: { ...stored },
  });
  const now = copyOf(done);
  let from = copyOf(done);
  let waiting = 0;
  let [blocks, shared] = [0, 0];
  /** Of the open vouchers the places of their first rows in the file, and where those are to be filled in. */
  const firstRows: { row: number; place: number }[] = [];
  let voucherFrom = 0;

  const flush = () => {
    if (waiting === 0 && parts.length === 0) return;
    const to = copyOf(now);
    onChunk({ rows: eachTable((table) => written[table].take()), from, to, parts });
    parts = [];
    from = to;
    waiting = 0;
    [blocks, shared] = [0, 0];
  };

  const list = (table: GenerationTable, origin: number, first: number, count: number, block?: Block) => {
    if (count === 0) return;
    let part = parts.findLast((one) => one.table === table);
    if (!part || part.origin !== origin || part.first + part.count !== first) {
      const position = now.listed[table];
      part = { table, position, origin, first, count: 0, blocks: table === 'ledger_row' ? null : [] };
      parts.push(part);
    }
    part.count += count;
    if (block) part.blocks?.push(block);
    now.listed[table] += count;
    if (origin === generation) now.stored[table] += count;
  };

  /** A block as it stands in the old generation. */
  const listKnown = (table: BlockTable, known: PlacedBlock, block: Block) => {
    list(table, known.origin, known.first, known.count, block);
    list('ledger_row', known.rowOrigin, known.rowFirst, known.rows);
    shared += known.count + known.rows;
    if (++blocks >= chunkBlocks || shared >= chunksListed * chunkRows) flush();
  };

  /**
   * What is open becomes a block.
   * @param isWhole false where it begins or ends within a voucher
   */
  const close = (table: BlockTable, isWhole: boolean) => {
    const lead = written[table];
    const rest = table === 'voucher' ? ledgerRows : null;
    const [count, restCount] = [lead.openCount, rest?.openCount ?? 0];
    const open = count + restCount;
    if (open === 0) return;
    const rows = firstRows.length > 0 && rest ? voucherFrom - firstRows[0]!.row : 0;
    const block: Block = [count, rows, null];
    if (isWhole) {
      block[2] = hashOf(table, lead.openText, rest && rest.openText, limits.hashDigits);
      const stretch = rest && stretches.hash();
      if (stretch !== null) block.push(stretch);
    }
    if (rest) stretches.bytes.begin();
    const known = isWhole ? shelf.take(table, block) : null;
    if (known) {
      lead.discard();
      rest?.discard();
      if (rest) firstRows.length = 0;
      listKnown(table, known, block);
      return;
    }
    const isTooLong = lead.isBeyond(chunkBytes) || rest?.isBeyond(chunkBytes) === true;
    if (waiting > 0 && (waiting + open > room() || isTooLong)) flush();
    if (rest) {
      const ahead = now.stored.ledger_row - now.listed.ledger_row;
      for (const { row, place } of firstRows) lead.fill(place, row + ahead);
      firstRows.length = 0;
    }
    lead.seal();
    list(table, generation, now.stored[table], count, block);
    if (rest) {
      rest.seal();
      list('ledger_row', generation, now.stored.ledger_row, restCount);
    }
    waiting += open;
    if (waiting >= room() || ++blocks >= chunkBlocks) flush();
  };

  const isFull = (rows: JsonRows) => rows.openCount >= blockRows || rows.openBytes >= blockBytes;

  return {
    counts,
    begin(table) {
      const rows = written[table];
      counts[table] += 1;
      if (counts[table] <= done.listed[table]) return null;
      rows.begin();
      return rows;
    },
    end(table, identity) {
      written[table].end();
      if (endsBlock(identity, blockMean) || isFull(written[table])) close(table, true);
    },
    ledgerRow: () => (++counts.ledger_row <= ledgerRowsListed ? null : ledgerRows),
    endLedgerRow() {
      ledgerRows.end();
      if (ledgerRows.openCount >= 2 * blockRows || ledgerRows.openBytes >= 2 * blockBytes)
        close('voucher', false);
    },
    voucher() {
      if (++counts.voucher > vouchersListed) return vouchers;
      stretches.bytes.begin();
      return null;
    },
    endVoucher(identity) {
      vouchers.end();
      // Some of its rows are in a block before: it is too large to be shared.
      const isTorn = voucherFrom < now.listed.ledger_row;
      voucherFrom = counts.ledger_row;
      if (isTorn) close('voucher', false);
      else if (endsBlock(identity, blockMean) || isFull(vouchers) || isFull(ledgerRows))
        close('voucher', true);
    },
    beginVoucher() {
      voucherFrom = counts.ledger_row;
    },
    firstRow(row) {
      firstRows.push({ row: voucherFrom, place: row.later() });
    },
    mayHold: () =>
      shelf.hasStretches &&
      counts.voucher >= vouchersListed &&
      counts.ledger_row === now.listed.ledger_row &&
      vouchers.openCount === 0 &&
      ledgerRows.openCount === 0,
    held(count, rows, identity) {
      // Not written, they are not known to be as long; as a rule they are about as long as in the file.
      if (rows >= 2 * blockRows || stretches.bytes.length() > blockBytes / 2) return 'unknown';
      const hasMost = rows >= blockRows || count >= blockRows;
      if (identity !== null && !hasMost && !endsBlock(identity, blockMean)) return 'waiting';
      const stretch = stretches.hash();
      const known = stretch === null ? null : shelf.takeStretch(count, rows, stretch);
      if (!known) return 'unknown';
      stretches.bytes.begin();
      counts.voucher += count;
      counts.ledger_row += rows;
      listKnown('voucher', known, [count, rows, known.hash, stretch]);
      return 'listed';
    },
    endVouchers: () => close('voucher', true),
    flush() {
      for (const table of blockTables) close(table, true);
      flush();
    },
  };
};

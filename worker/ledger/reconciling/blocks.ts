// What of a ledger a file does not have, block by block: the file is cut as a load would cut it, and of blocks that both
// have, known by their hash, neither side's vouchers need be looked at.
import type { SieEvent } from '../../../shared/sie/index.ts';
import type { SieFileRecord } from '../../db/ledger.ts';
import { noProgress, type ChunkLimits } from '../loading/chunk.ts';
import { createChunks } from '../loading/chunks.ts';
import { createFileRows } from '../loading/file-rows.ts';
import { createStretches } from '../loading/stretches.ts';
import { addStored, noSums, storedLists } from '../loading/sum-stored.ts';
import { createShelf, type PlacedBlock, type Shelf } from '../parts/blocks.ts';
import { cut, sizeOf, type Part, type Range } from '../parts/part.ts';
import { readBlocks } from '../parts/read-blocks.ts';
import { isBusy } from '../../traffic.ts';
import { wholeLedger, type LedgerPart } from './ledger-vouchers.ts';

/** Rows summed in one query: while nobody else is about, and while requests come, in no more queries than these. */
const [sumRows, busySumRows, mostSums] = [50_000, 2_000, 150];
const sumRowsOf = (size: number) =>
  isBusy() ? Math.min(sumRows, Math.max(busySumRows, Math.ceil(size / mostSums))) : sumRows;

/** Queries that these take at most. */
export const blockQueries = (rows: number): number =>
  15 + Math.max(Math.ceil((rows + 1) / sumRows), Math.min(mostSums, Math.ceil((rows + 1) / busySumRows)));

/** The blocks of a generation's vouchers, and where these and their rows stand. */
export interface LedgerBlocks {
  blocks: PlacedBlock[];
  ledger: LedgerPart;
}

/** Null where the generation's list does not tell of all that it has. */
export const readLedgerBlocks = async (d1: D1Database, generation: number): Promise<LedgerBlocks | null> => {
  const ledger = await wholeLedger(d1, generation);
  const blocks = (await readBlocks(d1, generation)).filter(({ table }) => table === 'voucher');
  const sum = (of: 'count' | 'rows') => blocks.reduce((total, block) => total + block[of], 0);
  const isWhole = sum('count') === sizeOf(ledger.vouchers) && sum('rows') === sizeOf(ledger.rows);
  return isWhole ? { blocks, ledger } : null;
};

/**
 * Whether all rows and vouchers come to what they came to when they were loaded: a block's hash says what was stored, and
 * not what stands there now.
 */
export const isAsLoaded = async (
  d1: D1Database,
  generation: number,
  rest: () => Promise<void>,
): Promise<boolean> => {
  const loaded = await d1
    .prepare(
      'SELECT vouchers, rows + added_rows + removed_rows AS rows, tallies FROM generation WHERE id = ?1',
    )
    .bind(generation)
    .first<{ vouchers: number; rows: number; tallies: string | null }>();
  const should = {
    ...(JSON.parse(loaded?.tallies ?? '{}') as Record<string, number>),
    vouchers: loaded?.vouchers,
    rows: loaded?.rows,
  };
  const lists = { ...(await storedLists(d1, generation)), isShared: true };
  let sums = noSums;
  for (let from = 0; from < lists.size;) {
    const to = from + sumRowsOf(lists.size);
    sums = await addStored(d1, lists, from, to, sums);
    from = to;
    await rest();
  }
  return Object.entries(sums).every(([name, found]) => should[name as keyof typeof should] === found);
};

/**
 * To be given the file's events of vouchers and rows, in their order.
 * @param onEqual called when the last so many vouchers are a block that the ledger has
 */
export const createBlockFinder = (
  { blocks, ledger }: LedgerBlocks,
  file: Pick<SieFileRecord, 'encoding' | 'fiscalYears'>,
  limits: ChunkLimits,
  onEqual: (vouchers: number) => void,
) => {
  const shelf = createShelf(blocks, []);
  const found = new Set<PlacedBlock>();
  const note = (known: PlacedBlock | null) => {
    if (known) {
      found.add(known);
      onEqual(known.count);
    }
    return known;
  };
  const noted: Shelf = {
    ...shelf,
    take: (table, block) => note(shelf.take(table, block)),
    takeStretch: (vouchers, rows, stretch) => note(shelf.takeStretch(vouchers, rows, stretch)),
  };
  const stretches = createStretches(file, limits.hashDigits);
  const chunks = createChunks(0, noProgress(), [], noted, limits, stretches, () => undefined);
  const rows = createFileRows(() => null, file.encoding === 'utf-8', chunks);
  return {
    /** For the reader. */
    stretch: stretches.bytes,
    onEvent(event: SieEvent) {
      if (event.type === 'row' || event.type === 'voucher' || event.type === 'voucherEnd')
        rows.onEvent(event);
    },
    hasFound: () => found.size > 0,
    /** Once the file has ended: what the ledger has beside the blocks that were found. */
    left(): LedgerPart {
      rows.endVouchers();
      chunks.flush();
      const left = blocks.filter((block) => !found.has(block));
      return {
        vouchers: partsOf(
          left.flatMap((one) => cut(ledger.vouchers, one.position, one.position + one.count)),
        ),
        rows: partsOf(left.flatMap((one) => cut(ledger.rows, one.rowPosition, one.rowPosition + one.rows))),
      };
    },
  };
};

/** As if they were all that there is; those that touch are one. */
const partsOf = (ranges: readonly Range[]): Part[] => {
  const parts: Part[] = [];
  let position = 0;
  for (const [origin, first, end] of ranges) {
    const last = parts.at(-1);
    if (last && last.origin === origin && last.first + last.count === first) last.count += end - first;
    else parts.push({ position, origin, first, count: end - first });
    position += end - first;
  }
  return parts;
};

// Both sides of a year, or of some days of it, read into numbers and held against each other.
import type { SieEvent } from '../../../shared/sie/index.ts';
import type { SieFileRecord } from '../../db/ledger.ts';
import type { ChunkLimits } from '../loading/chunk.ts';
import { sizeOf } from '../parts/part.ts';
import { createBlockFinder, isAsLoaded, readLedgerBlocks, type LedgerBlocks } from './blocks.ts';
import { createHashing, type Hashing, type VoucherHashes } from './hashes.ts';
import { createRowReader, ledgerVouchers, wholeLedger, type LedgerPart } from './ledger-vouchers.ts';
import { pairsOf, type Pairs } from './pairs.ts';
import { allDays, isWithin, type Days } from './range.ts';
import { readSource } from './sides.ts';

export interface Compared {
  d1: D1Database;
  archive: R2Bucket;
  /** What of the ledger is looked at. */
  ledger: LedgerPart;
  file: SieFileRecord;
  days: Days;
  /** About how many vouchers each side has. */
  expected: { ledger: number; source: number };
  /** Called between bounded pieces of work. */
  rest: () => Promise<void>;
}

type OnEvent = (event: SieEvent) => void;

/** Takes the file's vouchers in that are of those days. */
const intoHashing = (source: Hashing, days: Days): OnEvent => {
  let looked = false;
  return (event) => {
    if (event.type === 'voucher') {
      looked = isWithin(days, event.date);
      if (looked) source.begin(event);
    } else if (!looked) return;
    else if (event.type === 'row') {
      if (event.kind === 'trans') source.row(event.account, event.objects, event.amountOre, event.date);
    } else if (event.type === 'voucherEnd') source.end();
  };
};

const hashLedger = async ({
  d1,
  ledger,
  days,
  expected,
  rest,
}: Pick<Compared, 'd1' | 'ledger' | 'days' | 'rest'> & {
  expected: { ledger: number };
}): Promise<Hashing> => {
  const hashing = createHashing(expected.ledger);
  const readRows = createRowReader(d1, ledger, rest);
  for await (const page of ledgerVouchers(d1, ledger, rest)) {
    for (const voucher of page) {
      if (!isWithin(days, voucher.date)) continue;
      hashing.begin(voucher);
      await readRows(voucher, hashing.row);
      hashing.end();
    }
  }
  return hashing;
};

/** Every voucher of those days. */
export const compareVouchers = async (compared: Compared): Promise<Pairs> => {
  const { archive, file, days, expected, rest } = compared;
  const source = createHashing(expected.source);
  await readSource(archive, file, rest, intoHashing(source, days));
  const ledger = await hashLedger(compared);
  return pairsOf(ledger.hashes(), source.hashes());
};

export interface WholeYear extends Pick<Compared, 'd1' | 'archive' | 'file' | 'rest'> {
  generation: number;
  /** Vouchers of both sides together that may be held at a time. */
  most: number;
  /** Those that the year was loaded with: blocks of others are not found. */
  limits: ChunkLimits;
}

export interface ComparedBlocks {
  pairs: Pairs;
  /** The part of the ledger that they tell of. */
  ledger: LedgerPart;
}

/**
 * All vouchers but those in blocks that both sides have; null where they are too many to be held.
 * @param onEvent is given the file's events too: whoever wants them for something else need not read it again
 */
export const compareBlocks = async (year: WholeYear, onEvent: OnEvent): Promise<ComparedBlocks | null> => {
  const { d1, generation, rest } = year;
  const found = await withoutEqual(year, await readLedgerBlocks(d1, generation), onEvent);
  if (!found?.hasEqual || (await isAsLoaded(d1, generation, rest))) return found && pairUp(year, found);
  // What stands there is not what its blocks say.
  const all = await withoutEqual(year, null);
  return all && pairUp(year, all);
};

/** Of more vouchers than may be held so many may differ: a share of `most`, since what grows is copied. */
const differing = 1 / 8;
/** Vouchers that differ, as a rule. */
const few = 4_096;

/** What each side has beside the blocks that both have. */
const withoutEqual = async (
  { d1, archive, generation, file, rest, ...year }: WholeYear,
  blocks: LedgerBlocks | null,
  onEvent?: OnEvent,
) => {
  const whole = blocks?.ledger ?? (await wholeLedger(d1, generation));
  const isFew = sizeOf(whole.vouchers) + file.vouchers <= year.most;
  const most = isFew ? year.most : year.most * differing;
  const source = createHashing(isFew ? file.vouchers : few);
  const intoSource = intoHashing(source, allDays);
  const finder = blocks && createBlockFinder(blocks, file, year.limits, (equal) => source.forget(equal));
  let isTooMany = false;
  const look = (event: SieEvent) => {
    onEvent?.(event);
    isTooMany ||= source.hashes().count > most;
    if (isTooMany) return;
    // A block that ends with a voucher has it among its own.
    intoSource(event);
    finder?.onEvent(event);
  };
  await readSource(archive, file, rest, look, finder?.stretch);
  if (isTooMany) return null;
  const ledger = finder?.left() ?? whole;
  if (sizeOf(ledger.vouchers) + source.hashes().count > most) return null;
  return { source: source.hashes(), ledger, hasEqual: finder?.hasFound() ?? false };
};

const pairUp = async (
  { d1, rest }: WholeYear,
  { source, ledger }: { source: VoucherHashes; ledger: LedgerPart },
): Promise<ComparedBlocks> => {
  const expected = { ledger: sizeOf(ledger.vouchers) };
  const hashed = await hashLedger({ d1, rest, ledger, days: allDays, expected });
  return { pairs: pairsOf(hashed.hashes(), source), ledger };
};

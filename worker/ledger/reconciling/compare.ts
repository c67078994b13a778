// Both sides of a year, or of some days of it, read into numbers and held against each other.
import type { SieEvent } from '../../../shared/sie/index.ts';
import type { SieFileRecord } from '../../db/ledger.ts';
import { createHashing } from './hashes.ts';
import { createRowReader, ledgerVouchers } from './ledger-vouchers.ts';
import { pairsOf, type Pairs } from './pairs.ts';
import { isWithin, type Days } from './range.ts';
import { readSource } from './sides.ts';

export interface Compared {
  d1: D1Database;
  archive: R2Bucket;
  generation: number;
  file: SieFileRecord;
  days: Days;
  /** About how many vouchers each side has. */
  expected: { ledger: number; source: number };
  /** Called between bounded pieces of work. */
  rest: () => Promise<void>;
}

/** @param onEvent is given the file's events too: whoever wants them for something else need not read it again */
export const compareVouchers = async (
  { d1, archive, generation, file, days, expected, rest }: Compared,
  onEvent: (event: SieEvent) => void = () => undefined,
): Promise<Pairs> => {
  const source = createHashing(expected.source);
  let looked = false;
  await readSource(archive, file, rest, (event) => {
    onEvent(event);
    if (event.type === 'voucher') {
      looked = isWithin(days, event.date);
      if (looked) source.begin(event);
    } else if (!looked) return;
    else if (event.type === 'row') {
      if (event.kind === 'trans') source.row(event.account, event.objects, event.amountOre, event.date);
    } else if (event.type === 'voucherEnd') source.end();
  });

  const ledger = createHashing(expected.ledger);
  const readRows = createRowReader(d1, generation, rest);
  for await (const page of ledgerVouchers(d1, generation, rest)) {
    for (const voucher of page) {
      if (!isWithin(days, voucher.date)) continue;
      ledger.begin(voucher);
      await readRows(voucher, ledger.row);
      ledger.end();
    }
  }
  return pairsOf(ledger.hashes(), source.hashes());
};

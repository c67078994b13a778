// Blocks of vouchers by their bytes in the file: where these stand in the file that the year was loaded from as well, its
// rows need not be made to be known again.
import { createSieStretch, readerVersion, type SieStretch } from '../../../shared/sie/index.ts';
import type { SieFileRecord } from '../../db/ledger.ts';
import { stretchHash } from '../parts/blocks.ts';
import { columns } from '../tables.ts';

export interface Stretches {
  /** For the reader of the file. */
  readonly bytes: SieStretch;
  /** Of the vouchers since the block began; null where their bytes are not known. */
  hash(): string | null;
}

/**
 * @param file what decides, beside the bytes, which rows are made of them
 * @param digits hex digits of the hash
 */
export const createStretches = (
  { encoding, fiscalYears }: Pick<SieFileRecord, 'encoding' | 'fiscalYears'>,
  digits: number,
): Stretches => {
  const bytes = createSieStretch();
  const years = fiscalYears.map(({ index, start, end }) => [index, start, end]);
  const salt = new TextEncoder().encode(
    JSON.stringify(['stretch', readerVersion, encoding, years, columns.voucher, columns.ledger_row]),
  );
  return {
    bytes,
    hash() {
      const found = bytes.bytes();
      return found && stretchHash(salt, found, digits);
    },
  };
};

// The two sides that the guards compare: a file, and what it would take the place of.
import type { SieFileRecord } from '../../db/ledger.ts';

/** What the guards know of a file: of its record, made or to be made. */
export type FileFacts = Pick<
  SieFileRecord,
  | 'filename'
  | 'sha256'
  | 'start'
  | 'end'
  | 'sieType'
  | 'vouchers'
  | 'rows'
  | 'lastVoucherDate'
  | 'balancesUntil'
  | 'currency'
  | 'outline'
>;

/** What the year holds, or, `purged`, what it last held. */
export interface Held extends FileFacts {
  purged: boolean;
}

/** A file, what it would take the place of, and what every sentence about them names. */
export interface Sides {
  file: FileFacts;
  held: Held;
  named: { file: string; year: string; held: { sv: string; en: string } };
}

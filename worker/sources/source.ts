// What a source of a ledger is to the rest: whether it can give a year anew, from which archived file or by fetching one.
// Every source yields SIE files, and every file read from one is kept in the archive.
import type { Reason } from '../../shared/contract/list.ts';
import type { Source } from '../../shared/contract/company.ts';
import type { ArchivedFile } from '../db/ledger.ts';
import type { Named } from './trouble.ts';

/** What the archive has of a year. */
export interface YearFiles {
  /** The file that is live; of an empty year the one that was live last. Null when its bytes are gone. */
  live: ArchivedFile | null;
  /** The newest one, whether it was ever live or not. */
  newest: ArchivedFile | null;
}

export type Reloadable =
  | { file: ArchivedFile; newerFile: ArchivedFile | null; reason: null; from: null }
  /** Fetched when it is reloaded. */
  | { file: null; newerFile: null; reason: null; from: Named & { kind: Source['kind'] } }
  | { file: null; newerFile: null; reason: Reason; from: null };

export interface LedgerSource {
  /** What a reload of the year would read: a file, and a newer one that it would pass over, or why there is none. */
  reloadable(files: YearFiles): Reloadable;
}

// What a source of a ledger is to the rest: whether it can give a year anew, and from which archived file.
// Every source yields SIE files, and every file read from one is kept in the archive.
import type { ArchivedFile } from '../ledger/years/years.ts';

export interface Reason {
  code: string;
  sv: string;
  en: string;
}

export type Reloadable = { file: ArchivedFile; reason: null } | { file: null; reason: Reason };

export interface LedgerSource {
  /** The file a reload of the year would read, or why there is none. */
  reloadable(newestFile: ArchivedFile | null): Reloadable;
}

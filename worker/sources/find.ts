// Which source a company's ledger comes from.
import type { Source } from '../../shared/contract/company.ts';
import { archiveSource } from './archive.ts';
import type { LedgerSource } from './source.ts';

/** Companies of every kind are reloaded from the archive. */
export const sourceOf = (_source: Source): LedgerSource => archiveSource;

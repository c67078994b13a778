// Which source a company's ledger comes from.
import type { CompanySource } from '../db/directory.ts';
import { archiveSource } from './archive.ts';
import { sourceNames } from './names.ts';
import type { LedgerSource } from './source.ts';

/** A company that is connected is read from its accounting system itself, others from the archive. */
export const sourceOf = ({ kind, connected }: CompanySource): LedgerSource =>
  connected
    ? {
        reloadable: () => ({
          file: null,
          newerFile: null,
          reason: null,
          from: { kind, ...sourceNames[kind] },
        }),
      }
    : archiveSource;

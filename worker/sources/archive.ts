// The archive as a source: the file that the year was read from is read again. A newer one that was not loaded, or was
// purged and passed over by an undo, is not brought in by a reload; that it exists is told.
import type { LedgerSource } from './source.ts';

export const archiveSource: LedgerSource = {
  reloadable: ({ live, newest }) =>
    live
      ? { file: live, newerFile: newest && newest.id > live.id ? newest : null, reason: null, from: null }
      : {
          file: null,
          newerFile: null,
          from: null,
          reason: {
            code: 'no_archived_file',
            sv: 'ingen SIE-fil för året finns i arkivet. Ladda upp en ny fil efter tömningen.',
            en: 'no SIE file of the year is in the archive. Upload a new file after the purge.',
          },
        },
};

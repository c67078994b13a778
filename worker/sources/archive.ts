// The archive as a source: the newest file uploaded for a year is read again.
import type { LedgerSource } from './source.ts';

export const archiveSource: LedgerSource = {
  reloadable: (newestFile) =>
    newestFile
      ? { file: newestFile, reason: null }
      : {
          file: null,
          reason: {
            code: 'no_archived_file',
            sv: 'ingen SIE-fil för året finns i arkivet. Ladda upp en ny fil efter tömningen.',
            en: 'no SIE file of the year is in the archive. Upload a new file after the purge.',
          },
        },
};

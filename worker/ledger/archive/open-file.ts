// Opens the right reader for a file of the archive: SIE 1–4 as text, or SIE 5 (XML).
import {
  openSieReader,
  type SieEncoding,
  type SieReader,
  type SieReaderOptions,
} from '../../../shared/sie/index.ts';

/** @param file its encoding and type, as they were found when it was received; the type is `5` for SIE 5 */
export const openFile = (
  file: { encoding: string; sieType: string },
  options: Omit<SieReaderOptions, 'encoding'>,
): Promise<SieReader> =>
  openSieReader(file.sieType === '5' ? 'sie5' : 'sie', {
    ...options,
    encoding: file.encoding as SieEncoding,
  });

// What the first kilobytes of a file say of whose it is and of which year, so that the rest need not be sent in vain.
import {
  createEncodingDetector,
  isSieRefusal,
  openSieReader,
  type SieEvent,
  type SieSummary,
} from '../../../shared/sie/index.ts';

import type { ArchiveSink } from '../archive/archive-sink.ts';

export type FileHead = Pick<SieSummary, 'organisationNumber' | 'companyName' | 'fiscalYears'>;

/** Bytes in which the records that identify a file are looked for: they come first in it. */
export const headBytes = 64 * 1024;
const lineFeed = 10;

/**
 * A sink that is opened once the head of a longer file has been looked at: of one that is refused by it nothing is
 * stored, and nothing has to be taken back.
 * @param onHead what it throws, `write` throws
 */
export const afterHead = (
  open: () => ArchiveSink,
  onHead: (head: FileHead) => Promise<void>,
): ArchiveSink => {
  const held: Uint8Array[] = [];
  let bytes = 0;
  let sink: ArchiveSink | null = null;
  const opened = async (): Promise<ArchiveSink> => {
    sink = open();
    for (const part of held.splice(0)) await sink.write(part);
    return sink;
  };
  return {
    write: async (part) => {
      if (sink) return sink.write(part);
      held.push(part.slice());
      bytes += part.byteLength;
      if (bytes <= headBytes) return;
      await onHead(await readHead(held));
      await opened();
    },
    end: async () => (sink ?? (await opened())).end(),
    abandon: async () => sink?.abandon(),
  };
};

/** Only what is certain: of records given twice the first counts, and a year is told once it holds. */
export const readHead = async (parts: Uint8Array[]): Promise<FileHead> => {
  const all = new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
  const bytes = all.subarray(0, all.lastIndexOf(lineFeed) + 1);
  const head: FileHead = { organisationNumber: null, companyName: null, fiscalYears: [] };
  const onEvent = (event: SieEvent): void => {
    if (event.type === 'fiscalYear') head.fiscalYears.push(event);
    if (event.type !== 'identification') return;
    if (event.label === 'ORGNR') head.organisationNumber = event.values[0] ?? null;
    if (event.label === 'FNAMN') head.companyName = event.values[0] ?? null;
  };
  const detector = createEncodingDetector();
  detector.push(bytes);
  try {
    const reader = await openSieReader(detector.format(), { encoding: detector.result(), onEvent });
    reader.push(bytes);
  } catch (error) {
    // The reading of the whole file says so in its own time.
    if (!isSieRefusal(error)) throw error;
  }
  return head;
};

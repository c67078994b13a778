// The live ledger of a year as a SIE 4E file, made page by page as it is read; its #KSUMMA, the last record, tells
// whether all of it arrived.
import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { createSieWriter, type SieEvent, type SieWriterReport } from '../../../shared/sie/index.ts';
import type { Ledger } from '../../db/find.ts';
import { fiscalYear, generation, sieFile, type CompanyRef } from '../../db/ledger.ts';
import { problem } from '../../problem.ts';
import { bookEvents, indexesOf } from './book-events.ts';
import { chartEvents } from './chart-events.ts';
import { headEvents } from './head-events.ts';
import { replacedSigns } from './replaced-signs.ts';

export interface Export {
  stream: ReadableStream<Uint8Array>;
  /** Signs that code page 437 lacks, with what stands for them in the file. */
  replaced: SieWriterReport['replaced'];
}

/**
 * @throws problems `fiscal_year_not_found`, `year_empty`; a year purged or replaced while it is read ends the stream
 *   with an error, before #KSUMMA
 */
export const exportYear = async (ledger: Ledger, company: CompanyRef, start: string): Promise<Export> => {
  const year = await readExported(ledger, company, start);
  const { id, indexes } = year;
  const replaced = year.mayBeReplaced
    ? await replacedSigns(ledger.d1, id, start, indexes, eventsBeforeBooks(ledger, company, year))
    : [];
  return { stream: streamOf(eventsOfYear(ledger, company, year)), replaced };
};

const readExported = async ({ db }: Ledger, company: CompanyRef, start: string) => {
  const here = and(eq(fiscalYear.companyId, company.id), eq(fiscalYear.start, start));
  const liveHere = db.select({ id: fiscalYear.liveGeneration }).from(fiscalYear).where(here);
  const fileHere = db
    .select({ id: generation.sieFileId })
    .from(generation)
    .where(inArray(generation.id, liveHere));
  // Not joined: of columns with one name a batch would give one.
  const [[year], [live], [file], foreign] = await db.batch([
    db.select().from(fiscalYear).where(here),
    db.select().from(generation).where(inArray(generation.id, liveHere)),
    db.select().from(sieFile).where(inArray(sieFile.id, fileHere)),
    // The names of accounts that the year's file does not name may have come with any file of the company's.
    db
      .select({ id: sieFile.id })
      .from(sieFile)
      .where(and(eq(sieFile.companyId, company.id), notInArray(sieFile.encoding, ['cp437', 'ascii'])))
      .limit(1),
  ]);
  if (!year) throw problem('fiscal_year_not_found', { year: start, company: company.name });
  if (!live || !file) throw problem('year_empty', { year: start });
  return {
    id: live.id,
    start,
    file,
    indexes: indexesOf(file.fiscalYears),
    /** Only a file in another encoding, or the company's name, can have brought signs that code page 437 lacks. */
    mayBeReplaced: foreign.length > 0 || /[^\0-\x7fåäöÅÄÖéÉüÜ]/.test(company.name),
  };
};
type Exported = Awaited<ReturnType<typeof readExported>>;

async function* eventsBeforeBooks(
  ledger: Ledger,
  company: CompanyRef,
  { id, file }: Exported,
): AsyncGenerator<SieEvent[]> {
  yield headEvents(company, file);
  yield* chartEvents(ledger, company, id, file.sieType === '4I');
}

/** @throws problem `data_changed` when the year is no longer live at the end, or its rows have gone meanwhile */
async function* eventsOfYear(
  ledger: Ledger,
  company: CompanyRef,
  year: Exported,
): AsyncGenerator<SieEvent[]> {
  yield* eventsBeforeBooks(ledger, company, year);
  yield* bookEvents(ledger.d1, year.id, year.start, year.indexes);
  const [live] = await ledger.db
    .select({ state: generation.state })
    .from(generation)
    .where(eq(generation.id, year.id));
  if (live?.state !== 'live') throw problem('data_changed', { year: year.start });
}

const streamOf = (events: AsyncGenerator<SieEvent[]>) => {
  const ready: Uint8Array[] = [];
  const writer = createSieWriter({
    checksum: true,
    allowUnbalanced: true,
    onChunk: (chunk) => ready.push(chunk),
  });
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      for (;;) {
        const next = await events.next();
        if (next.done) writer.end();
        else for (const event of next.value) writer.write(event);
        if (ready.length > 0) for (const chunk of ready.splice(0)) controller.enqueue(chunk);
        else if (!next.done) continue;
        if (next.done) controller.close();
        return;
      }
    },
  });
};

// The live ledger of a year as a SIE 4E file, made page by page as it is read; its #KSUMMA, the last record, tells
// whether all of it arrived.
import { createSieWriter, type SieWriterReport } from '../../../shared/sie/index.ts';
import type { Ledger } from '../../db/find.ts';
import type { CompanyRef } from '../../db/ledger.ts';
import { problem } from '../../problem.ts';
import { eventsOfYear, type ExportedYear } from './export-events.ts';
import { readYears } from '../years/years.ts';

const options = { checksum: true, allowUnbalanced: true };

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
  const year = (await readYears(ledger, company.id)).find((candidate) => candidate.start === start);
  if (!year) throw problem('fiscal_year_not_found', { year: start, company: company.name });
  if (year.generation === null) throw problem('year_empty', { year: start });
  const exported = { start, end: year.end, generation: year.generation };
  const replaced = (await mayNeedReplacing(ledger, company, year.generation))
    ? await dryRun(ledger, company, exported)
    : [];
  return { stream: streamOf(ledger, company, exported), replaced };
};

/** Only a file in another encoding, or the company's name, can have brought signs that code page 437 lacks. */
const mayNeedReplacing = async (
  { d1 }: Ledger,
  company: CompanyRef,
  generation: number,
): Promise<boolean> => {
  const { results } = await d1
    .prepare(
      `SELECT 1 FROM sie_file WHERE company_id = ?1 AND encoding NOT IN ('cp437', 'ascii')
       UNION ALL SELECT 1 FROM generation WHERE id = ?2 AND ?3`,
    )
    // The chart of accounts is the company's: any of its files may have named an account.
    .bind(company.id, generation, /[^\0-\x7fåäöÅÄÖéÉüÜ]/.test(company.name) ? 1 : 0)
    .all();
  return results.length > 0;
};

/** Writes the file to nowhere, to know before its first byte what will be replaced. */
const dryRun = async (ledger: Ledger, company: CompanyRef, year: ExportedYear) => {
  const writer = createSieWriter({ ...options, onChunk: () => undefined });
  for await (const events of eventsOfYear(ledger, company, year))
    for (const event of events) writer.write(event);
  return writer.end().replaced;
};

const streamOf = (ledger: Ledger, company: CompanyRef, year: ExportedYear) => {
  const ready: Uint8Array[] = [];
  const writer = createSieWriter({ ...options, onChunk: (chunk) => ready.push(chunk) });
  const events = eventsOfYear(ledger, company, year);
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

// Gathers the identification of a file and writes it in the order of SIE 4B 5.11, as a type 4 file in PC8.
import type { RecordSink } from './record-sink.ts';
import type { FiscalYearEvent, IdentificationEvent } from '../types.ts';

const BEFORE_YEARS = [
  'PROGRAM',
  'FORMAT',
  'GEN',
  'SIETYP',
  'PROSA',
  'FTYP',
  'FNR',
  'ORGNR',
  'BKOD',
  'FNAMN',
  'ADRESS',
];
const AFTER_YEARS = ['TAXAR', 'OMFATTN', 'KPTYP', 'VALUTA'];
/** Labels whose fields are no text and stand without quotes. */
const BARE = new Set([
  'FORMAT',
  'GEN',
  'SIETYP',
  'ORGNR',
  'TAXAR',
  'OMFATTN',
  'KPTYP',
  'VALUTA',
  'FTYP',
  'BKOD',
]);

/** Labels whose first field is a date, which some programs write with hyphens. */
const DATED = new Set(['GEN', 'OMFATTN']);

export interface Header {
  add(event: IdentificationEvent | FiscalYearEvent): void;
  write(sink: RecordSink): void;
}

/** #FLAGGA, #FORMAT and #SIETYP are the writer's own; what was added for them is left out. */
export function createHeader(): Header {
  const records = new Map<string, readonly string[]>();
  const years: FiscalYearEvent[] = [];

  function writeRecords(sink: RecordSink, labels: readonly string[]): void {
    for (const label of labels) {
      const record = records.get(label);
      const values = record?.map((value) => sink.plainName(value)) ?? [];
      // Nothing but signs that are not to be seen: as if it were not there.
      if (record === undefined || (values.join('') === '' && record.join('') !== '')) continue;
      if (DATED.has(label)) values[0] = values[0]!.replaceAll('-', '');
      sink.label(label);
      for (const [position, value] of values.entries()) {
        const isBare = BARE.has(label) && (position === 0 || label === 'ORGNR') && /^[\w-]+$/.test(value);
        if (isBare) sink.bare(value);
        else sink.text(value);
      }
      sink.endLine();
    }
  }

  return {
    add(event) {
      if (event.type === 'fiscalYear') years.push(event);
      else records.set(event.label, event.values);
    },
    write(sink) {
      records.set('FORMAT', ['PC8']);
      records.set('SIETYP', ['4']);
      writeRecords(sink, BEFORE_YEARS);
      for (const { index, start, end } of years.toSorted((a, b) => b.index - a.index)) {
        sink.label('RAR');
        sink.bare(String(index));
        sink.bare(start.replaceAll('-', ''));
        sink.bare(end.replaceAll('-', ''));
        sink.endLine();
      }
      writeRecords(sink, AFTER_YEARS);
    },
  };
}

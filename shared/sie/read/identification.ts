// The flag and identification records, #FLAGGA to #VALUTA (SIE 4B 11): who the file is about and which years.
import { fieldIsEmpty, fieldName, refuse, refuseMissing, warn } from './context.ts';
import type { ReaderContext } from './context.ts';
import { dateField } from './field-values.ts';
import type { Label } from './labels.ts';
import { quoteFound } from '../refusal.ts';
import type { WarningCode } from '../warning-codes.ts';
import { createFiscalYears } from './fiscal-years.ts';
import type { FiscalYears } from './fiscal-years.ts';
import { isoDate, yearIndexFromText } from './values.ts';
import { normaliseOrganisationNumber } from '../../organisation-number.ts';

export interface Identification {
  alreadyImported: boolean;
  program: string | null;
  generatedOn: string | null;
  sieType: number;
  companyName: string | null;
  organisationNumber: string | null;
  balancesUntilDate: number;
  balancesUntilLine: number;
  currency: string | null;
  readonly years: FiscalYears;
  /** Labels met, each with its first line. */
  readonly seen: Map<string, number>;
  /** The fields of each record that was not ignored, by its label. */
  readonly records: Map<string, readonly string[]>;
}

export function createIdentification(): Identification {
  return {
    alreadyImported: false,
    program: null,
    generatedOn: null,
    sieType: 1,
    companyName: null,
    organisationNumber: null,
    balancesUntilDate: 0,
    balancesUntilLine: 0,
    currency: null,
    years: createFiscalYears(),
    seen: new Map(),
    records: new Map(),
  };
}

/** Reads the record at hand; given twice, the first counts (but every #RAR with an index of its own). */
export function readIdentification(context: ReaderContext, label: Label, known: Identification): void {
  if (label === 'RAR') {
    readFiscalYear(context, known);
    return;
  }
  if (known.seen.has(label)) {
    warn(context, 'record_repeated', () => ({
      sv: `${context.label} förekommer mer än en gång; den första gäller.`,
      en: `${context.label} occurs more than once; the first counts.`,
    }));
    return;
  }
  known.seen.set(label, context.line);
  if (!accept(context, label, known)) return;
  const values: string[] = [];
  for (let i = 0; i < context.fields.count; i++) values.push(fieldName(context, i));
  known.records.set(label, values);
  context.emit?.({ type: 'identification', line: context.line, label, values });
}

/** False where the record's value is ignored. */
function accept(context: ReaderContext, label: Label, known: Identification): boolean {
  const first = fieldName(context, 0);
  switch (label) {
    case 'FLAGGA':
      known.alreadyImported = first === '1';
      if (known.alreadyImported) {
        warn(context, 'already_imported', () => ({
          sv: 'Filen är märkt som redan inläst (#FLAGGA 1).',
          en: 'The file is marked as already imported (#FLAGGA 1).',
        }));
      }
      return true;
    case 'PROGRAM': {
      const version = fieldName(context, 1);
      known.program = (version === '' ? first : `${first} ${version}`) || null;
      return true;
    }
    case 'FORMAT':
      return first.toUpperCase() === 'PC8' || ignored(context, 'unknown_format', first, 'PC8');
    case 'GEN': {
      const date = dateField(context, 0);
      if (date <= 0) return ignored(context, 'bad_generated_date', first, 'ÅÅÅÅMMDD', 'YYYYMMDD');
      known.generatedOn = isoDate(date);
      return true;
    }
    case 'SIETYP':
      if (!/^[1-4]$/.test(first)) {
        refuse(context, 'bad_sie_type', {
          sv: `${quoteFound(first)} är ingen SIE-typ. Väntade 1, 2, 3 eller 4.`,
          en: `${quoteFound(first)} is not a SIE type. Expected 1, 2, 3 or 4.`,
        });
      }
      known.sieType = Number(first);
      return true;
    case 'ORGNR':
      known.organisationNumber = first;
      if (first === '') return ignored(context, 'organisation_number_missing', first, 'NNNNNN-NNNN');
      if (normaliseOrganisationNumber(first) === null) {
        warn(context, 'bad_organisation_number', () => ({
          sv: `${quoteFound(first)} är inget organisationsnummer.`,
          en: `${quoteFound(first)} is not an organisation number.`,
        }));
      }
      return true;
    case 'FNAMN':
      known.companyName = first;
      return first !== '' || ignored(context, 'company_name_missing', first, 'ett namn', 'a name');
    case 'TAXAR':
      return /^\d{4}$/.test(first) || ignored(context, 'bad_tax_year', first, 'ett årtal', 'a year');
    case 'OMFATTN': {
      const date = dateField(context, 0);
      if (date <= 0) return ignored(context, 'bad_balance_date', first, 'ÅÅÅÅMMDD', 'YYYYMMDD');
      known.balancesUntilDate = date;
      known.balancesUntilLine = context.line;
      return true;
    }
    case 'KPTYP':
      return (
        /^(BAS95|BAS96|EUBAS97|NE2007|BAS2.*)$/.test(first) ||
        ignored(context, 'unknown_chart', first, 'BAS95, BAS96, EUBAS97, NE2007, BAS2…')
      );
    case 'VALUTA':
      if (!/^[A-Za-z]{3}$/.test(first))
        return ignored(context, 'bad_currency', first, 'tre bokstäver', 'three letters');
      known.currency = first.toUpperCase();
      return true;
    default:
      return true;
  }
}

function ignored(context: ReaderContext, code: WarningCode, found: string, sv: string, en = sv): false {
  warn(context, code, () =>
    found === ''
      ? { sv: `Värdet saknas (väntade ${sv}).`, en: `The value is missing (expected ${en}).` }
      : {
          sv: `${quoteFound(found)} lämnas utan avseende (väntade ${sv}).`,
          en: `${quoteFound(found)} is ignored (expected ${en}).`,
        },
  );
  return false;
}

/** `#RAR index start end`; a year without dates is skipped, one with broken dates refused. */
function readFiscalYear(context: ReaderContext, known: Identification): void {
  if (!known.seen.has('RAR')) known.seen.set('RAR', context.line);
  const index = yearIndexField(context, 0);
  const [start, end] = [fieldName(context, 1), fieldName(context, 2)];
  // Zeros stand for no date, as in other fields.
  if (/^0*$/.test(start) && /^0*$/.test(end)) {
    warn(context, 'fiscal_year_without_dates', () => ({
      sv: `Räkenskapsår ${index} har inga datum; posten hoppas över.`,
      en: `Fiscal year ${index} has no dates; the record is skipped.`,
    }));
    return;
  }
  const startDate = dateField(context, 1);
  const endDate = dateField(context, 2);
  const found = `${start}–${end}`;
  if (startDate <= 0 || endDate <= 0) {
    refuse(context, 'bad_fiscal_year', {
      sv: `räkenskapsår ${index} har datumen ${quoteFound(found)}. Väntade två datum ÅÅÅÅMMDD.`,
      en: `fiscal year ${index} has the dates ${quoteFound(found)}. Expected two dates YYYYMMDD.`,
    });
  }
  if (endDate < startDate) {
    refuse(context, 'bad_fiscal_year', {
      sv: `räkenskapsår ${index} slutar ${isoDate(endDate)}, innan det börjar ${isoDate(startDate)}.`,
      en: `fiscal year ${index} ends ${isoDate(endDate)}, before it starts ${isoDate(startDate)}.`,
    });
  }
  known.years.declare(context, index, startDate, endDate);
}

/** The year index of a #RAR or a balance: 0 is the file's own year, -1 the one before (SIE 4B 5.14). */
export function yearIndexField(context: ReaderContext, position: number): number {
  if (fieldIsEmpty(context, position)) refuseMissing(context, 'årsnumret', 'the year index');
  const text = fieldName(context, position);
  const index = yearIndexFromText(text);
  if (index === null) {
    refuse(context, 'bad_year_index', {
      sv: `${quoteFound(text)} är inget årsnummer. Väntade 0, -1, -2 …`,
      en: `${quoteFound(text)} is not a year index. Expected 0, -1, -2 …`,
    });
  }
  return index;
}

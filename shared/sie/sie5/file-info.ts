// `FileInfo` of a SIE 5 file: program, company, fiscal years, currency; handed out as #PROGRAM … #VALUTA would be.
import { addDays } from '../../fiscal-year.ts';
import { refuse } from '../read/context.ts';
import type { ReaderContext } from '../read/context.ts';
import type { KnownYear } from '../read/fiscal-years.ts';
import type { Identification } from '../read/identification.ts';
import { month, optionalDate } from './attributes.ts';
import type { Attributes } from './attributes.ts';
import { isoDate } from '../read/values.ts';

export interface FileInfo {
  /** Takes an element directly or deeper below `FileInfo`. */
  element(context: ReaderContext, name: string, attributes: Attributes): void;
  /** When `FileInfo` ends: numbers the years, 0 being the primary one. */
  end(context: ReaderContext): void;
}

export function createFileInfo(known: Identification, count: (label: string) => void): FileInfo {
  const years: (Omit<KnownYear, 'index'> & { primary: boolean; line: number; covered: number })[] = [];

  function identify(context: ReaderContext, label: string, values: readonly string[]): void {
    const given = values.findLastIndex((value) => value !== '') + 1;
    if (given === 0) return;
    count(label);
    const record = values.slice(0, given);
    known.records.set(label, record);
    context.emit?.({ type: 'identification', line: context.line, label, values: record });
  }

  return {
    element(context, name, attributes) {
      const { time = '', by = '', currency = '', version = '' } = attributes;
      switch (name) {
        case 'SoftwareProduct':
          known.program = `${attributes['name'] ?? ''} ${version}`.trim() || null;
          identify(context, 'PROGRAM', [attributes['name'] ?? '', version]);
          break;
        case 'FileCreation': {
          const date = optionalDate(context, { time: time.slice(0, 10) }, 'time');
          known.generatedOn = date === 0 ? null : isoDate(date);
          identify(context, 'GEN', [date === 0 ? '' : String(date), by]);
          break;
        }
        case 'Company': {
          const { organizationId = '', multiple = '', clientId = '' } = attributes;
          known.organisationNumber = organizationId || null;
          known.companyName = attributes['name'] ?? null;
          identify(context, 'FNR', [clientId]);
          identify(context, 'ORGNR', [organizationId, multiple]);
          identify(context, 'FNAMN', [attributes['name'] ?? '']);
          break;
        }
        case 'AccountingCurrency':
          known.currency = currency === '' ? null : currency.toUpperCase();
          identify(context, 'VALUTA', [currency]);
          break;
        case 'FiscalYear': {
          const start = `${month(context, attributes, 'start')}-01`;
          const end = lastDay(month(context, attributes, 'end'));
          if (end < start) {
            refuse(context, 'bad_fiscal_year', {
              sv: `räkenskapsåret slutar ${end}, innan det börjar ${start}.`,
              en: `the fiscal year ends ${end}, before it starts ${start}.`,
            });
          }
          years.push({
            start,
            end,
            startDate: Number(start.replaceAll('-', '')),
            endDate: Number(end.replaceAll('-', '')),
            primary: /^(true|1)$/.test(attributes['primary'] ?? ''),
            line: context.line,
            covered: optionalDate(context, attributes, 'lastCoveredDate'),
          });
          break;
        }
      }
    },
    end(context) {
      years.sort((a, b) => a.startDate - b.startDate);
      const primary = years.findIndex((year) => year.primary);
      const zero = primary < 0 ? years.length - 1 : primary;
      for (const [position, { startDate, endDate, line }] of years.entries()) {
        known.years.declare(context, position - zero, startDate, endDate, line);
        count('RAR');
      }
      known.years.settle(context);
      const { covered, line } = years[zero] ?? { covered: 0, line: 0 };
      if (covered === 0) return;
      known.balancesUntilDate = covered;
      known.balancesUntilLine = line;
      identify(context, 'OMFATTN', [String(covered)]);
    },
  };
}

function lastDay(period: string): string {
  const [year, month] = period.split('-').map(Number);
  const next = month === 12 ? `${year! + 1}-01-01` : `${year}-${String(month! + 1).padStart(2, '0')}-01`;
  return addDays(next.padStart(10, '0'), -1);
}

// The fiscal years that a file declares: which of them hold, and which one a date lies in. The ledger keys its figures
// by the year's dates, so two years that share a day cannot both hold.
import { refuse, warn } from './context.ts';
import type { ReaderContext } from './context.ts';
import { createRefusal } from '../refusal.ts';
import type { SieFiscalYear } from '../types.ts';
import { isoDate } from './values.ts';

export interface KnownYear extends SieFiscalYear {
  /** 20240101 for 2024-01-01. */
  startDate: number;
  endDate: number;
}

/** Far beyond any company's; each is held against the others. */
const MAX_YEARS = 200;

/** What `indexOf` answers for a date in no declared year. */
export const OUTSIDE_YEARS = 10_000;

export interface FiscalYears {
  /** The years that hold, in the file's order. */
  readonly list: readonly KnownYear[];
  /** Takes a year as the record at hand has it; of an index given twice, the first counts. Refuses `too_many_years`. */
  declare(context: ReaderContext, index: number, startDate: number, endDate: number, line?: number): void;
  /**
   * To be called before anything that lies in a year is read, and at the end: hands out the years declared since, and
   * sets aside those that overlap one nearer to year 0. Refuses `fiscal_year_too_late` where a year follows upon
   * vouchers that were read as another's.
   */
  settle(context: ReaderContext): void;
  /** Index of the year that a date lies in, also of one set aside; `OUTSIDE_YEARS` for none. */
  indexOf(date: number): number;
  /** Notes that a voucher of that date, which lies in no year, has been read. */
  noteOutside(date: number): void;
  /** The years that were declared and do not hold. */
  readonly setAside: readonly KnownYear[];
}

interface DeclaredYear extends KnownYear {
  line: number;
  label: string | null;
  state: 'new' | 'holds' | 'set_aside';
}

export function createFiscalYears(): FiscalYears {
  const declared: DeclaredYear[] = [];
  let list: readonly KnownYear[] = [];
  let setAside: readonly DeclaredYear[] = [];
  let isSettled = true;
  let outsideFrom = 0;
  let outsideTo = 0;

  function holdsBeside(year: DeclaredYear, nearer: readonly DeclaredYear[]): boolean {
    return nearer.every((other) => other.state === 'set_aside' || !overlap(year, other));
  }

  /** True where vouchers that were read as in no year lie in it, or, of year 0, where not all of them do. */
  function isMissed({ index, startDate, endDate }: DeclaredYear): boolean {
    if (outsideTo === 0) return false;
    if (index === 0) return outsideFrom < startDate || endDate < outsideTo;
    return startDate <= outsideTo && outsideFrom <= endDate;
  }

  function settleYear(context: ReaderContext, year: DeclaredYear, nearer: readonly DeclaredYear[]): void {
    const before = year.state;
    year.state = holdsBeside(year, nearer) ? 'holds' : 'set_aside';
    if (before === year.state) return;
    if (before !== 'new' || isMissed(year)) refuseLate(year);
    if (year.state === 'set_aside') warnOverlap(context, year);
  }

  return {
    get list() {
      return list;
    },
    get setAside() {
      return setAside;
    },
    declare(context, index, startDate, endDate, line = context.line) {
      if (declared.some((year) => year.index === index)) {
        warn(context, 'record_repeated', () => ({
          sv: `Räkenskapsår ${index} förekommer mer än en gång; det första gäller.`,
          en: `Fiscal year ${index} occurs more than once; the first counts.`,
        }));
        return;
      }
      if (declared.length === MAX_YEARS) {
        refuse(context, 'too_many_years', {
          sv: `filen har fler än ${MAX_YEARS} räkenskapsår.`,
          en: `the file has more than ${MAX_YEARS} fiscal years.`,
        });
      }
      const { label } = context;
      const [start, end] = [isoDate(startDate), isoDate(endDate)];
      declared.push({ index, start, end, startDate, endDate, line, label, state: 'new' });
      isSettled = false;
    },
    settle(context) {
      if (isSettled) return;
      isSettled = true;
      const fresh = declared.filter(({ state }) => state === 'new');
      const byDistance = declared.toSorted((a, b) => Math.abs(a.index) - Math.abs(b.index));
      for (const [position, year] of byDistance.entries())
        settleYear(context, year, byDistance.slice(0, position));
      list = declared.filter(({ state }) => state === 'holds');
      setAside = declared.filter(({ state }) => state === 'set_aside');
      for (const { line, index, start, end, state } of fresh)
        if (state === 'holds') context.emit?.({ type: 'fiscalYear', line, index, start, end });
    },
    indexOf(date) {
      for (let i = 0; i < list.length; i++) {
        const year = list[i]!;
        if (year.startDate <= date && date <= year.endDate) return year.index;
      }
      const year = setAside.find(({ startDate, endDate }) => startDate <= date && date <= endDate);
      return year?.index ?? OUTSIDE_YEARS;
    },
    noteOutside(date) {
      if (outsideFrom === 0 || date < outsideFrom) outsideFrom = date;
      if (date > outsideTo) outsideTo = date;
    },
  };
}

function overlap(a: KnownYear, b: KnownYear): boolean {
  return a.startDate <= b.endDate && b.startDate <= a.endDate;
}

function warnOverlap({ warnings }: ReaderContext, { index, start, end, line, label }: DeclaredYear): void {
  warnings.add(
    'fiscal_years_overlap',
    line,
    label,
    () => ({
      sv: `Räkenskapsår ${index} (${start}–${end}) har dagar gemensamt med ett år närmare filens eget; året och dess saldon hoppas över.`,
      en: `Fiscal year ${index} (${start}–${end}) shares days with a year nearer to the file's own; the year and its balances are skipped.`,
    }),
    String(index),
  );
}

function refuseLate({ index, start, end, line, label }: DeclaredYear): never {
  throw createRefusal('fiscal_year_too_late', line, label, {
    sv: `Rad ${line}, ${label}: räkenskapsår ${index} (${start}–${end}) står efter verifikationer eller saldon som det avgör hur de ska läsas. Väntade #RAR före dem.`,
    en: `Line ${line}, ${label}: fiscal year ${index} (${start}–${end}) comes after vouchers or balances whose reading it decides. Expected #RAR before them.`,
  });
}

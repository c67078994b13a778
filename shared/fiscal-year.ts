// Fiscal years and the ISO dates they are made of: `2024-01-31`, `2024-01`. Days have no time zone.

export interface DateSpan {
  /** First day, `YYYY-MM-DD`. */
  start: string;
  /** Last day, `YYYY-MM-DD`. */
  end: string;
}

const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a day that the (Gregorian) calendar has. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  if (month === 2 && day === 29) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= DAYS[month]!;
}

/** True for a day that the calendar has, written `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  return isCalendarDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
}

/** `YYYY-MM` of a day. */
export function periodOf(date: string): string {
  return date.slice(0, 7);
}

/** True where the day lies in the year, its first and last day included. */
export function contains(year: DateSpan, date: string): boolean {
  return year.start <= date && date <= year.end;
}

/** True where the two share a day. */
export function overlaps(a: DateSpan, b: DateSpan): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** `2024` for a year within one calendar year, `2023/24` for a broken one, `1999/2000` across a century. */
export function fiscalYearLabel({ start, end }: DateSpan): string {
  const first = start.slice(0, 4);
  const last = end.slice(0, 4);
  if (first === last) return first;
  return first.slice(0, 2) === last.slice(0, 2) ? `${first}/${last.slice(2)}` : `${first}/${last}`;
}

/** The periods of the year in order, those it only touches included. */
export function periodsOf({ start, end }: DateSpan): string[] {
  const periods: string[] = [];
  let year = Number(start.slice(0, 4));
  let month = Number(start.slice(5, 7));
  const last = periodOf(end);
  for (;;) {
    const period = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (period > last) return periods;
    periods.push(period);
    if (++month === 13) {
      month = 1;
      year++;
    }
  }
}

/** The day before or after, `days` away. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

// Fiscal years and the ISO dates they are made of: `2024-01-31`, `2024-01`. Days have no time zone.

export interface DateSpan {
  /** First day, `YYYY-MM-DD`. */
  start: string;
  /** Last day, `YYYY-MM-DD`. */
  end: string;
}

/** True for a day that the calendar has, written `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
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

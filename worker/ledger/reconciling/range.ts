// What is compared at a time: the vouchers of a year, or of some days of it.

/** First and last day, as ISO dates. */
export type Days = readonly [from: string, to: string];

export const allDays: Days = ['', '~'];
export const isWithin = ([from, to]: Days, date: string): boolean => from <= date && date <= to;

/**
 * Ranges of days with at most so many vouchers each; a day that has more by itself is left out.
 * @param counts vouchers of both sides by date
 */
export const rangesOf = (counts: ReadonlyMap<string, number>, most: number): Days[] => {
  const ranges: [string, string][] = [];
  let sum = Infinity;
  for (const [date, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (count > most) {
      sum = Infinity;
      continue;
    }
    sum += count;
    if (sum > most) {
      ranges.push([date, date]);
      sum = count;
    } else ranges.at(-1)![1] = date;
  }
  return ranges;
};

// No two fiscal years of a company that hold anything overlap: their months would count twice.
import { overlaps, type DateSpan } from '../../../shared/fiscal-year.ts';
import { problem } from '../../problem.ts';
import type { YearNow } from './years.ts';

/**
 * @param known the company's years as they are now
 * @param wanted the years to load; those that overlap each other are refused too
 * @throws problem `fiscal_year_overlaps`, naming a wanted year and one that holds something, or that a job works on
 */
export const refuseOverlap = (
  known: Pick<YearNow, 'start' | 'end' | 'generation' | 'activeJob'>[],
  wanted: DateSpan[],
) => {
  const holding = known.filter(({ generation, activeJob }) => generation !== null || activeJob !== null);
  for (const year of wanted) {
    const other = [...holding, ...wanted].find((one) => one.start !== year.start && overlaps(one, year));
    if (!other) continue;
    throw problem('fiscal_year_overlaps', {
      year: `${year.start}–${year.end}`,
      other: `${other.start}–${other.end}`,
    });
  }
};

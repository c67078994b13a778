// Whether what the jobs of a company say they did can have happened one after the other, and led to what stands now.
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';

interface Content {
  vouchers: number;
  rows: number;
  debitOre: number;
}

const textOf = ({ vouchers, rows, debitOre }: Content) => `${vouchers} ${rows} ${debitOre}`;
const nothing: Content = { vouchers: 0, rows: 0, debitOre: 0 };

const leadsTo = (from: string, to: string, steps: [before: string, after: string][]): boolean =>
  steps.length === 0
    ? from === to
    : steps.some(
        ([before, after], i) =>
          before === from &&
          leadsTo(
            after,
            to,
            steps.filter((_, k) => k !== i),
          ),
      );

/** Years whose jobs' receipts form no chain from what they held first to what they hold now, in words. */
export const brokenChains = (first: FiscalYear[], now: FiscalYear[], jobs: Job[]): string[] => {
  const starts = new Set([...first, ...now].map(({ start }) => start));
  return [...starts].flatMap((start) => {
    const of = (years: FiscalYear[]) => textOf(years.find((year) => year.start === start) ?? nothing);
    const steps = jobs
      .filter(({ state }) => state === 'done')
      .flatMap(({ receipt }) => receipt!.fiscalYears)
      .filter((year) => year.start === start)
      .map((year): [string, string] => [textOf(year.before), textOf(year.after)]);
    return leadsTo(of(first), of(now), steps)
      ? []
      : `${start}: ${of(first)} → ${of(now)} not by ${JSON.stringify(steps)}`;
  });
};

// The ledger as it should be, stated as simply as possible: what each company's years hold, and what is kept.
// It shares no code with the worker.
import type { TestVoucher } from './sie-text.ts';

export interface ModelYear {
  end: string;
  /** Null: empty. */
  live: TestVoucher[] | null;
  /** Every file accepted for the year, oldest first. */
  files: TestVoucher[][];
  /** What the last purge took, while nothing has been loaded since. */
  undo: { jobId: string; vouchers: TestVoucher[] } | null;
}

export interface ModelCompany {
  id: string;
  organisationNumber: string;
  years: Map<string, ModelYear>;
  documents: string[];
  budgetVersions: string[];
  reportTemplates: string[];
}

const debitOf = (vouchers: TestVoucher[]) =>
  vouchers.flatMap(({ rows }) => rows).reduce((sum, [, ore]) => sum + Math.max(ore, 0), 0);

/** What `fiscal-years` should answer, for the fields the model knows. */
export const yearsOf = ({ years }: { years: ReadonlyMap<string, Pick<ModelYear, 'end' | 'live'>> }) =>
  [...years]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([start, { end, live }]) => ({
      start,
      end,
      state: live ? 'loaded' : 'empty',
      vouchers: live?.length ?? 0,
      rows: (live ?? []).reduce((n, { rows }) => n + rows.length, 0),
      debitOre: debitOf(live ?? []),
    }));

/** What `balances` should answer: the rows' sums by account and month. */
export const sumsOf = (vouchers: TestVoucher[] | null): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const { date, rows } of vouchers ?? []) {
    for (const [account, ore] of rows) {
      const key = `${account} ${date.slice(0, 7)}`;
      sums[key] = (sums[key] ?? 0) + ore;
    }
  }
  return sums;
};

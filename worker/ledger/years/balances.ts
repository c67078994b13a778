// A year's figures: the source's opening, closing and result balances, and the sums of the rows by account and month.
import type { Balances } from '../../../shared/contract/fiscal-year.ts';
import type { Ledger } from '../../db/find.ts';
import type { CompanyRef } from '../../db/ledger.ts';
import { problem } from '../../problem.ts';
import { place, rowsOf } from '../parts/list.ts';

const live = '(SELECT live_generation FROM fiscal_year WHERE company_id = ?1 AND start = ?2)';

const byPeriod = (a: { period: string }, b: { period: string }) => (a.period < b.period ? -1 : 1);

/**
 * Read in one transaction, so never of two generations. An empty year has no accounts.
 * @throws problem `fiscal_year_not_found`
 */
export const readBalances = async ({ d1 }: Ledger, company: CompanyRef, start: string): Promise<Balances> => {
  const bound = (sql: string) => d1.prepare(sql).bind(company.id, start);
  const [year, balances, totals, names] = await d1.batch([
    bound('SELECT start FROM fiscal_year WHERE company_id = ?1 AND start = ?2'),
    bound(
      `SELECT label, account, amount_ore AS amount FROM ${rowsOf('balance', live)} WHERE year_start = ?2
       AND label IN ('IB', 'UB', 'RES') ORDER BY ${place}`,
    ),
    bound(
      `SELECT account, period, amount_ore AS amountOre, debit_ore AS debitOre, rows FROM ${rowsOf('period_total', live)}`,
    ),
    // The year's own names, as its file told them, go before the company's, which are those of the newest year.
    bound(
      `SELECT number, name FROM account WHERE company_id = ?1 AND ?2 IS NOT NULL UNION ALL
       SELECT code, name FROM ${rowsOf('chart_entry', live)} WHERE kind = 'account' AND name <> ''`,
    ),
  ]);
  if (!year?.results.length) throw problem('fiscal_year_not_found', { year: start, company: company.name });

  const name = new Map(
    (names!.results as { number: string; name: string }[]).map((row) => [row.number, row.name]),
  );
  const accounts = new Map<string, Balances['accounts'][number]>();
  const of = (account: string) => {
    let entry = accounts.get(account);
    if (!entry) {
      entry = {
        account,
        name: name.get(account) ?? null,
        openingOre: null,
        closingOre: null,
        resultOre: null,
        periods: [],
      };
      accounts.set(account, entry);
    }
    return entry;
  };
  const field = { IB: 'openingOre', UB: 'closingOre', RES: 'resultOre' } as const;
  for (const row of balances!.results as { label: keyof typeof field; account: string; amount: number }[]) {
    of(row.account)[field[row.label]] ??= row.amount;
  }
  const months = new Map<string, { debitOre: number; rows: number }>();
  type Total = { account: string; period: string; amountOre: number; debitOre: number; rows: number };
  for (const { account, ...total } of totals!.results as Total[]) {
    of(account).periods.push(total);
    const month = months.get(total.period) ?? { debitOre: 0, rows: 0 };
    months.set(total.period, { debitOre: month.debitOre + total.debitOre, rows: month.rows + total.rows });
  }
  return {
    fiscalYear: start,
    accounts: [...accounts.values()]
      .map((entry) => ({ ...entry, periods: entry.periods.sort(byPeriod) }))
      .sort((a, b) => (a.account < b.account ? -1 : 1)),
    periods: [...months].map(([period, sums]) => ({ period, ...sums })).sort(byPeriod),
  };
};

// What a generation holds of each account of its fiscal year: opening, closing and result balance, and the sum of its rows.
import { place, rowsOf } from '../parts/list.ts';

/** Öre; NaN for a balance that is not said. */
export interface AccountFigures {
  number: string;
  type: 'T' | 'S' | 'K' | 'I' | null;
  openingOre: number;
  closingOre: number;
  resultOre: number;
  rowsOre: number;
}

interface Row {
  account: string;
  label: 'IB' | 'UB' | 'RES';
  ore: number;
  type: AccountFigures['type'];
}

/** Accounts with rows or balances, by number; three queries. @param start the generation's fiscal year */
export const readAccountFigures = async (
  d1: D1Database,
  generation: number,
  start: string,
): Promise<AccountFigures[]> => {
  const [totals, balances, chart] = await d1.batch([
    d1
      .prepare(`SELECT account, sum(amount_ore) AS ore FROM ${rowsOf('period_total')} GROUP BY account`)
      .bind(generation),
    d1
      .prepare(
        `SELECT label, account, amount_ore AS ore FROM ${rowsOf('balance')}
         WHERE year_start = ?2 AND label IN ('IB', 'UB', 'RES') AND objects = '' ORDER BY ${place}`,
      )
      .bind(generation, start),
    d1
      .prepare(`SELECT code AS account, type FROM ${rowsOf('chart_entry')} WHERE kind = 'account'`)
      .bind(generation),
  ]);
  const types = new Map(
    (chart!.results as Pick<Row, 'account' | 'type'>[]).map((row) => [row.account, row.type]),
  );
  const accounts = new Map<string, AccountFigures>();
  const at = (number: string): AccountFigures => {
    const known = accounts.get(number);
    if (known) return known;
    const none = { openingOre: Number.NaN, closingOre: Number.NaN, resultOre: Number.NaN, rowsOre: 0 };
    const made = { number, type: types.get(number) ?? null, ...none };
    accounts.set(number, made);
    return made;
  };
  for (const { account, ore } of totals!.results as Pick<Row, 'account' | 'ore'>[]) at(account).rowsOre = ore;
  const fields = { IB: 'openingOre', UB: 'closingOre', RES: 'resultOre' } as const;
  for (const { account, label, ore } of balances!.results as Row[]) {
    const its = at(account);
    // The first of several counts.
    if (Number.isNaN(its[fields[label]])) its[fields[label]] = ore;
  }
  return [...accounts.values()].sort((a, b) => (a.number < b.number ? -1 : 1));
};

/** #IB by account; null where there is none. */
export const openingsOf = (accounts: readonly AccountFigures[]): Map<string, number> | null => {
  const said = accounts.filter(({ openingOre }) => !Number.isNaN(openingOre));
  return said.length > 0 ? new Map(said.map(({ number, openingOre }) => [number, openingOre])) : null;
};

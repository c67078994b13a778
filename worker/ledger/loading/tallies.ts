// Of each table a sum over what stands in its rows beside the amounts, which are summed by account: made while the file
// is read, and by the database of what is stored. A row whose text, date or name is damaged changes it, but for a sign in
// the midst of a text that is another sign.
import type { BalanceEvent, RowEvent, VoucherEvent } from '../../../shared/sie/index.ts';
import { generationTables, type GenerationTable } from '../tables.ts';

export type Tallies = Record<GenerationTable, number>;
export const noTallies = (): Tallies =>
  Object.fromEntries(generationTables.map((table) => [table, 0])) as Tallies;

const astral = /[\ud800-\udbff]/g;
/** Signs as SQLite's `length` counts them. */
const signs = (text: string | null): number =>
  text === null ? 0 : text.length - (astral.test(text) ? text.match(astral)!.length : 0);
/** As SQLite's `unicode`; 0 of an empty text. */
const begin = (text: string | null): number => text?.codePointAt(0) ?? 0;
const day = (date: string): number => 31 * Number(date.slice(5, 7)) + Number(date.slice(8, 10));

export const tallyOfRow = ({ text, objects, date, quantity, signature }: RowEvent): number =>
  (text === '' ? 0 : signs(text) + begin(text)) +
  (objects.length > 0 ? 3 : 0) +
  (date === null ? 0 : 5 + day(date)) +
  (quantity === null ? 0 : 7 + signs(quantity)) +
  signs(signature);
export const tallyOfVoucher = (
  { series, number, date, text, registered, signature }: VoucherEvent,
  rows: number,
): number =>
  signs(series) +
  begin(series) +
  signs(number) +
  begin(number) +
  signs(text) +
  begin(text) +
  day(date) +
  (registered === null ? 0 : 5) +
  signs(signature) +
  7 * rows;
export const tallyOfBalance = ({ label, account, period, amountOre }: BalanceEvent): number =>
  begin(label) + signs(account) + begin(account) + signs(period) + (amountOre % 1_000_003);
export const tallyOfTotal = (account: string, period: string, amountOre: number, debitOre: number): number =>
  begin(account) + signs(account) + signs(period) + (amountOre % 1_000_003) + (debitOre % 1_000_033);
export const tallyOfEntry = (code: string, name: string, type: string | null, unit: string | null): number =>
  signs(code) + begin(code) + signs(name) + begin(name) + begin(type) + signs(unit);

const beginSql = (column: string) => `coalesce(unicode(${column}), 0)`;
const daySql = (date: string) => `31 * substr(${date}, 6, 2) + substr(${date}, 9, 2)`;
/** SQL of one row's tally. */
export const tallySql: Record<GenerationTable, string> = {
  ledger_row: `length(text) + ${beginSql('text')} + 3 * (objects <> '') + coalesce(5 + ${daySql('date')}, 0)
    + coalesce(7 + length(quantity), 0) + length(signature)`,
  voucher: `length(series) + ${beginSql('series')} + length(number) + ${beginSql('number')} + length(text) + ${beginSql('text')}
    + ${daySql('date')} + 5 * (registered IS NOT NULL) + length(signature) + 7 * row_count`,
  balance: `${beginSql('label')} + length(account) + ${beginSql('account')} + coalesce(length(period), 0) + amount_ore % 1000003`,
  period_total: `${beginSql('account')} + length(account) + length(period) + amount_ore % 1000003 + debit_ore % 1000033`,
  chart_entry: `length(code) + ${beginSql('code')} + length(name) + ${beginSql('name')} + ${beginSql('type')}
    + coalesce(length(unit), 0)`,
};

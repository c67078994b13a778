// Of each table a sum over what stands in its rows beside the amounts, which are summed by account: made while the file
// is read, and by the database of what is stored. A row whose text, date or name is damaged changes it, but for a sign in
// the midst of a text that is another sign.
import type { BalanceEvent, RowEvent, VoucherEvent } from '../../../shared/sie/index.ts';
import { generationTables, type GenerationTable } from '../tables.ts';

export type Tallies = Record<GenerationTable, number>;
const noTallies = (): Tallies => Object.fromEntries(generationTables.map((table) => [table, 0])) as Tallies;

/** Signs as SQLite's `length` counts them. Only a text in Unicode can have signs of two units. */
const signsOf = (isUnicode: boolean) => (text: string) => {
  if (!isUnicode) return text.length;
  let count = 0;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xd800) count++;
  return count;
};
/** As SQLite's `unicode`; 0 of an empty text. */
const begin = (text: string): number => (text === '' ? 0 : text.codePointAt(0)!);
const digit = (text: string, at: number): number => text.charCodeAt(at) - 0x30;
const day = (date: string): number =>
  31 * (10 * digit(date, 5) + digit(date, 6)) + 10 * digit(date, 8) + digit(date, 9);

/** @param isUnicode whether the file's encoding is one of Unicode's */
export const createTallies = (isUnicode: boolean) => {
  const signs = signsOf(isUnicode);
  const tallies = noTallies();
  return {
    tallies,
    row({ text, objects, date, quantity, signature }: RowEvent) {
      let tally = objects.length > 0 ? 3 : 0;
      if (text !== '') tally += signs(text) + begin(text);
      if (date !== null) tally += 5 + day(date);
      if (quantity !== null) tally += 7 + signs(quantity);
      if (signature !== '') tally += signs(signature);
      tallies.ledger_row += tally;
    },
    voucher({ series, number, date, text, registered, signature }: VoucherEvent, rows: number) {
      let tally = signs(series) + begin(series) + signs(number) + begin(number) + day(date) + 7 * rows;
      if (text !== '') tally += signs(text) + begin(text);
      if (registered !== null) tally += 5;
      if (signature !== '') tally += signs(signature);
      tallies.voucher += tally;
    },
    balance({ label, account, period, amountOre }: BalanceEvent) {
      const tally = begin(label) + signs(account) + begin(account) + signs(period ?? '');
      tallies.balance += tally + (amountOre % 1_000_003);
    },
    total(account: string, period: string, amountOre: number, debitOre: number) {
      const tally = begin(account) + signs(account) + signs(period);
      tallies.period_total += tally + (amountOre % 1_000_003) + (debitOre % 1_000_033);
    },
    entry(code: string, name: string, type: string | null, unit: string | null) {
      const tally = signs(code) + begin(code) + signs(name) + begin(name);
      tallies.chart_entry += tally + begin(type ?? '') + signs(unit ?? '');
    },
  };
};
export type RunningTallies = ReturnType<typeof createTallies>;

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

// Sums over what a generation's rows say, made while the file is read, and by the database of what is stored: where they
// agree the rows are those of the file. None is by account, since to group costs the database four times what it costs to
// sum: that each amount stands on its account is seen by a sum in which the account's number weighs.
import type { BalanceEvent, RowEvent, VoucherEvent } from '../../../shared/sie/index.ts';
import { generationTables, type GenerationTable } from '../tables.ts';

/**
 * Of each table a sum over what stands in its rows beside the amounts of ledger rows: a row whose text, date or name is
 * damaged changes it, but for a sign in the midst of a text that is another sign. Of all ledger rows the amounts in öre,
 * and the sum of `accounts`, of each row's account with its amount and its kind.
 */
export type Tallies = Record<GenerationTable | 'amountOre' | 'accounts', number>;
const noTallies = (): Tallies => ({
  ...(Object.fromEntries(generationTables.map((table) => [table, 0])) as Record<GenerationTable, number>),
  amountOre: 0,
  accounts: 0,
});

/** A prime: what `accounts` comes to is kept as its remainder. */
export const accountsModulus = 1_000_000_007;
const kinds = { trans: 0, added: 1, removed: 2 } as const;
/** How an amount weighs in `accounts`: by its lowest ten bits, and never nothing. */
const low = (ore: number): number => (ore & 1023) | 1024;

/** An account as SQLite's CAST reads it, the lowest 31 bits: the digits that it begins with. */
const weightOf = (account: string): bigint => {
  const digits = /^[\t-\r ]*([+-]?\d+)/.exec(account)?.[1];
  if (digits === undefined) return 0n;
  const [least, most] = [-(2n ** 63n), 2n ** 63n - 1n];
  const value = BigInt(digits.replace('+', ''));
  return BigInt.asUintN(31, value < least ? least : value > most ? most : value);
};

/** Signs as SQLite's `length` counts them. Only a text in Unicode can have signs of two units. */
const signsOf = (isUnicode: boolean) => (text: string) => {
  if (!isUnicode) return text.length;
  let count = 0;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xd800) count++;
  return count;
};
/** As SQLite's `unicode`; 0 of an empty text. */
const begin = (text: string): number => (text === '' ? 0 : text.codePointAt(0)!);

/** Days since 1970. Rows and vouchers of one day follow each other. */
const createDays = () => {
  let [last, number] = ['', 0];
  return (date: string): number => {
    if (date !== last) [last, number] = [date, Date.parse(date) / 86_400_000];
    return number;
  };
};

/** @param isUnicode whether the file's encoding is one of Unicode's */
export const createTallies = (isUnicode: boolean) => {
  const signs = signsOf(isUnicode);
  const day = createDays();
  const tallies = noTallies();
  const book = (account: string, rows: number, amountOre: number, lows: number, kind: number) => {
    tallies.ledger_row += rows * signs(account);
    tallies.amountOre += amountOre;
    const sum = BigInt(tallies.accounts) + weightOf(account) * BigInt(lows) + BigInt(kind);
    tallies.accounts = Number(sum % BigInt(accountsModulus));
  };
  return {
    tallies,
    low,
    /** Without account and amount of a #TRANS, which `booked` adds. */
    row({ kind, account, amountOre, text, objects, date, quantity, signature }: RowEvent) {
      let tally = objects.length > 0 ? 3 : 0;
      if (text !== '') tally += signs(text) + begin(text);
      if (date !== null) tally += 5 + day(date);
      if (quantity !== null) tally += 7 + signs(quantity);
      if (signature !== '') tally += signs(signature);
      tallies.ledger_row += tally;
      if (kind !== 'trans') book(account, 1, amountOre, low(amountOre), kinds[kind]);
    },
    /** #TRANS rows of one account; `lows` is the sum of their `low`. */
    booked(account: string, rows: number, amountOre: number, lows: number) {
      book(account, rows, amountOre, lows, 0);
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
      const onAccount = Number((weightOf(account) * BigInt(low(amountOre))) % 1_000_003n);
      const tally = onAccount + begin(account) + signs(account) + signs(period);
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
const daySql = (date: string) => `unixepoch(${date}) / 86400`;
/** An amount on its account: the amount's `low` times the account's weight. */
const onAccountSql = '(CAST(account AS INTEGER) & 2147483647) * (amount_ore & 1023 | 1024)';
/** SQL aggregates: left out, a row that has nothing there costs one comparison. */
const whereSql = (is: string, tally: string) => `total(${tally}) FILTER (WHERE ${is})`;
export const tallySql: Record<GenerationTable, string> = {
  ledger_row: `total(length(account) + 3 * (objects <> '') + length(signature))
    + ${whereSql(`text <> ''`, 'length(text) + unicode(text)')}
    + ${whereSql('date IS NOT NULL', `5 + ${daySql('date')}`)}
    + ${whereSql('quantity IS NOT NULL', '7 + length(quantity)')}`,
  voucher: `total(length(series) + ${beginSql('series')} + length(number) + ${beginSql('number')} + ${daySql('date')}
      + 5 * (registered IS NOT NULL) + length(signature) + 7 * row_count)
    + ${whereSql(`text <> ''`, 'length(text) + unicode(text)')}`,
  balance: `total(${beginSql('label')} + length(account) + ${beginSql('account')} + coalesce(length(period), 0)
      + amount_ore % 1000003)`,
  period_total: `total(${onAccountSql} % 1000003 + ${beginSql('account')} + length(account) + length(period) + amount_ore % 1000003
      + debit_ore % 1000033)`,
  chart_entry: `total(length(code) + ${beginSql('code')} + length(name) + ${beginSql('name')} + ${beginSql('type')}
      + coalesce(length(unit), 0))`,
};
/** Of ledger rows. */
export const amountSql = 'coalesce(sum(amount_ore), 0)';
export const accountsSql = `coalesce(sum(${onAccountSql} + kind) % ${accountsModulus}, 0)`;

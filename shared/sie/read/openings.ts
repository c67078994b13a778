// Opening balances told as closing balances of the year before: #UB of -1 or #IB of 0, at least one (SIE 4B 5.16).
import { isBalanceSheet } from './accounts.ts';
import type { AccountEntry } from './accounts.ts';
import type { ReadFile } from './read-file.ts';

/**
 * When the file has ended: hands out the #IB of year 0 that its #UB of -1 stands for, as if it were written there (on the
 * line of that #UB), so that whoever takes the events has the opening balance. Only where the file leaves no doubt:
 * an account with an #IB of 0 has its own; where other accounts have #IB, one left out is 0 (5.17) unless rows and
 * closing balance say otherwise; and where rows and closing balance say that it is 0 (seen), it is 0.
 */
export function settleOpenings(file: ReadFile): void {
  const all = [...file.accounts.all()];
  const hasOpenings = all.some(({ openingOre }) => !Number.isNaN(openingOre));
  for (const account of all) {
    const { previousClosingOre: ore, previousClosingLine: line, previousClosingQuantity: quantity } = account;
    if (
      !Number.isNaN(account.openingOre) ||
      Number.isNaN(ore) ||
      ore === 0 ||
      isBalanceSheet(account) !== true
    )
      continue;
    const shown = openingByRows(file, account);
    if (hasOpenings ? shown !== ore : shown === 0) continue;
    account.openingOre = ore;
    file.balances.byLabel.IB = (file.balances.byLabel.IB ?? 0) + 1;
    file.context.digest?.balance('IB', account.number, [], ore, null);
    file.context.emit?.({
      type: 'balance',
      line,
      label: 'IB',
      yearIndex: 0,
      period: null,
      account: account.number,
      objects: [],
      amountOre: ore,
      quantity,
    });
  }
}

/** What closing balance less rows says the opening balance is; null in a file without vouchers. */
function openingByRows({ vouchers }: ReadFile, { closingOre, year0RowsOre }: AccountEntry): number | null {
  if (vouchers.vouchers === 0) return null;
  return (Number.isNaN(closingOre) ? 0 : closingOre) - year0RowsOre;
}

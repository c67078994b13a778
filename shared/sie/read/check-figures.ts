// Do the figures of year 0 hang together, account by account (SIE 4B 5.16, 5.17, 11)?
import { formatOre } from '../../money.ts';
import { isBalanceSheet } from './accounts.ts';
import type { AccountEntry } from './accounts.ts';
import { warnFile } from './read-file.ts';
import type { ReadFile } from './read-file.ts';
import type { SieType } from '../types.ts';

export function checkFigures(file: ReadFile, sieType: SieType): void {
  // Types 1–3 have balances only: there is nothing to hold them against.
  if (sieType === '4E' || sieType === 5) {
    const stated = createStated(file);
    if (file.vouchers.vouchers === 0) warnMovement(file, stated);
    else checkAccounts(file, stated);
  }
  checkContinuity(file);
}

/** What an account's closing balance or result is said to be; null where nothing is. */
type Stated = (account: AccountEntry) => { label: '#UB' | '#RES'; ore: number } | null;

/** A balance that is zero may be left out (SIE 4B 5.17): where other accounts have one, absent means 0. */
function createStated({ accounts }: ReadFile): Stated {
  const all = [...accounts.all()];
  const hasClosing = all.some(({ closingOre }) => !Number.isNaN(closingOre));
  const hasResult = all.some(({ resultOre }) => !Number.isNaN(resultOre));
  return (account) => {
    const { closingOre, resultOre } = account;
    if (!Number.isNaN(resultOre)) return { label: '#RES', ore: resultOre };
    if (!Number.isNaN(closingOre)) return { label: '#UB', ore: closingOre };
    const sheet = isBalanceSheet(account);
    if (sheet === true && hasClosing) return { label: '#UB', ore: 0 };
    return sheet === false && hasResult ? { label: '#RES', ore: 0 } : null;
  };
}

function openingOf(account: AccountEntry, label: '#UB' | '#RES'): number {
  return label === '#RES' || Number.isNaN(account.openingOre) ? 0 : account.openingOre;
}

/**
 * Opening balance + rows = closing balance, or result (true of complete files). A difference is the only sign of a file
 * cut off between two vouchers; extracts have them too, so it is a warning.
 */
function checkAccounts(file: ReadFile, stated: Stated): void {
  for (const account of file.accounts.all()) {
    const end = stated(account);
    if (end === null) continue;
    const { label, ore } = end;
    const difference = ore - openingOf(account, label) - account.year0RowsOre;
    if (difference === 0) continue;
    warnFile(
      file,
      'account_difference',
      label,
      `Konto ${account.number}: ${label} skiljer ${formatOre(difference, 'sv')} från vad ingående balans och rader ger.`,
      `Account ${account.number}: ${label} differs by ${formatOre(difference, 'en')} from what opening balance and rows give.`,
      account.number,
    );
  }
}

/** Balances that move without a voucher: so ends a file cut off right before its first #VER. */
function warnMovement(file: ReadFile, stated: Stated): void {
  let moved = 0;
  for (const account of file.accounts.all()) {
    const end = stated(account);
    if (end !== null && end.ore !== openingOf(account, end.label)) moved++;
  }
  if (moved === 0 && !file.balances.hasMovement) return;
  const accounts =
    moved === 0 ? { sv: '', en: '' } : { sv: ` på ${moved} konton`, en: ` on ${moved} accounts` };
  warnFile(
    file,
    'movement_without_vouchers',
    '#VER',
    `Saldona visar att det har bokförts under året${accounts.sv}, men filen har inte en enda verifikation.`,
    `The balances show that the year has been booked in${accounts.en}, but the file has not a single voucher.`,
  );
}

/** Where both are known, the opening balance is the closing balance of the year before. */
function checkContinuity(file: ReadFile): void {
  for (const account of file.accounts.all()) {
    const difference = account.openingOre - account.previousClosingOre;
    if (Number.isNaN(difference) || difference === 0) continue;
    warnFile(
      file,
      'opening_differs',
      '#IB',
      `Konto ${account.number}: ingående balans skiljer ${formatOre(difference, 'sv')} från utgående balans året före.`,
      `Account ${account.number}: the opening balance differs by ${formatOre(difference, 'en')} from the closing balance of the year before.`,
      account.number,
    );
  }
}

// The proof of a load: what stands in the database, account by account, held against the file's own closing balances and
// results (SIE 4B 5.17, 11). That the rows are the file's has been checked before.
import type { Proof } from '../../../shared/contract/job.ts';
import { isBalanceSheet } from '../../../shared/sie/index.ts';
import { formatOre } from '../../../shared/money.ts';
import type { SieFileRecord } from '../../db/ledger.ts';
import { readAccountFigures, type AccountFigures } from '../years/account-figures.ts';

/** Accounts that do not agree which are named; the rest are counted. */
const named = 50;

/**
 * Of a file of balances alone, or of vouchers alone, nothing can be held against them: `closings` is 0 then.
 * Amounts that are not said are NaN within.
 */
export const proofOf = async (
  d1: D1Database,
  generation: number,
  { start, sieType, vouchers, digest }: Pick<SieFileRecord, 'start' | 'sieType' | 'vouchers' | 'digest'>,
): Promise<Proof> => {
  const accounts = await readAccountFigures(d1, generation, start);
  const isWhole = (sieType === '4E' || sieType === '5') && vouchers > 0;
  const stated = isWhole ? statedOf(accounts) : () => null;
  const differences: Proof['differences'] = [];
  let closings = 0;
  for (const account of accounts) {
    const end = stated(account);
    if (end === null) continue;
    closings += 1;
    const openingOre = end.label === 'RES' || Number.isNaN(account.openingOre) ? 0 : account.openingOre;
    const foundOre = openingOre + account.rowsOre;
    if (foundOre !== end.ore)
      differences.push({ account: account.number, label: end.label, expectedOre: end.ore, foundOre });
  }
  const proof = {
    agrees: differences.length === 0,
    accounts: accounts.length,
    closings,
    digest,
    differences: differences.slice(0, named),
    differenceCount: differences.length,
  };
  return { ...proof, words: wordsOf(proof) };
};

const wordsOf = ({ agrees, accounts, closings, differences, differenceCount }: Omit<Proof, 'words'>) => {
  if (!agrees) {
    const [{ account, label, expectedOre, foundOre }] = differences as [Proof['differences'][number]];
    const [sv, en] = (['sv', 'en'] as const).map((language) =>
      [expectedOre, foundOre].map((ore) => formatOre(ore, language)),
    ) as [string[], string[]];
    return {
      sv: `Det som är inläst är filens rader, men ${differenceCount} av ${accounts} konton stämmer inte med filens egna #UB och #RES; först konto ${account}: #${label} ${sv[0]}, raderna ger ${sv[1]}.`,
      en: `What is loaded is the file's rows, but ${differenceCount} of ${accounts} accounts do not agree with the file's own #UB and #RES; first account ${account}: #${label} ${en[0]}, the rows give ${en[1]}.`,
    };
  }
  if (closings === 0)
    return {
      sv: `Stämmer på öret med filens rader: ${accounts} konton. Filen har inga utgående saldon att hålla emot.`,
      en: `Agrees to the öre with the file's rows: ${accounts} accounts. The file has no closing balances to hold against.`,
    };
  return {
    sv: `Stämmer på öret: ${accounts} konton med filens rader, och ${closings} med dess #UB och #RES.`,
    en: `Agrees to the öre: ${accounts} accounts with the file's rows, and ${closings} with its #UB and #RES.`,
  };
};

/** A balance that is zero may be left out (SIE 4B 5.17): where other accounts have one, absent means 0. */
const statedOf = (accounts: readonly AccountFigures[]) => {
  const hasClosing = accounts.some(({ closingOre }) => !Number.isNaN(closingOre));
  const hasResult = accounts.some(({ resultOre }) => !Number.isNaN(resultOre));
  return (account: AccountFigures): { label: 'UB' | 'RES'; ore: number } | null => {
    const { closingOre, resultOre } = account;
    if (!Number.isNaN(resultOre)) return { label: 'RES', ore: resultOre };
    if (!Number.isNaN(closingOre)) return { label: 'UB', ore: closingOre };
    const sheet = isBalanceSheet(account);
    if (sheet === true && hasClosing) return { label: 'UB', ore: 0 };
    return sheet === false && hasResult ? { label: 'RES', ore: 0 } : null;
  };
};

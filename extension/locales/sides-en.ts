// English texts of how far each side of a comparison reaches, and of how the year opens.
import type { Carried } from '../../shared/contract/continuity.ts';
import type { SidesTexts } from './sides-sv.ts';
import { createWords } from './words.ts';

const { count, form } = createWords('en-GB');
const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
const vouchers = (n: number) => count(n, 'voucher', 'vouchers');
const accounts = (n: number) => count(n, 'account', 'accounts');

/** How a year opens with a result that was not booked; null where that cannot be told. */
const opensWith = ({ result, resultAccount }: Carried) =>
  result === 'carried' ? `with it on ${resultAccount}` : result === 'not_carried' ? 'without it' : null;

export const sides: SidesTexts = {
  loadedSide: 'Read in',
  sourceSide: capital,
  coverageOf: (source) => `What is read in and what ${source} covers`,
  covers: (span, n, months, all) =>
    `${span}, ${vouchers(n)}${months === null ? '' : ` in ${months} of ${all} months`}`,
  coversNone: 'no vouchers',
  balancesUntil: (date) => `covers until ${date}`,
  generatedOn: (date) => `made on ${date}`,
  endsFirst: ({ side, until, by, vouchersAfter: n }, other, source) => {
    if (side === 'source' && by === 'lastVoucher')
      return `The last voucher in ${source} is of ${until}, the last one read in of ${other}.${n > 0 ? ` Whether ${source} ends there, or ${n} later ${form(n, 'voucher was', 'vouchers were')} deleted, is not said.` : ''}`;
    if (side === 'source')
      return `${capital(source)} covers until ${until}, what is read in until ${other}.${n > 0 ? ` ${vouchers(n)} ${form(n, 'is', 'are')} later than that: ${form(n, 'it is', 'they are')} missing there for that reason, and not because ${form(n, 'it was', 'they were')} deleted.` : ''}`;
    if (by === 'lastVoucher')
      return `The last voucher read in is of ${until}, the last one in ${source} of ${other}${n > 0 ? `: ${vouchers(n)} ${form(n, 'is', 'are')} later` : ''}.`;
    return `What is read in covers until ${until}, ${source} until ${other}.${n > 0 ? ` ${vouchers(n)} ${form(n, 'is', 'are')} later than that and came since then.` : ''}`;
  },
  laterThan: (source) => `Later than ${source} covers`,
  opensAsClosed: (before) => `Opening balances are the closing balances of ${before}.`,
  opensOtherwise: (year, before, n, sides, source) =>
    `${year} does not begin where ${before} ended: ${accounts(n)} ${form(n, 'opens', 'open')} with another balance than ${before} closed with, ${sides.length === 2 ? `both here and in ${source}` : sides[0] === 'ledger' ? 'here' : `in ${source}`}.`,
  closedOtherwise: (before, n, source) =>
    `${capital(source)} says that ${before} ended otherwise than what is read in, on ${accounts(n)}: reload ${before} too.`,
  noOpenings: (side, source) =>
    `${side === 'ledger' ? 'What is read in' : capital(source)} has no opening balances.`,
  unbooked: (before, isProfit, money) =>
    `The year’s result is not booked: the ${isProfit ? 'profit' : 'loss'} of ${before}, ${money}, is left on the result accounts.`,
  opensWithResult: (year, ledger, source, name) => {
    const [here, there] = [ledger && opensWith(ledger), source && opensWith(source)];
    if (here === there) return here ? `${year} begins ${here}.` : '';
    const parts = [here && `${here} here`, there && `${there} in ${name}`].filter(Boolean);
    return `${year} begins ${parts.join(', ')}.`;
  },
  openingAccount: 'Account',
  openingClosed: (before) => `Closing ${before}`,
  openingStated: (before, source) => `Closing ${before} in ${source}`,
  openingOf: (year) => `Opening ${year}`,
  openingHere: (year) => `Opening ${year}, read in`,
  openingThere: (year, source) => `Opening ${year} in ${source}`,
  moreAccounts: (n) => `and ${accounts(n)} more, which the CSV file has`,
  csvCoverage: 'Coverage',
  csvOpening: (side, before, source) =>
    `Opening balance ${side === 'ledger' ? 'here' : `in ${source}`} is not the closing balance of ${before}`,
  csvClosing: (before, source) => `Closing balance of ${before} is another in ${source}`,
  csvUnbooked: 'The year’s result is not booked',
};

// Swedish texts of how far each side of a comparison reaches, and of how the year opens; sides-en.ts has the same keys.
import type { Carried } from '../../shared/contract/continuity.ts';
import type { ShorterSide } from '../../shared/contract/coverage.ts';
import { createWords } from './words.ts';

const { count, form } = createWords('sv-SE');
const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
const vouchers = (n: number) => count(n, 'verifikat', 'verifikat');
const accounts = (n: number) => count(n, 'konto', 'konton');
const where = (source: string) => (source === 'filen' ? 'i filen' : `i ${source}`);

/** How a year opens with a result that was not booked; null where that cannot be told. */
const opensWith = ({ result, resultAccount }: Carried) =>
  result === 'carried'
    ? `med resultatet på ${resultAccount}`
    : result === 'not_carried'
      ? 'utan resultatet'
      : null;

export const sides = {
  loadedSide: 'Inläst',
  sourceSide: capital,
  coverageOf: (source: string) => `Vad det inlästa och ${source} omfattar`,
  covers: (span: string, n: number, months: number | null, all: number) =>
    `${span}, ${vouchers(n)}${months === null ? '' : ` i ${months} av ${all} månader`}`,
  coversNone: 'inga verifikat',
  balancesUntil: (date: string) => `omfattar t.o.m. ${date}`,
  generatedOn: (date: string) => `skapad ${date}`,
  endsFirst: ({ side, until, by, vouchersAfter: n }: ShorterSide, other: string, source: string) => {
    const from = capital(source);
    if (side === 'source' && by === 'lastVoucher')
      return `Det sista verifikatet ${where(source)} är från ${until}, det sista inlästa från ${other}.${n > 0 ? ` Om ${source} slutar där, eller om ${n} senare verifikat har tagits bort, framgår inte.` : ''}`;
    if (side === 'source')
      return `${from} räcker till ${until}, det inlästa till ${other}.${n > 0 ? ` ${vouchers(n)} är senare än så: att ${form(n, 'det', 'de')} saknas där beror på det, och inte på att ${form(n, 'det', 'de')} har tagits bort.` : ''}`;
    if (by === 'lastVoucher')
      return `Det sista inlästa verifikatet är från ${until}, det sista ${where(source)} från ${other}${n > 0 ? `: ${vouchers(n)} är senare` : ''}.`;
    return `Det inlästa räcker till ${until}, ${source} till ${other}.${n > 0 ? ` ${vouchers(n)} är senare än så och har tillkommit sedan dess.` : ''}`;
  },
  laterThan: (source: string) => `Senare än ${source} räcker`,
  opensAsClosed: (before: string) => `Ingående saldon är utgående saldon ${before}.`,
  opensOtherwise: (year: string, before: string, n: number, sides: ('ledger' | 'source')[], source: string) =>
    `${year} börjar inte där ${before} slutade: ${accounts(n)} har ett annat ingående saldo än utgående saldo ${before}, ${sides.length === 2 ? `både här och ${where(source)}` : sides[0] === 'ledger' ? 'här' : where(source)}.`,
  closedOtherwise: (before: string, n: number, source: string) =>
    `${capital(source)} säger att ${before} slutade annorlunda än det som är inläst, på ${accounts(n)}: ladda om ${before} också.`,
  noOpenings: (side: 'ledger' | 'source', source: string) =>
    `${side === 'ledger' ? 'Det inlästa' : capital(source)} har inga ingående saldon.`,
  unbooked: (before: string, isProfit: boolean, money: string) =>
    `Årets resultat ej ombokat: ${isProfit ? 'vinsten' : 'förlusten'} ${before}, ${money}, ligger kvar på resultatkontona.`,
  opensWithResult: (year: string, ledger: Carried | null, source: Carried | null, name: string) => {
    const [here, there] = [ledger && opensWith(ledger), source && opensWith(source)];
    if (here === there) return here ? `${year} börjar ${here}.` : '';
    const parts = [here && `här ${here}`, there && `${where(name)} ${there}`].filter(Boolean);
    return `${year} börjar ${parts.join(', ')}.`;
  },
  openingAccount: 'Konto',
  openingClosed: (before: string) => `Utgående ${before}`,
  openingStated: (before: string, source: string) => `Utgående ${before} ${where(source)}`,
  openingOf: (year: string) => `Ingående ${year}`,
  openingHere: (year: string) => `Ingående ${year}, inläst`,
  openingThere: (year: string, source: string) => `Ingående ${year} ${where(source)}`,
  moreAccounts: (n: number) => `och ${accounts(n)} till, som finns i CSV-filen`,
  csvCoverage: 'Omfattning',
  csvOpening: (side: 'ledger' | 'source', before: string, source: string) =>
    `Ingående saldo ${side === 'ledger' ? 'här' : where(source)} är inte utgående saldo ${before}`,
  csvClosing: (before: string, source: string) => `Utgående saldo ${before} är ett annat ${where(source)}`,
  csvUnbooked: 'Årets resultat ej ombokat',
};
export type SidesTexts = typeof sides;

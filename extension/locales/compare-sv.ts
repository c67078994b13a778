// Swedish texts of the comparison with an accounting system; compare-en.ts has the same keys.
import type { Source } from '../../shared/contract/company.ts';
import { createWords } from './words.ts';

const { count, form } = createWords('sv-SE');

type Kinds = Record<'gone' | 'new' | 'changed' | 'moved', number>;

export const compare = {
  sourceName: {
    sie: 'SIE-filerna',
    fortnox: 'Fortnox',
    bokio: 'Bokio',
    'bjorn-lunden': 'Björn Lundén',
    briox: 'Briox',
    'sie-url': 'källan',
  } as Record<Source['kind'], string>,
  compareWith: (source: string) => `Jämför med ${source}`,
  comparing: (source: string) => `Jämför med ${source} …`,
  comparedOf: (done: number, all: number) =>
    `${done} av ${count(all, 'räkenskapsår', 'räkenskapsår')} jämförda`,
  compareReads: (source: string) =>
    `Läser ur ${source} vad som står där nu. Inget ändras, vare sig här eller där.`,
  agreesAll: (source: string) => `Allt stämmer med ${source}`,
  agreesAllText: 'Varje verifikat, rad och saldo i räkenskapsåren är detsamma här som där.',
  differsFrom: (n: number, source: string) =>
    n > 0 ? `${count(n, 'verifikat', 'verifikat')} skiljer från ${source}` : `Saldon skiljer från ${source}`,
  comparedOld: 'Jämförelsen gäller inte längre',
  comparedOldText: 'Räkenskapsåren har lästs in på nytt sedan dess. Jämför igen.',
  comparedPartly: 'Alla räkenskapsår kunde inte läsas',
  compareFailed: 'Jämförelsen gick inte att göra',
  comparisonText: 'Inget har ändrats. Det som nämns är det som en omladdning rättar.',
  yearAsked: 'Jämförs …',
  yearAgrees: 'Stämmer',
  yearDiffers: (n: number) => (n > 0 ? `${count(n, 'verifikat', 'verifikat')} skiljer` : 'Saldon skiljer'),
  yearUnread: 'Kunde inte läsas',
  differKind: {
    gone: (source: string) => `Finns kvar, har tagits bort i ${source}`,
    new: (source: string) => `Saknas, finns i ${source}`,
    changed: () => 'Ändrat',
    moved: () => 'Flyttat',
  },
  compareFile: 'Jämför med en fil',
  compareFirst: 'Jämför först',
  theFile: 'filen',
  fileCompared: (name: string) => `Inget har ändrats. Det som nämns är det som ${name} skulle ändra.`,
  loadFile: 'Läs in filen',
  fileKind: {
    gone: 'Finns inte i filen',
    new: 'Finns bara i filen',
    changed: 'Ändrat',
    moved: 'Flyttat',
  },
  differTitle: (source: string) => `Avvikelser mot ${source}`,
  movedTo: (to: string) => `till ${to}`,
  fromTo: (from: string, to: string) => `${from} → ${to}`,
  noRow: 'ingen rad',
  moreRows: (n: number) => `och ${count(n, 'rad', 'rader')} till`,
  moreVouchers: (n: number) => `och ${count(n, 'verifikat', 'verifikat')} till, som finns i CSV-filen`,
  balanceLabel: { IB: 'Ingående saldo', UB: 'Utgående saldo', RES: 'Resultat', TRANS: 'Månadens rader' },
  colVoucher: 'Verifikat',
  colDate: 'Datum',
  colText: 'Text',
  colWhat: 'Vad som skiljer',
  csvColumns: [
    'Räkenskapsår',
    'Serie',
    'Nummer',
    'Datum',
    'Text',
    'Vad',
    'Ny serie',
    'Nytt nummer',
    'Nytt datum',
    'Konto',
    'Objekt',
    'Från',
    'Till',
  ],
  csvName: 'avvikelser',
  copyTable: 'Kopiera',
  copied: 'Kopierat',
  saveCsv: 'Spara som CSV',
  reloadDiffering: 'Ladda om bara de år som skiljer',
  differingTitle: 'Skiljer från bokföringsprogrammet',
  differingMore: 'Visa alla företag',
  differing: ({ gone, new: added, changed, moved }: Kinds, source: string) =>
    gone > 0 && added + changed + moved === 0
      ? `${count(gone, 'verifikat', 'verifikat')} finns kvar som har tagits bort i ${source}`
      : added > 0 && gone + changed + moved === 0
        ? `${count(added, 'verifikat', 'verifikat')} i ${source} saknas här`
        : gone + added + changed + moved > 0
          ? `${count(gone + added + changed + moved, 'verifikat', 'verifikat')} skiljer från ${source}`
          : `Saldon skiljer från ${source}`,
  comparingOwn: 'Jämför med det som är inläst …',
  loadUncompared: 'Läs in utan att jämföra',
  sameBooks: 'Filen säger detsamma som det som redan är inläst.',
  stopsLoading: (n: number) => `${n} saker att godta för att filen ska läsas in`,
  showDifferences: 'Visa skillnaderna',
  loadOne: 'Läs in',
  loadAll: (n: number) => `Läs in alla ${n}`,
  tallyDiffer: (n: number) => `${count(n, 'fil skiljer', 'filer skiljer')} från det som är inläst`,
  tallySame: (n: number) => count(n, 'stämmer redan', 'stämmer redan'),
  andMore: (names: string, n: number) => `${names} och ${n} till`,
  fileSays: {
    gone: (names: string, _: number) => `${names} finns inte i filen`,
    new: (names: string, n: number) => `${names} ${form(n, 'är nytt', 'är nya')}`,
    changed: (names: string, _: number) => `${names} har ändrats`,
    moved: (names: string, _: number) => `${names} har flyttats`,
  },
};
export type CompareTexts = typeof compare;

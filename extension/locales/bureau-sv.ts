// Swedish texts of the company's page and the overview; bureau-en.ts has the same keys.
import type { Source } from '../../shared/contract/company.ts';
import type { JobKind } from '../../shared/contract/job.ts';
import { createWords } from './words.ts';

const { count } = createWords('sv-SE');

type Kind = Exclude<Source['kind'], 'sie'>;
/** Which companies are shown. */
type Filter = 'all' | 'differs' | 'never' | 'unread' | 'waiting' | 'busy';
type Field = { label: string; hint?: string };

export const bureau = {
  tabYears: 'Räkenskapsår',
  tabFiles: 'Filer och historik',
  tabSource: 'Anslutning',
  views: 'Företagets sidor',

  source: {
    none: 'Läses från filer',
    noneText:
      'Bokföringen läses från SIE-filer som laddas upp. Ansluts ett bokföringsprogram läses den därifrån.',
    noneReader: 'Bokföringen läses från SIE-filer som laddas upp.',
    from: (source: string) => `Läses från ${source}`,
    since: (when: string, by: string) => `Anslutet ${when} av ${by}`,
    readOnly: 'Bokföringsprogrammet läses bara. Inget ändras där.',
    askAdmin: 'Bara en administratör kan ansluta eller koppla från.',
    account: {
      bokio: 'Företagets id',
      briox: 'Kontonummer',
      'sie-url': 'Adress',
    } as Partial<Record<string, string>>,
    choose: 'Var finns bokföringen?',
    kinds: {
      fortnox: ['Fortnox', 'inloggning i egen flik'],
      bokio: ['Bokio', 'privat integration'],
      'bjorn-lunden': ['Björn Lundén', 'klientuppgifter'],
      briox: ['Briox', 'applikationstoken'],
      'sie-url': ['SIE-fil på en adress', 'hämtas varje gång'],
    } satisfies Record<Kind, [string, string]> as Record<Kind, [string, string]>,
    fields: {
      companyId: {
        label: 'Företagets id',
        hint: 'Den långa koden i adressfältet när företaget är öppet i Bokio.',
      },
      token: { label: 'Token', hint: 'Från en privat integration i Bokio som får läsa SIE.' },
      accountId: { label: 'Kontonummer', hint: 'Står under inställningar i Briox.' },
      applicationToken: { label: 'Applikationstoken', hint: 'Skapas i Briox för den som ska få läsa.' },
      userKey: { label: 'Företagets nyckel (User-Key)' },
      clientId: { label: 'Klient-id' },
      clientSecret: { label: 'Klienthemlighet' },
      address: {
        label: 'Adress',
        hint: 'Börjar med https. {start} och {end} byts ut mot räkenskapsårets första och sista dag.',
      },
      authorization: {
        label: 'Inloggning (Authorization), om adressen kräver det',
        hint: 'Till exempel Bearer följt av en nyckel.',
      },
    } as Record<string, Field>,
    missing: (label: string) => `${label} saknas.`,
    secret: 'Uppgifterna krypteras i tjänsten, visas aldrig igen och sparas inte i tillägget.',
    signInText:
      'Fortnox öppnas i en ny flik. Logga in där och godkänn att bokföringen får läsas, inom tio minuter. Sedan kommer du tillbaka hit.',
    connect: 'Anslut',
    connecting: 'Ansluter …',
    signIn: 'Logga in i Fortnox',
    waiting: 'Väntar på inloggningen i Fortnox …',
    waitingText: 'Den är öppen i en annan flik.',
    left: 'Fliken stängdes innan inloggningen var klar. Inget har ändrats.',
    late: 'Inloggningen blev inte klar inom tio minuter. Inget har ändrats.',
    test: 'Testa anslutningen',
    testing: 'Testar anslutningen …',
    fails: 'Anslutningen fungerar inte',
    change: 'Byt anslutning',
    disconnect: 'Koppla från',
    disconnectAsk: (source: string) => `Glömma anslutningen till ${source}?`,
    disconnectYes: 'Ja, koppla från',
    forgotten: 'Anslutningen är glömd. Det som är inläst ligger kvar.',
    next: 'Jämför eller ladda om räkenskapsåren',
  },
  overview: {
    title: 'Alla företag',
    search: 'Sök företag eller organisationsnummer',
    filters: {
      all: 'Alla',
      differs: 'Skiljer',
      never: 'Aldrig jämfört',
      unread: 'Kunde inte läsas',
      waiting: 'Väntar på fil',
      busy: 'Pågår',
    } satisfies Record<Filter, string>,
    filter: 'Visa',
    none: 'Inget företag stämmer med sökningen.',
    noneOf: {
      all: 'Det finns inget företag än.',
      differs: 'Inget räkenskapsår skiljer.',
      never: 'Alla räkenskapsår har jämförts.',
      unread: 'Alla källor har kunnat läsas.',
      waiting: 'Inget räkenskapsår väntar på en fil.',
      busy: 'Inget pågår.',
    } satisfies Record<Filter, string>,
    fetching: (n: number) => `${count(n, 'företag hämtat', 'företag hämtade')} …`,
    company: 'Företag',
    source: 'Källa',
    years: 'Räkenskapsår',
    loaded: 'Inläst',
    compared: 'Jämfört',
    all: 'Välj alla som visas',
    chooseCompany: (name: string) => `Välj ${name}`,
    files: 'Filer',
    agrees: 'stämmer',
    differs: (n: number) => (n > 0 ? `${count(n, 'ver.', 'ver.')} skiljer` : 'saldon skiljer'),
    unread: 'kunde inte läsas',
    never: 'ej jämfört',
    waits: 'väntar på fil',
    empty: 'tomt',
    since: (when: string) => `sedan ${when}`,
    from: (file: string) => `från ${file}`,
    written: (day: string) => `skriven ${day}`,
    work: {
      reconcile: 'jämförs',
      reload: 'laddas om',
      load: 'läses in',
      purge: 'töms',
      restore: 'återställs',
    } satisfies Record<JobKind, string>,
    chosen: (companies: number, years: number) =>
      `${count(companies, 'företag', 'företag')}, ${count(years, 'räkenskapsår', 'räkenskapsår')}`,
    clear: 'Avmarkera',
    compare: 'Jämför',
    reload: 'Ladda om …',
    reader: 'Din nyckel får bara läsa.',
    reloadText: (years: number) =>
      `${count(years, 'räkenskapsår hämtas och ersätter', 'räkenskapsår hämtas och ersätter')} det som är inläst. Det som inte går att läsa lämnas som det är.`,
    type: 'Antal företag',
    typeHint: 'Skriv antalet företag',
    wrong: 'Det är inte antalet företag.',
    reloadNow: (n: number) => `Ladda om ${count(n, 'företag', 'företag')}`,
    doing: { compare: 'Jämför', reload: 'Laddar om' },
    did: { compare: 'Jämförelsen är klar', reload: 'Omladdningen är klar' },
    tally: (done: number, all: number) => `${done} av ${count(all, 'företag', 'företag')} klara`,
    failed: (n: number) => `${count(n, 'misslyckades', 'misslyckades')}`,
    failedPill: 'misslyckades',
    chooseFailed: 'Välj dem som misslyckades',
    left: (n: number) => `${count(n, 'företag skickades', 'företag skickades')} inte.`,
    sendLeft: 'Skicka resten',
  },
  folder: {
    drop: 'Släpp en mapp med SIE-filer',
    pick: 'eller välj mapp',
    reading: (done: number, all: number) => `${done} av ${count(all, 'fil läst', 'filer lästa')}`,
    title: (ready: number, all: number) =>
      `${ready} av ${count(all, 'fil kan läsas in', 'filer kan läsas in')}`,
    others: (n: number) => `${count(n, 'fil av annat slag', 'filer av annat slag')} lämnas`,
    file: 'Fil',
    company: 'Företag',
    year: 'År',
    becomes: 'Vad som händer',
    remove: 'Ta bort',
    readingOne: 'läses …',
    loads: 'Läses in, året är tomt',
    replaces: (file: string, day: string) => `Ersätter ${file}, inläst ${day}`,
    replacesYear: 'Ersätter det som är inläst',
    whose: (file: string) => `Vilket företags fil är ${file}?`,
    choose: 'Välj företag …',
    twice: (others: string[]) =>
      `Samma företag och år som ${others.join(', ')}. Ta bort den som inte ska läsas in.`,
    overlaps: (label: string, start: string, end: string) =>
      `Filens räkenskapsår överlappar ${label} (${start} – ${end}), som är inläst.`,
    ambiguous: 'Filen saknar eget organisationsnummer, eller flera företag har det. Välj vilket som menas.',
    why: {
      unknown: 'Företaget finns inte bland dem du har behörighet till.',
      no_number: 'Filen säger inte vilket företag den hör till.',
      no_year: 'Filen säger inte vilket räkenskapsår den gäller.',
      too_large: 'Filen är större än 100 MB.',
    },
    comesTo: (files: number, companies: number, replaces: number) =>
      `${count(files, 'fil läses in', 'filer läses in')} i ${count(companies, 'företag', 'företag')}, en i taget. ${replaces > 0 ? `${count(replaces, 'ersätter', 'ersätter')} det som är inläst.` : 'Inget ersätts.'}`,
    send: (n: number) => `Läs in ${count(n, 'fil', 'filer')}`,
    stay: 'Filerna skickas en i taget. Låt fliken vara öppen tills alla är skickade.',
  },
};
export type BureauTexts = typeof bureau;

// Swedish texts of the company's page and the overview; bureau-en.ts has the same keys.
import type { Source } from '../../shared/contract/company.ts';

type Kind = Exclude<Source['kind'], 'sie'>;
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
};
export type BureauTexts = typeof bureau;

// The options page's Swedish texts, apart from the others so that the popup opens without them. options-en.ts has the
// same keys.
import type { AddressFault, TokenFault } from '../messages/connection.ts';

type Told =
  | AddressFault
  | TokenFault
  | 'token_elsewhere'
  | 'not_the_api'
  | 'no_connection'
  | 'unauthenticated';
const companies = (n: number) => `${new Intl.NumberFormat('sv-SE').format(n)} företag`;

export const options = {
  welcome: 'Välkommen',
  welcomeText:
    'Klistra in det du har fått av din administratör, precis som det är: en länk, ett mejl eller två rader.',
  welcomeManaged: 'Din administratör har angett adressen. Skriv eller klistra in din nyckel.',
  connection: 'Anslutning',
  paste: 'Länk eller text från administratören',
  pasteHint: 'Klistra in här',
  pasted: {
    both: 'Adress och nyckel hittades. Prova dem med knappen.',
    address: 'Adressen hittades men ingen nyckel. Skriv den i fältet.',
    token: 'Nyckeln hittades men ingen adress. Skriv den i fältet.',
    nothing: 'Ingen adress och ingen nyckel hittades i texten. Skriv dem i fälten.',
  },
  invited: (address: string) => `Du är inbjuden till tjänsten på ${address}, och får en egen nyckel dit.`,
  replaces: (name: string) => `Det ersätter anslutningen som finns, ”${name}”.`,
  address: 'Tjänstens adress',
  addressHint: 'https://ledger.byran.se',
  signIn: (name: string) => `Logga in med ${name}`,
  signInHint: 'Eller med en nyckel som du har fått:',
  token: 'Nyckel',
  tokenKept: 'Sparad. Lämna tomt för att behålla den, eller klistra in en ny länk.',
  managed: 'Bestämt av din administratör.',
  save: 'Spara och prova',
  accept: 'Ta emot inbjudan',
  trying: 'Provar …',
  told: {
    address_missing: 'Skriv tjänstens adress.',
    address_invalid: 'Det här är ingen adress. Den ska se ut som https://ledger.byran.se.',
    address_insecure:
      'Adressen börjar med http://, och då skulle nyckeln gå oskyddad över nätet. Använd https://.',
    not_the_api: 'Det som svarar på adressen är inte tjänsten. Kontrollera adressen.',
    no_connection:
      'Tjänsten svarar inte på den adressen. Kontrollera den, och att du har nät, och försök igen.',
    token_missing: 'Skriv nyckeln som du har fått av din administratör.',
    token_invalid: 'Nyckeln innehåller tecken som ingen nyckel har. Kopiera den på nytt.',
    token_elsewhere:
      'Den sparade nyckeln gäller en annan adress och skickas inte hit. Skriv nyckeln till den här adressen.',
    unauthenticated:
      'Tjänsten godtar inte nyckeln: den är återkallad, har gått ut eller är felskriven. Be din administratör om en ny.',
  } as Record<Told, string> as Record<string, string>,
  works: (name: string, role: string, reach: string) =>
    `Det fungerar. Nyckeln ”${name}” har rollen ${role} och behörighet till ${reach}.`,
  roles: { reader: 'läsare', operator: 'operatör', admin: 'administratör' },
  reachAll: 'alla företag',
  reach: companies,
  reachNone: (name: string) =>
    `Anslutningen fungerar, men nyckeln ”${name}” har inte behörighet till något företag än. Be din administratör att ge den det.`,
  readerNote: 'En läsare kan se men inte tömma.',
  nextTitle: 'Så använder du det',
  nextPage: ['Gå till ett företags sida ', 'Integration', ' i Oxceed.'],
  nextMenu: ['Välj ', 'Åtgärder', ', sedan ', 'Töm bokföringsdata', '.'],
  nextIcon: (keys: string | null) =>
    `Eller tryck på ikonen i webbläsarens verktygsfält${keys ? ` (${keys})` : ''}, vilken sida du än är på. Syns den inte: tryck på pusselbiten och fäst den.`,
  signOut: 'Logga ut',
  signOutAsk: 'Ta bort nyckeln från den här datorn?',
  signOutYes: 'Ja, logga ut',
  signedOut: 'Du är utloggad. Nyckeln är borttagen härifrån; jobb som pågår fortsätter i tjänsten.',
  preferences: 'Språk och meddelanden',
  language: 'Språk',
  languageAuto: 'Som sidan eller webbläsaren',
  languageHint: 'Fönstret på Oxceeds sida följer alltid sidans språk.',
  notices: 'Meddela när ett jobb är klart',
  noticesHint: 'Webbläsaren ber om ditt tillstånd.',
  shortcut: 'Kortkommando',
  shortcutHint: 'Öppnar ikonens fönster med företaget på sidan överst.',
  shortcutNone: 'Inget',
  shortcutChange: 'Ändra',
  people: 'Personer och nycklar',
  lastUsed: (date: string) => `senast använd ${date}`,
  neverUsed: 'inte använd',
  goodUntil: (date: string) => `gäller till ${date}`,
  goodForever: 'gäller tills vidare',
  kindsOfPeople: { invitation: 'Inbjudna', token: 'Nycklar', session: 'Inloggade' },
  yourOwn: 'Din egen',
  revoke: 'Återkalla',
  revokeAsk: (name: string) => `Återkalla ”${name}”?`,
  revokeYes: 'Ja, återkalla',
  inviteTitle: 'Bjud in en person',
  inviteName: 'Namn',
  inviteDays: 'Nyckeln gäller, dagar',
  inviteCompanies: 'Företag',
  inviteAll: 'Alla företag, också nya',
  inviteMine: (n: number) => `Samma som du: ${companies(n)}`,
  inviteSome: 'Valda företag',
  inviteChosen: 'Valda företag',
  inviteSearch: 'Sök namn eller organisationsnummer',
  inviteNoneFound: 'Inget annat företag hittades.',
  inviteLeaveOut: (name: string) => `Ta bort ${name}`,
  inviteLacking: {
    name: 'Skriv vem inbjudan är till: namnet står i kvitton.',
    companies: 'Välj minst ett företag.',
    days: 'Skriv ett antal dagar, 1 till 1100.',
  },
  inviteRole: 'Roll',
  invite: 'Gör en inbjudan',
  inviteLink: 'Länk till den inbjudna',
  inviteCopy: 'Kopiera länken',
  inviteCopied: 'Kopierad',
  inviteLinkHint: 'Visas bara nu. Skicka den till personen; den gäller en gång, i tre dygn.',
  privacy: 'Integritet',
  privacyText:
    'Nyckeln ligger bara i tilläggets bakgrund; webbsidor kommer inte åt den. Organisationsnummer (för enskild firma ett personnummer), företagsnamn och SIE-filer går till adressen ovan och ingen annanstans. På andra sidor än Oxceeds läser tillägget ingenting, utom adressen till den sida du trycker på ikonen på: den kan vara en inbjudan.',
  privacyMore: 'Läs mer om integritet',
};
export type OptionsTexts = typeof options;

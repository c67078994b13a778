// What the page of an invitation says, in both languages. `{name}` is put in by the page's script.
const sv = {
  locale: 'sv-SE',
  title: 'Du är inbjuden till Töm bokföringsdata',
  loading: 'Läser inbjudan …',
  offer: { name: 'Till', role: 'Roll', companies: 'Företag', invitedBy: 'Från', expiresAt: 'Ta emot före' },
  roles: {
    reader: 'Läsare: ser, och ändrar ingenting',
    operator: 'Operatör: tömmer, laddar om och laddar upp',
    admin: 'Administratör: dessutom företag, källor och personer',
  },
  all: 'Alla',
  steps: 'Ta emot den så här',
  press:
    'Tryck på den här ikonen i webbläsarens verktygsfält, eller Alt+Skift+O, medan sidan visas. Syns den inte: tryck på pusselbiten.',
  save: ['Tilläggets inställningar öppnas ifyllda. Tryck där på ', 'Ta emot inbjudan', '.'],
  missing: 'Har du inte tillägget? ',
  get: 'Hämta det',
  getAfter: ', och kom tillbaka hit.',
  ask: 'Fråga den som bjöd in dig var det finns, och kom tillbaka hit.',
  paste: 'Händer ingenting? Kopiera länken och klistra in den i tilläggets inställningar.',
  copy: 'Kopiera länken',
  copied: 'Kopierad',
  once: 'Länken gäller en gång och bara dig: skicka den inte vidare.',
  cut: [
    'Länken är inte hel',
    'Det som följer efter # i adressen saknas. Öppna länken på nytt, så som du fick den.',
  ],
  silent: ['Tjänsten svarar inte', 'Inbjudan finns kvar. Ladda om sidan om en stund.'],
  scripts: 'Kopiera adressen till den här sidan och klistra in den i tilläggets inställningar.',
};
const en: typeof sv = {
  locale: 'en-GB',
  title: 'You are invited to Töm bokföringsdata',
  loading: 'Reading the invitation …',
  offer: { name: 'To', role: 'Role', companies: 'Companies', invitedBy: 'From', expiresAt: 'Accept before' },
  roles: {
    reader: 'Reader: looks, and changes nothing',
    operator: 'Operator: purges, reloads and uploads',
    admin: 'Administrator: companies, sources and people as well',
  },
  all: 'All',
  steps: 'How to accept it',
  press:
    'Press this icon in the browser’s toolbar, or Alt+Shift+O, while this page is shown. If you do not see it, press the jigsaw piece.',
  save: ['The extension’s settings open, filled in. Press ', 'Accept the invitation', ' there.'],
  missing: 'Don’t have the extension? ',
  get: 'Get it',
  getAfter: ', and come back here.',
  ask: 'Ask who invited you where it is, and come back here.',
  paste: 'Nothing happens? Copy the link and paste it into the extension’s settings.',
  copy: 'Copy the link',
  copied: 'Copied',
  once: 'The link is good once and for you alone: do not pass it on.',
  cut: [
    'The link is not whole',
    'What follows the # of the address is missing. Open the link again as you got it.',
  ],
  silent: ['The service does not answer', 'The invitation is still there. Load the page again in a while.'],
  scripts: 'Copy the address of this page and paste it into the extension’s settings.',
};
export const invitationTexts = { sv, en };

// Swedish texts of the popup's first view; home-en.ts has the same keys.
export const home = {
  purge: 'Töm bokföringsdata',
  back: 'Tillbaka',
  loading: 'Hämtar …',
  blocked: {
    unreadable:
      'Sidan visar inget organisationsnummer som går att läsa. Töm i stället från verktygsfältets ikon.',
    no_match:
      'Företaget på sidan finns inte bland dem du har behörighet till. Be administratören lägga till det, eller välj företag från verktygsfältets ikon.',
    ambiguous:
      'Sidan visar flera företag, så det går inte att veta vilket som menas. Töm i stället från verktygsfältets ikon.',
    conflict:
      'Organisationsnumret på sidan och sidans adress hör till olika företag. Ladda om sidan och öppna igen.',
    changed:
      'Sidan visar nu ett annat företag än när fönstret öppnades. Stäng och öppna igen från rätt företag.',
  },
  search: 'Sök företag eller organisationsnummer',
  searchNone: 'Inget företag hittades.',
  more: 'Visa fler',
  onPage: 'På sidan',
  recent: 'Senaste',
  companies: 'Företag',
  menuMissing: 'Menyn Åtgärder hittades inte på Integration-sidan, så tömningen görs härifrån.',
  allCompanies: 'Alla företag',
  openOptions: 'Inställningar',
};
export type HomeTexts = typeof home;

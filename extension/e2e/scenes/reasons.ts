// What the service has to say of files: why one was stopped, and what was remarked on it.
import { fakeProblem, fakeStop } from '../fake-api.ts';

export const coversLess = fakeProblem('covers_less', {
  file: 'fjallbageriet-2024.se',
  year: '2024-01-01',
  found: '40 ver.',
  before: '4023 ver.',
});
export const many = fakeStop([
  {
    code: 'kind_changed',
    sv: 'Filen lon-2024.si är av typ 4I; det inlästa är av typ 4E, med saldon.',
    en: 'The file lon-2024.si is of type 4I; what is loaded is of type 4E, with balances.',
  },
  {
    code: 'series_gone',
    sv: 'Filen lon-2024.si saknar serierna A, B och K som är inlästa för 2024.',
    en: 'The file lon-2024.si lacks the series A, B and K, which are loaded for 2024.',
  },
  {
    code: 'ends_earlier',
    sv: 'Sista verifikatet i lon-2024.si är daterat 2024-03-31; det inlästa går till 2024-12-31.',
    en: 'The last voucher of lon-2024.si is dated 2024-03-31; what is loaded goes on until 2024-12-31.',
  },
]);
export const otherCompany = fakeStop([
  {
    code: 'older_file',
    sv: 'Filen a.se skapades 2024-05-02; det inlästa är från 2025-01-14.',
    en: 'The file a.se was made on 2024-05-02; what is loaded is from 2025-01-14.',
  },
  {
    code: 'other_company',
    sv: 'Filen a.se gäller Låtsaslunds Båtvarv AB (559999-0206), inte Fiktiva Fjällbageriet AB (559999-0107).',
    en: 'The file a.se is for Låtsaslunds Båtvarv AB (559999-0206), not for Fiktiva Fjällbageriet AB (559999-0107).',
  },
]);
export const remarks = [
  {
    code: 'unknown_label',
    line: 12,
    label: '#BKOD',
    message: { sv: 'Posten är okänd och läses inte.', en: 'The record is not known and not read.' },
    count: 1,
  },
  {
    code: 'voucher_date_outside',
    line: 1208,
    label: '#VER',
    message: {
      sv: 'Verifikation A 211 är daterad 2025-01-02, utanför räkenskapsåret.',
      en: 'Voucher A 211 is dated 2025-01-02, outside the fiscal year.',
    },
    count: 8,
  },
];

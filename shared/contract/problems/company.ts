// Companies.
import { text, type ProblemText } from './text.ts';

export const companyProblems = {
  invalid_organisation_number: text(
    400,
    ['Ogiltigt organisationsnummer', '"{found}" är inget organisationsnummer: tio siffror väntades.'],
    ['Not an organisation number', '"{found}" is not an organisation number: ten digits were expected.'],
  ),
  company_changed: text(
    412,
    ['Företaget har ändrats', '{company} har ändrats sedan det lästes. Läs det på nytt.'],
    ['The company has changed', '{company} has changed since it was read. Read it again.'],
  ),
  company_exists: text(
    409,
    [
      'Företaget finns redan',
      '{name} har redan organisationsnumret {number}. Är ett till med samma nummer meningen, skicka allowTwin: true.',
    ],
    [
      'The company exists already',
      '{name} has the organisation number {number} already. If another with the same number is meant, send allowTwin: true.',
    ],
  ),
  company_closed: text(
    409,
    [
      'Företaget är avslutat',
      '{company} är avslutat och tar inte emot något. Öppna det igen först (closed: false).',
    ],
    [
      'The company is closed',
      '{company} is closed and takes nothing in. Open it again first (closed: false).',
    ],
  ),
  company_busy: text(
    409,
    ['Företaget ändras av andra', 'Företaget {id} ändras av andra just nu. Försök igen.'],
    ['The company is being changed', 'The company {id} is being changed by others. Try again.'],
  ),
  confirm_mismatch: text(
    422,
    ['Fel organisationsnummer', 'Bekräftelsen "{found}" är inte organisationsnumret för {company}.'],
    ['Wrong organisation number', 'The confirmation "{found}" is not the organisation number of {company}.'],
  ),
  confirm_count_mismatch: text(
    422,
    ['Fel antal företag', 'Bekräftelsen {found} är inte antalet företag i begäran, {expected}.'],
    [
      'Wrong number of companies',
      'The confirmation {found} is not the number of companies asked for, {expected}.',
    ],
  ),
} satisfies Record<string, ProblemText>;

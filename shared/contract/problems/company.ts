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
} satisfies Record<string, ProblemText>;

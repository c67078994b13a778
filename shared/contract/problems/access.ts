// Who asks, and what they may do.
import { text, type ProblemText } from './text.ts';

export const accessProblems = {
  unauthenticated: text(
    401,
    ['Inte inloggad', 'Åtkomstnyckeln saknas, är okänd, har gått ut eller är återkallad.'],
    ['Not signed in', 'The access token is missing, unknown, expired or revoked.'],
  ),
  role_required: text(
    403,
    ['Behörighet saknas', 'Det här kräver rollen {required}; åtkomstnyckeln har rollen {role}.'],
    ['Not allowed', 'This needs the role {required}; the access token has the role {role}.'],
  ),
  grant_required: text(
    403,
    ['Behörighet saknas', 'Det här kräver tillgång till fler företag än åtkomstnyckeln når.'],
    ['Not allowed', 'This needs access to more companies than the access token reaches.'],
  ),
  already_expired: text(
    422,
    ['Redan utgången', 'expiresAt {expiresAt} har redan passerat.'],
    ['Already expired', 'expiresAt {expiresAt} has already passed.'],
  ),
  unknown_companies: text(
    422,
    ['Okända företag', 'Företagen finns inte: {companies}.'],
    ['Unknown companies', 'There are no such companies: {companies}.'],
  ),
} satisfies Record<string, ProblemText>;

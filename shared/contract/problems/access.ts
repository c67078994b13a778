// Who asks, and what they may do.
import { text, type ProblemText } from './text.ts';

export const accessProblems = {
  unauthenticated: text(
    401,
    ['Inte inloggad', 'Åtkomstnyckeln saknas, är okänd, har gått ut eller är återkallad.'],
    ['Not signed in', 'The access token is missing, unknown, expired or revoked.'],
  ),
  bootstrap_ended: text(
    401,
    [
      'Första administratören är avlöst',
      'Den första administratörens åtkomstnyckel slutade gälla när en annan administratör för alla företag fanns.',
    ],
    [
      'The first administrator is relieved',
      'The first administrator’s token ended when there was another administrator of all companies.',
    ],
  ),
  too_many_requests: text(
    429,
    ['För många begäranden', 'Det här har begärts för många gånger på kort tid. Försök igen om {seconds} s.'],
    ['Too many requests', 'This was asked for too many times in a short time. Try again in {seconds} s.'],
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
  token_ended: text(
    409,
    ['Åtkomstnyckeln gäller inte', 'Åtkomstnyckeln {name} är återkallad, har gått ut eller är redan utbytt.'],
    ['The token has ended', 'The access token {name} is revoked, has expired or is exchanged already.'],
  ),
  unknown_companies: text(
    422,
    ['Okända företag', 'Företagen finns inte: {companies}.'],
    ['Unknown companies', 'There are no such companies: {companies}.'],
  ),
} satisfies Record<string, ProblemText>;

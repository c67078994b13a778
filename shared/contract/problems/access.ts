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
  invitation_unknown: text(
    404,
    [
      'Inbjudan finns inte',
      'Det finns ingen sådan inbjudan här. Se efter att hela länken kom med, eller be om en ny.',
    ],
    [
      'There is no such invitation',
      'There is no such invitation here. See that the link is whole, or ask for another.',
    ],
  ),
  invitation_used: text(
    410,
    [
      'Inbjudan är redan använd',
      'Inbjudan gäller en gång, och har tagits emot. Var det inte du: säg till {invitedBy} genast, som kan återkalla nyckeln.',
    ],
    [
      'The invitation is used already',
      'The invitation is good once, and has been accepted. If that was not you, tell {invitedBy} at once, who can revoke the key.',
    ],
  ),
  invitation_expired: text(
    410,
    ['Inbjudan har gått ut', 'Tiden för att ta emot inbjudan är slut. Be {invitedBy} om en ny.'],
    [
      'The invitation has expired',
      'The time for accepting the invitation is over. Ask {invitedBy} for another.',
    ],
  ),
  invitation_revoked: text(
    410,
    ['Inbjudan är återkallad', 'Inbjudan har tagits tillbaka. Be {invitedBy} om en ny.'],
    ['The invitation is revoked', 'The invitation was taken back. Ask {invitedBy} for another.'],
  ),
  session_unknown: text(
    404,
    [
      'Inloggningen är okänd',
      'Inloggningen är redan använd, har gått ut eller påbörjades inte här. Börja om.',
    ],
    ['Unknown sign-in', 'The sign-in is used already, has expired or was not begun here. Begin again.'],
  ),
  issuer_unknown: text(
    404,
    ['Okänd inloggning', 'Tjänsten har ingen inloggning som heter "{issuer}".'],
    ['Unknown issuer', 'The service has no sign-in called "{issuer}".'],
  ),
  redirect_refused: text(
    422,
    ['Adressen tas inte emot', 'Inloggningen "{issuer}" går inte tillbaka till {redirectUri}.'],
    ['The address is not taken', 'The sign-in "{issuer}" does not go back to {redirectUri}.'],
  ),
  sign_in_refused: text(
    403,
    [
      'Inloggningen godtogs inte',
      'Det som {issuer} svarade gick inte att lita på eller att läsa. Försök igen.',
    ],
    ['The sign-in was not accepted', 'What {issuer} answered could not be trusted or read. Try again.'],
  ),
  person_without_access: text(
    403,
    ['Ingen behörighet', '{person} är inloggad, men har ingen behörighet här. Be en administratör om den.'],
    ['No access', '{person} is signed in, but has no access here. Ask an administrator for it.'],
  ),
  issuer_unreachable: text(
    503,
    ['Inloggningen svarar inte', '{issuer} svarar inte just nu. Försök igen om en stund.'],
    ['The issuer does not answer', '{issuer} does not answer at the moment. Try again in a while.'],
  ),
  sign_in_not_set_up: text(
    503,
    ['Inloggning är inte inställd', 'Inställningen av inloggning (OIDC_ISSUERS) går inte att läsa: {reason}'],
    ['Sign-in is not set up', 'The setting of sign-in (OIDC_ISSUERS) cannot be read: {reason}'],
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

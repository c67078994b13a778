// Accounting systems: what is said of a connection, and what one answered.
import { text, type ProblemText } from './text.ts';

export const sourceProblems = {
  source_address_refused: text(
    422,
    ['Adressen tas inte emot', 'Adressen kan inte användas: {reason}.'],
    ['The address is not taken', 'The address cannot be used: {reason}.'],
  ),
  no_webhook: text(
    409,
    ['Ingen webhook är satt', 'För {company} är ingen webhook satt. Spara en adress först.'],
    ['No webhook is set', 'No webhook is set for {company}. Save an address first.'],
  ),
  source_not_connected: text(
    409,
    ['Ingen källa är ansluten', '{company} är inte anslutet till något bokföringssystem. Anslut det först.'],
    ['No source is connected', '{company} is not connected to an accounting system. Connect it first.'],
  ),
  sources_not_set_up: text(
    503,
    [
      'Källor kan inte anslutas här',
      'Tjänsten saknar nyckeln som anslutningar krypteras med. Den som driver tjänsten lägger in den (SOURCE_KEYS).',
    ],
    [
      'Sources cannot be connected here',
      'The service lacks the key that connections are encrypted with. Whoever runs it puts it in (SOURCE_KEYS).',
    ],
  ),
  source_sign_in_refused: text(
    422,
    [
      'Källan godtar inte inloggningen',
      '{source} godtar inte inloggningen ({found}). Anslut på nytt med uppgifter som gäller.',
    ],
    [
      'The source refuses the sign-in',
      '{source} does not accept the sign-in ({found}). Connect again with credentials that are valid.',
    ],
  ),
  source_licence_missing: text(
    422,
    [
      'Licens saknas hos källan',
      '{source} säger att licensen inte räcker ({found}). Den som har avtalet lägger till bokföring och API, sedan går det att läsa.',
    ],
    [
      'A licence is missing at the source',
      '{source} says that the licence does not cover this ({found}). Whoever has the contract adds bookkeeping and API; then it can be read.',
    ],
  ),
  source_not_permitted: text(
    422,
    [
      'Källan låter inte läsa',
      '{source} låter inte anslutningen läsa bokföringen ({found}). Ge den behörighet att läsa SIE, eller anslut på nytt.',
    ],
    [
      'The source does not let us read',
      '{source} does not let the connection read the ledger ({found}). Give it the right to read SIE, or connect again.',
    ],
  ),
  source_refused: text(
    422,
    ['Källan avvisade frågan', '{source} svarade {found}. Kontrollera uppgifterna i anslutningen.'],
    ['The source refused', '{source} answered {found}. See that what the connection says is right.'],
  ),
  source_redirected: text(
    422,
    ['Källan hänvisar vidare', '{source} hänvisar till en adress som inte läses: {reason}.'],
    ['The source redirects', '{source} redirects to an address that is not read: {reason}.'],
  ),
  source_answer_unknown: text(
    502,
    [
      'Oväntat svar från källan',
      '{source} svarade med något annat än väntat. Försök igen om en stund; kvarstår det har tjänsten ändrats.',
    ],
    [
      'An unexpected answer from the source',
      '{source} answered with something other than expected. Try again in a while; if it stays so, the service has changed.',
    ],
  ),
  source_busy: text(
    502,
    [
      'Källan tar inte emot fler frågor',
      '{source} tar inte emot fler frågor just nu. Försök igen om en stund.',
    ],
    ['The source takes no more requests', '{source} takes no more requests just now. Try again in a while.'],
  ),
  source_down: text(
    502,
    ['Källan svarar inte', '{source} går inte att nå just nu ({found}). Försök igen om en stund.'],
    ['The source does not answer', '{source} cannot be reached just now ({found}). Try again in a while.'],
  ),
  source_year_missing: text(
    422,
    ['Året finns inte hos källan', '{source} har inget räkenskapsår som börjar {year}. Där finns: {found}.'],
    ['The source lacks the year', '{source} has no fiscal year that starts {year}. There are: {found}.'],
  ),
  source_other_year: text(
    422,
    [
      'Källan gav ett annat år',
      '{source} gav en fil för räkenskapsåret {found} i stället för {year}. Kontrollera vilken fil som ligger där.',
    ],
    [
      'The source gave another year',
      '{source} gave a file of the fiscal year {found} instead of {year}. See which file is there.',
    ],
  ),
  fortnox_not_set_up: text(
    503,
    [
      'Fortnox kan inte anslutas här',
      'Tjänsten är inte registrerad hos Fortnox. Den som driver tjänsten lägger in FORTNOX_CLIENT_ID och FORTNOX_CLIENT_SECRET.',
    ],
    [
      'Fortnox cannot be connected here',
      'The service is not registered at Fortnox. Whoever runs it puts in FORTNOX_CLIENT_ID and FORTNOX_CLIENT_SECRET.',
    ],
  ),
  sign_in_unknown: text(
    400,
    [
      'Inloggningen gäller inte',
      'Inloggningen är okänd, redan använd eller äldre än tio minuter. Börja om från företaget.',
    ],
    [
      'The sign-in is not valid',
      'The sign-in is unknown, used already or older than ten minutes. Begin again from the company.',
    ],
  ),
  sign_in_declined: text(
    400,
    ['Inget anslöts', 'Inloggningen avbröts, eller tillstånd gavs inte. Inget har ändrats.'],
    ['Nothing was connected', 'The sign-in was ended, or no permission given. Nothing was changed.'],
  ),
  source_too_slow: text(
    502,
    ['Källan är för långsam', '{source} skickar filen så långsamt att läsningen avbröts efter {limit} s.'],
    [
      'The source is too slow',
      '{source} sends the file so slowly that the reading was ended after {limit} s.',
    ],
  ),
  source_cut_off: text(
    502,
    ['Svaret bröts av', '{source} bröt av innan hela filen hade kommit. Försök igen om en stund.'],
    ['The answer broke off', '{source} broke off before all of the file had come. Try again in a while.'],
  ),
} satisfies Record<string, ProblemText>;

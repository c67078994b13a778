// Every error the product can meet: a stable code, its HTTP status, and one Swedish and one English text.
// A text names the thing: the file, the year, the company. `{name}` is filled in from the problem's values.

import type { Problem } from './problem.ts';

interface ProblemText {
  status: number;
  title: { sv: string; en: string };
  detail: { sv: string; en: string };
}

const text = (status: number, sv: [string, string], en: [string, string]): ProblemText => ({
  status,
  title: { sv: sv[0], en: en[0] },
  detail: { sv: sv[1], en: en[1] },
});

export const problems = {
  invalid_request: text(
    400,
    ['Begäran är felaktig', 'Begäran har fel form: {errors}'],
    ['The request is not valid', 'The request has the wrong shape: {errors}'],
  ),
  invalid_cursor: text(
    400,
    ['Okänd sidmarkör', 'Markören kommer inte från den här listan. Börja om från första sidan.'],
    ['Unknown cursor', 'The cursor does not come from this list. Start again at the first page.'],
  ),
  invalid_idempotency_key: text(
    400,
    ['Ogiltig Idempotency-Key', 'Idempotency-Key ska vara 1–200 tecken ur ASCII, en nyckel per begäran.'],
    ['Not an Idempotency-Key', 'The Idempotency-Key must be 1–200 ASCII characters, one key per request.'],
  ),
  json_too_complex: text(
    400,
    [
      'För invecklad JSON',
      'JSON får vara högst {depth} nivåer djup och ha högst {pieces} objekt och listor.',
    ],
    [
      'JSON too complex',
      'JSON may be {depth} levels deep at most and hold at most {pieces} objects and lists.',
    ],
  ),
  not_utf8: text(
    400,
    ['Inte UTF-8', 'JSON ska vara UTF-8; begäran innehåller byte som inte är det.'],
    ['Not UTF-8', 'JSON must be UTF-8; the request holds bytes that are not.'],
  ),
  body_not_taken: text(
    400,
    ['Inget innehåll väntades', 'Den här begäran tar inget innehåll; skicka den utan.'],
    ['No body was expected', 'This request takes no body; send it without.'],
  ),
  broken_body: text(
    400,
    ['Avbruten begäran', 'Innehållet bröts av innan allt hade kommit. Inget har ändrats.'],
    ['Request cut off', 'The body broke off before all of it had come. Nothing was changed.'],
  ),
  invalid_organisation_number: text(
    400,
    ['Ogiltigt organisationsnummer', '"{found}" är inget organisationsnummer: tio siffror väntades.'],
    ['Not an organisation number', '"{found}" is not an organisation number: ten digits were expected.'],
  ),
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
  not_found: text(
    404,
    ['Finns inte', 'Det finns inget här som åtkomstnyckeln når.'],
    ['Not found', 'There is nothing here that the access token reaches.'],
  ),
  fiscal_year_not_found: text(
    404,
    ['Okänt räkenskapsår', 'Företaget {company} har inget räkenskapsår som börjar {year}.'],
    ['Unknown fiscal year', 'The company {company} has no fiscal year that starts {year}.'],
  ),
  method_not_allowed: text(
    405,
    ['Metoden finns inte', '{method} går inte här; det som går är {methods}.'],
    ['No such method', '{method} is not possible here; what is, is {methods}.'],
  ),
  sie_file_gone: text(
    410,
    ['SIE-filen är borttagen', 'SIE-filen {file} finns inte längre i arkivet.'],
    ['The SIE file is gone', 'The SIE file {file} is no longer in the archive.'],
  ),
  document_gone: text(
    410,
    ['Dokumentet är borta', 'Innehållet i dokumentet {document} finns inte längre i arkivet.'],
    ['The document is gone', 'The content of the document {document} is no longer in the archive.'],
  ),
  data_changed: text(
    409,
    ['Bokföringsdata har ändrats', 'Räkenskapsåret {year} har ändrats sedan första sidan lästes. Börja om.'],
    [
      'The ledger has changed',
      'The fiscal year {year} has changed since the first page was read. Start again.',
    ],
  ),
  year_empty: text(
    409,
    ['Räkenskapsåret är tomt', 'Räkenskapsåret {year} har inga bokföringsdata att skriva ut.'],
    ['The fiscal year is empty', 'The fiscal year {year} has no ledger to write.'],
  ),
  too_much_to_reconcile: text(
    422,
    [
      'För mycket att stämma av',
      'Räkenskapsåret {year} har fler än {limit} summor per konto och månad, och kan inte stämmas av.',
    ],
    [
      'Too much to reconcile',
      'The fiscal year {year} has more than {limit} sums by account and month, and cannot be reconciled.',
    ],
  ),
  year_busy: text(
    409,
    ['Jobb pågår redan', 'Ett jobb pågår redan för räkenskapsåret {year}. Vänta tills det är klart.'],
    [
      'A job is already running',
      'A job is already working on the fiscal year {year}. Wait until it has ended.',
    ],
  ),
  upload_in_progress: text(
    409,
    ['En fil läses redan in', 'En SIE-fil läses redan in för {company}. Filer läses in en i taget.'],
    [
      'A file is already being read',
      'A SIE file is already being read for {company}. Files go one at a time.',
    ],
  ),
  nothing_to_reconcile: text(
    409,
    ['Inget att stämma av', 'Inget räkenskapsår är inläst för {company}.'],
    ['Nothing to reconcile', 'No fiscal year is loaded for {company}.'],
  ),
  source_missing: text(
    409,
    ['Källan saknas', 'Ingen SIE-fil för räkenskapsåret {year} finns i arkivet att stämma av mot.'],
    ['The source is missing', 'No SIE file of the fiscal year {year} is in the archive to reconcile with.'],
  ),
  nothing_to_purge: text(
    409,
    ['Inget att tömma', 'De valda räkenskapsåren är redan tomma: {years}.'],
    ['Nothing to purge', 'The chosen fiscal years are already empty: {years}.'],
  ),
  reload_not_possible: text(
    409,
    ['Kan inte laddas om', 'Räkenskapsåret {year} kan inte laddas om: {reason}'],
    ['Cannot be reloaded', 'The fiscal year {year} cannot be reloaded: {reason}'],
  ),
  purge_cannot_be_cancelled: text(
    409,
    ['En tömning kan inte avbrytas', 'Åren läses redan som tomma. Ångra tömningen i stället.'],
    ['A purge cannot be cancelled', 'The years already read as empty. Undo the purge instead.'],
  ),
  too_late_to_cancel: text(
    409,
    ['För sent att avbryta', 'Den nya inläsningen gäller redan; bara det gamla städas bort.'],
    ['Too late to cancel', 'The new load is already live; only the old rows are being cleared away.'],
  ),
  job_failing: text(
    409,
    [
      'Jobbet har redan misslyckats',
      'Jobbet behöver inte avbrytas: det har misslyckats, och bara det som hann läsas in städas bort. Jobbet säger varför när det är klart.',
    ],
    [
      'The job has already failed',
      'There is nothing to cancel: the job has failed, and only what it had read in is being cleared away. The job says why when it has ended.',
    ],
  ),
  job_ended: text(
    409,
    ['Jobbet är avslutat', 'Jobbet är redan avslutat ({state}).'],
    ['The job has ended', 'The job has already ended ({state}).'],
  ),
  not_undoable: text(
    409,
    ['Kan inte ångras', 'Bara en tömning som har gjorts kan ångras.'],
    ['Cannot be undone', 'Only a purge that was carried out can be undone.'],
  ),
  already_undone: text(
    409,
    ['Redan ångrad', 'Tömningen av {year} är redan ångrad.'],
    ['Already undone', 'The purge of {year} has been undone already.'],
  ),
  loaded_since: text(
    409,
    ['Kan inte ångras', 'Räkenskapsåret {year} har lästs in på nytt sedan tömningen.'],
    ['Cannot be undone', 'The fiscal year {year} has been loaded anew since the purge.'],
  ),
  undo_expired: text(
    409,
    ['Kan inte ångras', 'Tiden för att ångra gick ut {date}.'],
    ['Cannot be undone', 'The time to undo ended {date}.'],
  ),
  file_in_use: text(
    409,
    [
      'SIE-filen används',
      'SIE-filen {file} ligger till grund för räkenskapsåret {year} eller ett pågående jobb.',
    ],
    [
      'The SIE file is in use',
      'The SIE file {file} is what the fiscal year {year} or a running job reads from.',
    ],
  ),
  file_needed_for_undo: text(
    409,
    [
      'SIE-filen behövs för att ångra',
      'SIE-filen {file} behövs för att kunna ångra tömningen av {year}, till och med {date}. Med force=true tas den bort ändå.',
    ],
    [
      'The SIE file is needed for an undo',
      'The SIE file {file} is needed to undo the purge of {year}, until {date}. With force=true it is deleted all the same.',
    ],
  ),
  company_busy: text(
    409,
    ['Företaget ändras av andra', 'Företaget {id} ändras av andra just nu. Försök igen.'],
    ['The company is being changed', 'The company {id} is being changed by others. Try again.'],
  ),
  idempotency_in_progress: text(
    409,
    ['Samma begäran pågår', 'En begäran med samma Idempotency-Key arbetas det redan på.'],
    ['The same request is being worked on', 'A request with the same Idempotency-Key is being worked on.'],
  ),
  company_changed: text(
    412,
    ['Företaget har ändrats', '{company} har ändrats sedan det lästes. Läs det på nytt.'],
    ['The company has changed', '{company} has changed since it was read. Read it again.'],
  ),
  preview_outdated: text(
    412,
    ['Uppgifterna har ändrats', 'Bokföringsdata har ändrats sedan förhandsvisningen. Läs den på nytt.'],
    ['The data has changed', 'The ledger has changed since the preview. Read it again.'],
  ),
  too_large: text(
    413,
    ['För stor', 'Innehållet är större än {limit} byte uppackat.'],
    ['Too large', 'The content is larger than {limit} bytes unpacked.'],
  ),
  unsupported_media_type: text(
    415,
    ['Fel Content-Type', 'Begäran ska ha Content-Type: application/json.'],
    ['Wrong Content-Type', 'The request must have Content-Type: application/json.'],
  ),
  multipart_not_taken: text(
    415,
    [
      'Formulär tas inte emot',
      'Filen kom inbäddad i ett formulär (multipart). Skicka filens byte som de är: curl --data-binary @fil i stället för -F.',
    ],
    [
      'Forms are not taken',
      "The file came within a form (multipart). Send the file's bytes as they are: curl --data-binary @file instead of -F.",
    ],
  ),
  encoding_not_taken: text(
    415,
    [
      'Content-Encoding tas inte emot',
      'Content-Encoding "{found}" tas inte emot här; skicka innehållet som det är.',
    ],
    [
      'Content-Encoding is not taken',
      'Content-Encoding "{found}" is not taken here; send the content as it is.',
    ],
  ),
  unsupported_encoding: text(
    415,
    ['Okänd Content-Encoding', 'Content-Encoding "{found}" stöds inte; gzip eller ingen.'],
    ['Unknown Content-Encoding', 'Content-Encoding "{found}" is not supported; gzip or none.'],
  ),
  broken_gzip: text(
    422,
    ['Trasig gzip', 'Filen {file} kunde inte packas upp: den är avhuggen eller inte gzip.'],
    ['Broken gzip', 'The file {file} could not be unpacked: it is cut off or not gzip.'],
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
  budget_too_large: text(
    422,
    ['För många budgetrader', 'Filen {file} har fler än {limit} budgetrader (#PBUDGET) för året.'],
    ['Too many budget rows', 'The file {file} has more than {limit} budget rows (#PBUDGET) for the year.'],
  ),
  sum_not_exact: text(
    422,
    [
      'Summan blir för stor',
      'Från och med rad {row} (konto {account}, {period}) är summan större än 2^53 − 1 öre och kan inte räknas exakt.',
    ],
    [
      'The sum is too large',
      'From row {row} (account {account}, {period}) the sum is beyond 2^53 − 1 öre and cannot be exact.',
    ],
  ),
  confirm_mismatch: text(
    422,
    ['Fel organisationsnummer', 'Bekräftelsen "{found}" är inte organisationsnumret för {company}.'],
    ['Wrong organisation number', 'The confirmation "{found}" is not the organisation number of {company}.'],
  ),
  other_company: text(
    422,
    ['Ett annat företags fil', 'Filen {file} gäller {found}, inte {company} ({expected}).'],
    ["Another company's file", 'The file {file} is for {found}, not for {company} ({expected}).'],
  ),
  no_fiscal_year: text(
    422,
    ['Räkenskapsår saknas', 'Filen {file} säger inte vilket räkenskapsår den gäller (#RAR 0 saknas).'],
    ['No fiscal year', 'The file {file} does not say which fiscal year it is for (#RAR 0 is missing).'],
  ),
  fiscal_year_overlaps: text(
    422,
    [
      'Räkenskapsåren överlappar',
      'Året {year} kan inte läsas in: det överlappar {other}, som är inläst eller som ett jobb arbetar med.',
    ],
    [
      'The fiscal years overlap',
      'The year {year} cannot be loaded: it overlaps {other}, which is loaded or which a job is working on.',
    ],
  ),
  suspiciously_empty: text(
    422,
    ['Misstänkt tom fil', 'Filen {file} har inga verifikat för {year}. {held}: {before} verifikat.'],
    ['Suspiciously empty', 'The file {file} has no vouchers for {year}. {held}: {before} vouchers.'],
  ),
  covers_less: text(
    422,
    ['Filen täcker mindre', 'Filen {file} täcker mindre av {year}: {found}. {held}: {before}.'],
    ['The file covers less', 'The file {file} covers less of {year}: {found}. {held}: {before}.'],
  ),
  kind_changed: text(
    422,
    [
      'Ett annat slags fil',
      'Filen {file} för {year} är av ett slag som säger mindre: {found}. {held}: {before}.',
    ],
    [
      'Another kind of file',
      'The file {file} for {year} is of a kind that says less: {found}. {held}: {before}.',
    ],
  ),
  balances_gone: text(
    422,
    ['Saldon saknas', 'Filen {file} för {year} saknar {found}. {held}: {before}.'],
    ['Balances are missing', 'The file {file} for {year} lacks {found}. {held}: {before}.'],
  ),
  series_gone: text(
    422,
    [
      'Verifikationsserier saknas',
      'Filen {file} har inga verifikat för {year} i serie {found}. {held}: {before}.',
    ],
    [
      'Voucher series are missing',
      'The file {file} has no vouchers for {year} in series {found}. {held}: {before}.',
    ],
  ),
  starts_later: text(
    422,
    ['Filen börjar senare', 'Filen {file} för {year} har sitt första verifikat {found}. {held}: {before}.'],
    [
      'The file starts later',
      'The file {file} for {year} has its first voucher on {found}. {held}: {before}.',
    ],
  ),
  ends_earlier: text(
    422,
    ['Filen slutar tidigare', 'Filen {file} för {year} har sitt sista verifikat {found}. {held}: {before}.'],
    [
      'The file ends earlier',
      'The file {file} for {year} has its last voucher on {found}. {held}: {before}.',
    ],
  ),
  older_file: text(
    422,
    ['Filen är äldre', 'Filen {file} för {year} skrevs {found} (#GEN). {held}: en fil från {before}.'],
    [
      'The file is older',
      'The file {file} for {year} was written {found} (#GEN). {held}: a file of {before}.',
    ],
  ),
  currency_changed: text(
    422,
    ['En annan valuta', 'Filen {file} för {year} är i {found}. {held}: {before}.'],
    ['Another currency', 'The file {file} for {year} is in {found}. {held}: {before}.'],
  ),
  year_end_moved: text(
    422,
    [
      'Räkenskapsårets slut har flyttats',
      'Filen {file} låter räkenskapsåret {year} sluta {found}. {held}: {before}.',
    ],
    [
      'The fiscal year ends elsewhere',
      'The file {file} ends the fiscal year {year} on {found}. {held}: {before}.',
    ],
  ),
  long_year: text(
    422,
    [
      'Långt räkenskapsår',
      'Räkenskapsåret i filen {file} är längre än 18 månader: {year}–{found}. Kontrollera #RAR.',
    ],
    [
      'A long fiscal year',
      'The fiscal year of the file {file} is longer than 18 months: {year}–{found}. See #RAR.',
    ],
  ),
  nothing_in_year: text(
    422,
    [
      'Inget i räkenskapsåret',
      'Filen {file} har {found} verifikat, alla daterade i andra räkenskapsår än {year}–{end}.',
    ],
    [
      'Nothing in the fiscal year',
      'The file {file} has {found} vouchers, all dated in other fiscal years than {year}–{end}.',
    ],
  ),
  company_unconfirmed: text(
    422,
    [
      'Företaget är inte bekräftat',
      'Det går inte att se att filen {file} gäller {company} ({expected}): den säger {found}.',
    ],
    [
      'The company is not confirmed',
      'It cannot be seen that the file {file} is for {company} ({expected}): it says {found}.',
    ],
  ),
  verification_failed: text(
    422,
    [
      'Kontrollen stämde inte',
      'Det inlästa för {year} stämmer inte med filen: {found} mot {expected}. Inget har ändrats.',
    ],
    [
      'The check failed',
      'What was read for {year} does not agree with the file: {found} against {expected}. Nothing was changed.',
    ],
  ),
  file_changed: text(
    422,
    [
      'SIE-filen har ändrats',
      'Filen {file} i arkivet är inte den som kontrollerades (sha256). Inget har ändrats.',
    ],
    [
      'The SIE file has changed',
      'The file {file} in the archive is not the one that was checked (sha256). Nothing was changed.',
    ],
  ),
  idempotency_key_reused: text(
    422,
    ['Idempotency-Key återanvänd', 'Nyckeln har redan använts för en annan begäran.'],
    ['Idempotency-Key used again', 'The key has already been used for another request.'],
  ),
  source_address_refused: text(
    422,
    ['Adressen tas inte emot', 'Adressen kan inte användas: {reason}.'],
    ['The address is not taken', 'The address cannot be used: {reason}.'],
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
  gave_up: text(
    500,
    [
      'Jobbet gav upp',
      'Jobbet misslyckades {attempts} gånger i rad. Det som var inläst står kvar. Försök igen om en stund.',
    ],
    [
      'The job gave up',
      'The job failed {attempts} times in a row. What was loaded still stands. Try again in a while.',
    ],
  ),
  internal: text(
    500,
    ['Något gick fel', 'Ett oväntat fel inträffade. Försök igen om en stund.'],
    ['Something went wrong', 'An unexpected error occurred. Try again in a while.'],
  ),
} satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof problems;

/** Seconds after which a conflict may have passed: the answer says them in `Retry-After`. */
export const passesAfter: Partial<Record<ProblemCode, number>> = {
  company_busy: 1,
  data_changed: 1,
  idempotency_in_progress: 2,
  upload_in_progress: 5,
  year_busy: 5,
};

export type Language = 'sv' | 'en';

/** One of the reasons of a problem that has several. */
export interface ProblemReason {
  code: ProblemCode;
  values: ProblemValues;
}

/**
 * A problem before it is put into words. `texts` stands in for the table's: a SIE refusal brings its own. `reasons` are
 * all that hold at once, their sentences together being the problem's. A value may be `{sv, en}`.
 */
export interface ProblemValues {
  texts?: { sv: string; en: string };
  reasons?: ProblemReason[];
  [name: string]: unknown;
}

/** A value in that language. */
const inLanguage = (value: unknown, language: Language): unknown =>
  typeof value === 'object' && value !== null && 'sv' in value && 'en' in value
    ? (value as Record<Language, unknown>)[language]
    : value;

const fill = (template: string, values: ProblemValues, language: Language) =>
  template
    .replace(/\{(\w+)\}/g, (_, name: string) => String(inLanguage(values[name], language) ?? '–'))
    // An abbreviation brings a full stop of its own.
    .replace(/\.\.$/, '.');

/** The sentences of all reasons, and that nothing has come of it. */
const sentencesOf = (reasons: ProblemReason[]): Record<Language, string> => {
  const all = reasons.map(({ code, values }) => wordsOf(code, values).texts);
  const join = (language: Language, last: string): string =>
    [...all.map((texts) => texts[language]), last].join(' ');
  return { sv: join('sv', 'Inget har ändrats.'), en: join('en', 'Nothing was changed.') };
};

/** The words of a problem, in both languages; an unknown code (a SIE refusal) must bring `texts`. */
export const wordsOf = (code: string, values: ProblemValues = {}) => {
  const known = (problems as Record<string, ProblemText | undefined>)[code];
  const refused = { sv: 'SIE-filen avvisades', en: 'The SIE file was refused' };
  const fallback = known ?? { ...problems.internal, title: refused, status: 422 };
  return {
    status: fallback.status,
    title: fallback.title,
    texts:
      values.texts ??
      (values.reasons
        ? sentencesOf(values.reasons)
        : { sv: fill(fallback.detail.sv, values, 'sv'), en: fill(fallback.detail.en, values, 'en') }),
  };
};

/** Values that have a field of their own in a problem, or are words already. */
const ownValues = new Set(['texts', 'reasons', 'held', 'line', 'label', 'job', 'errors', 'issues']);

/** What jobs recorded before it was left to the log: a platform's words, which no client is to read. */
const withheld: Record<string, string> = { gave_up: 'reason' };

/** The values that a problem or a reason carries beside its words. */
const shown = (code: string, values: ProblemValues, language: Language) =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => !ownValues.has(name) && withheld[code] !== name)
      .map(([name, value]) => [name, inLanguage(value, language)]),
  );

/** The problem as the API sends it, in one language, with both languages in `texts`. */
export const problemShape = (code: string, values: ProblemValues, language: Language): Problem => {
  const { status, title, texts } = wordsOf(code, values);
  const { reasons, ...rest } = values;
  const { line, label, job, issues } = rest as Partial<Problem> & { issues?: Problem['errors'] };
  return {
    type: `/docs#${code}`,
    title: title[language],
    status,
    detail: texts[language],
    code,
    texts,
    ...shown(code, values, language),
    ...(reasons === undefined
      ? {}
      : {
          reasons: reasons.map((reason) => ({
            code: reason.code,
            texts: wordsOf(reason.code, reason.values).texts,
            ...shown(reason.code, reason.values, language),
          })),
        }),
    ...(line === undefined ? {} : { line, label: label ?? null }),
    ...(job === undefined ? {} : { job }),
    ...(issues === undefined ? {} : { errors: issues }),
  };
};

// What is wrong with a request, whatever it asks for.
import { text, type ProblemText } from './text.ts';

export const requestProblems = {
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
  idempotency_key_reused: text(
    422,
    ['Idempotency-Key återanvänd', 'Nyckeln har redan använts för en annan begäran.'],
    ['Idempotency-Key used again', 'The key has already been used for another request.'],
  ),
  idempotency_in_progress: text(
    409,
    ['Samma begäran pågår', 'En begäran med samma Idempotency-Key arbetas det redan på.'],
    ['The same request is being worked on', 'A request with the same Idempotency-Key is being worked on.'],
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
  not_found: text(
    404,
    ['Finns inte', 'Det finns inget här som åtkomstnyckeln når.'],
    ['Not found', 'There is nothing here that the access token reaches.'],
  ),
  method_not_allowed: text(
    405,
    ['Metoden finns inte', '{method} går inte här; det som går är {methods}.'],
    ['No such method', '{method} is not possible here; what is, is {methods}.'],
  ),
  range_not_satisfiable: text(
    416,
    ['Delen finns inte', 'Filen har {bytes} byte; inget av det som Range ber om finns i den.'],
    ['No such part', 'The file has {bytes} bytes; nothing of what Range asks for is in it.'],
  ),
  internal: text(
    500,
    ['Något gick fel', 'Ett oväntat fel inträffade. Försök igen om en stund.'],
    ['Something went wrong', 'An unexpected error occurred. Try again in a while.'],
  ),
} satisfies Record<string, ProblemText>;

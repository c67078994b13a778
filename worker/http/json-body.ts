// A JSON body as it comes in: counted while it is read, and refused before anything is made of it when it is too long,
// too deep or in too many pieces.
import type { Context } from 'hono';
import { fieldTwice } from './field-twice.ts';
import { invalidRequest } from './invalid-request.ts';
import { jsonError } from './json-error.ts';
import { problem } from '../problem.ts';
import type { AppEnv } from './context.ts';

const maxBytes = 2 * 1024 * 1024;
/** Each level takes a frame of the stack, of JSON.parse and of the validation. */
const maxDepth = 64;
/** Objects and lists: an empty one is three bytes of the body and some sixty of memory. */
const maxPieces = 50_000;

const isJson = (contentType: string) => /^application\/([\w.-]+\+)?json\b/i.test(contentType);
/** `curl -d '{…}'` says that its JSON is a form. The API takes no forms, so JSON is what is meant. */
const isCurls = (contentType: string) => /^application\/x-www-form-urlencoded\b/i.test(contentType);

const contentTypeOf = (c: Context<AppEnv>) => c.req.header('Content-Type')?.trim() ?? '';
export const saysJson = (c: Context<AppEnv>): boolean =>
  isJson(contentTypeOf(c)) || isCurls(contentTypeOf(c));

/** @throws problem `multipart_not_taken`, before any of the body is read */
export const refuseMultipart = (c: Context<AppEnv>): void => {
  if (/^multipart\//i.test(contentTypeOf(c))) throw problem('multipart_not_taken');
};

/** @throws problem `encoding_not_taken` */
export const refuseEncoding = (c: Context<AppEnv>): void => {
  const found = (c.req.header('Content-Encoding') ?? '').trim().toLowerCase();
  if (found !== '' && found !== 'identity') throw problem('encoding_not_taken', { found });
};

/**
 * Reads the body, and puts it back for the validation.
 * @param limit bytes
 * @param taken false for a request that takes no body: it may send an object without fields
 * @throws problems `too_large`, `json_too_complex`, `not_utf8`, `body_not_taken`, `broken_body`,
 *   `invalid_request`, `unsupported_media_type`, and those of the two above
 */
export const readJson = async (c: Context<AppEnv>, taken: boolean, limit = maxBytes): Promise<string> => {
  refuseMultipart(c);
  refuseEncoding(c);
  const contentType = contentTypeOf(c);
  if (taken && contentType !== '' && !isJson(contentType) && !isCurls(contentType))
    throw problem('unsupported_media_type');
  const text = textOf(await read(c, limit));
  refuseComplex(text);
  if (!taken && !/^\s*(\{\s*\}|null)?\s*$/.test(text)) throw problem('body_not_taken');
  if (taken) {
    refuseBroken(c, text);
    refuseTwice(c, text);
  }
  const headers = new Headers(c.req.raw.headers);
  headers.delete('content-length');
  if (text.trim() === '') headers.delete('content-type');
  else if (isCurls(contentType)) headers.set('content-type', 'application/json');
  c.req.raw = new Request(c.req.raw.url, { method: c.req.method, headers, body: text || null });
  return text;
};

const read = async (c: Context<AppEnv>, limit: number): Promise<Uint8Array[]> => {
  const { body } = c.req.raw;
  const tooLarge = problem('too_large', { limit });
  if (Number(c.req.header('Content-Length') ?? 0) > limit) throw tooLarge;
  const chunks: Uint8Array[] = [];
  if (!body) return chunks;
  const reader = body.getReader();
  let bytes = 0;
  for (;;) {
    const part = await reader.read().catch(() => null);
    if (!part) throw problem('broken_body');
    if (part.done) return chunks;
    bytes += part.value.byteLength;
    // Not cancelled: a sender whose connection is cut while it still sends never sees why.
    if (bytes > limit) throw tooLarge;
    chunks.push(part.value);
  }
};

const textOf = (chunks: Uint8Array[]): string => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  try {
    return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
  } catch {
    throw problem('not_utf8');
  }
};

/** Names the place: the parser says it in its own words, in English, or not at all. */
const refuseBroken = (c: Context<AppEnv>, text: string): void => {
  const error = text.trim() === '' ? null : jsonError(text);
  if (!error) return;
  const { line, column, found } = error;
  const sv = `innehållet är inte JSON: rad ${line}, tecken ${column}: ${found ? `"${found}"` : 'texten tar slut'}`;
  const en = `the body is not JSON: line ${line}, character ${column}: ${found ? `"${found}"` : 'the text ends'}`;
  throw problem('invalid_request', invalidRequest(c, [{ path: '', sv, en }]));
};

const refuseTwice = (c: Context<AppEnv>, text: string): void => {
  const path = text.trim() === '' ? null : fieldTwice(text);
  if (path !== null)
    throw problem(
      'invalid_request',
      invalidRequest(c, [{ path, sv: 'får anges en gång', en: 'may be given once' }]),
    );
};

/** Counts brackets outside strings: JSON.parse is not to be given what it cannot hold. */
const refuseComplex = (text: string): void => {
  let depth = 0;
  let pieces = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text.charCodeAt(i);
    if (inString) {
      if (sign === 0x5c) i += 1;
      else if (sign === 0x22) inString = false;
    } else if (sign === 0x22) inString = true;
    else if (sign === 0x5b || sign === 0x7b) {
      depth += 1;
      pieces += 1;
      if (depth > maxDepth || pieces > maxPieces)
        throw problem('json_too_complex', { depth: maxDepth, pieces: maxPieces });
    } else if (sign === 0x5d || sign === 0x7d) depth -= 1;
  }
};

// A document as it comes in: JSON with its text, or the bytes themselves with the name beside them.
import type { Context } from 'hono';
import { contentTypeSchema, documentCreateSchema } from '../../shared/contract/kept.ts';
import type { NewDocument } from '../ledger/kept/documents.ts';
import { problem } from '../problem.ts';
import type { AppEnv } from './context.ts';
import { invalidRequest, wrongsOf } from './invalid-request.ts';
import { refuseEncoding, saysJson } from './json-body.ts';

const octets = 'application/octet-stream';
const nameless = { path: 'name', sv: 'dokumentets namn saknas', en: "the document's name is missing" };
const typeless = { path: 'Content-Type', sv: 'ingen medietyp', en: 'not a media type' };

/** Bytes of the body as its header says; null when it does not. */
export const lengthOf = (c: Context<AppEnv>): number | null => {
  const said = c.req.header('Content-Length');
  return said !== undefined && /^\d+$/.test(said) ? Number(said) : null;
};

/**
 * @param name as it stands in the query, cleaned; without one the document is JSON
 * @throws problems `invalid_request`, `encoding_not_taken`
 */
export const documentOf = async (c: Context<AppEnv>, name: string | undefined): Promise<NewDocument> => {
  if (name === undefined) {
    if (!saysJson(c)) throw problem('invalid_request', invalidRequest(c, [nameless]));
    const sent: unknown = await c.req.json();
    const parsed = documentCreateSchema.safeParse(sent);
    if (!parsed.success) {
      const wrongs = wrongsOf(parsed.error.issues, sent, documentCreateSchema, false);
      throw problem('invalid_request', invalidRequest(c, wrongs));
    }
    const { text, ...rest } = parsed.data;
    const body = new TextEncoder().encode(text);
    return { ...rest, body: new Blob([body]).stream(), length: body.byteLength };
  }
  refuseEncoding(c);
  // What curl says of any body it was not told the type of.
  const said = c.req.header('Content-Type')?.replace(/^application\/x-www-form-urlencoded$/i, octets);
  const contentType = contentTypeSchema.safeParse(said ?? octets);
  if (!contentType.success) throw problem('invalid_request', invalidRequest(c, [typeless]));
  return {
    name,
    contentType: contentType.data,
    body: c.req.raw.body ?? new Blob([]).stream(),
    length: lengthOf(c),
  };
};

// A document as it comes in: JSON with its text, or the bytes themselves with the name beside them.
import type { Context } from 'hono';
import { documentCreateSchema } from '../../shared/contract/kept.ts';
import { problem } from '../problem.ts';
import type { AppEnv } from './context.ts';

/** Bytes; a document is held in memory while it is hashed. */
const maxDocumentBytes = 25 * 1024 * 1024;

/** @throws problems `invalid_request`, `too_large` */
export const documentOf = async (c: Context<AppEnv>) => {
  const contentType = c.req.header('Content-Type') ?? 'application/octet-stream';
  const name = c.req.query('name') ?? c.req.query('filename');
  if (name === undefined && contentType.includes('json')) {
    const parsed = documentCreateSchema.safeParse(await c.req.json().catch(() => null));
    if (!parsed.success)
      throw problem('invalid_request', { errors: parsed.error.issues.map((i) => i.message).join('; ') });
    const { text, ...rest } = parsed.data;
    return { ...rest, body: new TextEncoder().encode(text) };
  }
  if (!name) throw problem('invalid_request', { errors: '?name=' });
  const size = Number(c.req.header('Content-Length') ?? 0);
  if (size > maxDocumentBytes) throw problem('too_large', { limit: maxDocumentBytes });
  const body = new Uint8Array(await c.req.arrayBuffer());
  if (body.byteLength > maxDocumentBytes) throw problem('too_large', { limit: maxDocumentBytes });
  return { name, contentType, body };
};

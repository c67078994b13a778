// A GET answered with a tag, and 304 without a body when the client has that answer already (RFC 9110, 13.1.2).
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { sha256Hex } from '../sha256.ts';
import type { AppEnv } from './context.ts';

/** Tags compare weakly: what lies between compresses an answer and weakens its tag, and the content is the same. */
const matches = (header: string, etag: string): boolean =>
  header.trim() === '*' ||
  [...header.matchAll(/(?:W\/)?("[^"]*")/g)].some(([, tag]) => tag === etag.replace(/^W\//, ''));

/**
 * Whether the bytes of a file are to be sent: not to a HEAD, nor to whoever has them. Where they are not, that they are
 * there is enough, and the archive need not open them.
 */
export const sendsBody = (c: Context, etag: string): boolean => {
  const asked = c.req.header('If-None-Match');
  return c.req.method !== 'HEAD' && (asked === undefined || !matches(asked, etag));
};

export const conditional = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if ((c.req.method !== 'GET' && c.req.method !== 'HEAD') || c.res.status !== 200) return;
  const isJson = c.res.headers.get('content-type')?.startsWith('application/json');
  if (!c.res.headers.has('etag') && isJson) {
    const text = await c.res.text();
    c.res = new Response(text, c.res);
    c.res.headers.set('etag', `"${(await sha256Hex(text)).slice(0, 32)}"`);
  }
  const etag = c.res.headers.get('etag');
  const asked = c.req.header('If-None-Match');
  if (!etag || asked === undefined || !matches(asked, etag)) return;
  await c.res.body?.cancel();
  const headers = new Headers(c.res.headers);
  for (const name of ['accept-ranges', 'content-type', 'content-length', 'content-disposition'])
    headers.delete(name);
  // Hono would merge the headers of the answer before into the new one.
  c.res = undefined;
  c.res = new Response(null, { status: 304, headers });
});

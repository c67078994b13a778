// Errors on their way out: RFC 9457 problem details, in the language asked for.
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { accepts } from 'hono/accepts';
import { problemShape, type Language, type ProblemValues } from '../../shared/contract/problems.ts';
import { problemIn } from '../problem.ts';

export const languageOf = (c: Context): Language =>
  accepts(c, { header: 'Accept-Language', supports: ['sv', 'en'], default: 'sv' }) === 'en' ? 'en' : 'sv';

export const problemResponse = (c: Context, code: string, values: ProblemValues = {}): Response => {
  const language = languageOf(c);
  const body = problemShape(code, values, language);
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
  });
  if (body.status === 401) headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify(body), { status: body.status, headers });
};

/** Hono's error handler: what was meant is said, what was not is logged and said to be ours. */
export const onError = (error: Error, c: Context): Response => {
  const meant = problemIn(error);
  if (meant) return problemResponse(c, meant.code, meant.values);
  // What Hono refuses before a route sees it: a body that is no JSON, or says that it is something else.
  if (error instanceof HTTPException && error.status === 400) {
    return problemResponse(c, 'invalid_request', { errors: error.message });
  }
  if (error instanceof HTTPException && error.status === 415)
    return problemResponse(c, 'unsupported_media_type');
  console.error(`${c.req.method} ${new URL(c.req.url).pathname}:`, error);
  return problemResponse(c, 'internal');
};

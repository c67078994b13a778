// Errors on their way out: RFC 9457 problem details, in the language asked for.
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import {
  passesAfter,
  problemShape,
  type Language,
  type ProblemCode,
  type ProblemValues,
} from '../../shared/contract/problems.ts';
import { logError } from '../log.ts';
import { problemIn } from '../problem.ts';

/**
 * The language that Accept-Language (RFC 9110, 12.5.4) likes best of the two; Swedish where it has no say.
 * @example 'en-GB, sv;q=0.8' → 'en'; 'fr, *;q=0.1' → 'sv'
 */
export const languageOf = (c: Context): Language => {
  const wishes = (c.req.header('Accept-Language') ?? '').split(',').map((wish) => {
    const [range = '', ...parameters] = wish
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const weight = parameters.find((one) => one.startsWith('q='))?.slice(2);
    return { language: range.split('-')[0], weight: weight === undefined ? 1 : Number(weight) || 0 };
  });
  const weightOf = (language: string) => {
    const named = wishes.filter((wish) => wish.language === language);
    const meant = named.length > 0 ? named : wishes.filter((wish) => wish.language === '*');
    return Math.max(0, ...meant.map(({ weight }) => weight));
  };
  const [sv, en] = [weightOf('sv'), weightOf('en')];
  if (sv !== en) return en > sv ? 'en' : 'sv';
  return wishes.find(({ language }) => language === 'sv' || language === 'en')?.language === 'en' && en > 0
    ? 'en'
    : 'sv';
};

export const problemResponse = (c: Context, code: string, values: ProblemValues = {}): Response => {
  const language = languageOf(c);
  const requestId = c.get('requestId') as string | undefined;
  const body = { ...problemShape(code, values, language), ...(requestId === undefined ? {} : { requestId }) };
  c.set('refusedFor', code);
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
  });
  if (body.status === 401) headers.set('www-authenticate', 'Bearer');
  const seconds = code === 'too_many_requests' ? values['seconds'] : passesAfter[code as ProblemCode];
  if (seconds !== undefined) headers.set('retry-after', String(seconds));
  return new Response(JSON.stringify(body), { status: body.status, headers });
};

/** Hono's error handler: what was meant is said, what was not is logged and said to be ours. */
export const onError = (error: Error, c: Context): Response => {
  const meant = problemIn(error);
  if (meant) return problemResponse(c, meant.code, meant.values);
  // What Hono refuses before a route sees it: a body that is no JSON, or says that it is something else.
  if (error instanceof HTTPException && error.status === 400) {
    const errors = { sv: 'innehållet går inte att läsa', en: 'the body cannot be read' };
    return problemResponse(c, 'invalid_request', { errors });
  }
  if (error instanceof HTTPException && error.status === 415)
    return problemResponse(c, 'unsupported_media_type');
  logError('request.failed', error, { requestId: c.get('requestId') as string });
  return problemResponse(c, 'internal');
};

// What every answer has in common, whatever made it: who may keep it, what it varies with, who may read it from a page.
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './context.ts';
import type { PathFinder } from './paths.ts';
import { problemResponse } from './problem-response.ts';

const takenHeaders = [
  'accept-language',
  'authorization',
  'content-encoding',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'if-range',
  'range',
];
const shownHeaders = [
  'Accept-Ranges',
  'Allow',
  'Content-Disposition',
  'Content-Language',
  'Content-Range',
  'ETag',
  'Idempotency-Replayed',
  'Location',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Retry-After',
  'Sie-Replaced',
  'X-Request-Id',
];
const preflightSeconds = '86400';

/** Nothing of a company is kept on the way, errors included; a HEAD has no body to leave open. */
export const answerHeaders = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (c.req.path.startsWith('/v1/') || !c.res.headers.has('cache-control'))
    c.res.headers.set('cache-control', 'no-store');
  const varies = c.res.headers.has('content-language') || c.req.path.startsWith('/v1/');
  if (varies) c.res.headers.set('vary', 'Accept-Language');
  if (c.req.method === 'HEAD') await c.res.body?.cancel();
});

/**
 * A bearer token and no cookies: a page of any origin may ask, none can borrow a sign-in. A preflight allows what exists:
 * the methods of that path, and the headers that are read.
 */
export const crossOrigin = (find: () => PathFinder) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (c.req.method !== 'OPTIONS') await next();
    else c.res = preflight(c, find());
    c.res.headers.set('access-control-allow-origin', '*');
    c.res.headers.set('access-control-expose-headers', shownHeaders.join(', '));
  });

const preflight = (c: Context<AppEnv>, find: PathFinder): Response => {
  const known = find(c.req.path);
  if (!known) return problemResponse(c, 'not_found');
  return new Response(null, {
    status: 204,
    headers: {
      allow: allowed(known.methods),
      'access-control-allow-methods': known.methods.join(', '),
      'access-control-allow-headers': takenHeaders.join(', '),
      'access-control-max-age': preflightSeconds,
    },
  });
};

const allowed = (methods: string[]) => [...methods, 'OPTIONS'].join(', ');

/** 405 for a path that there is, asked in a way that it does not take; it tells of the path alone, never of a company. */
export const knownMethods = (find: () => PathFinder) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const known = find()(c.req.path);
    if (!known || known.methods.includes(c.req.method)) return next();
    const methods = allowed(known.methods);
    const response = problemResponse(c, 'method_not_allowed', { method: c.req.method, methods });
    response.headers.set('allow', methods);
    return response;
  });

// Security headers, on every answer: nothing of ours is framed, sniffed, or told where it came from; what is no page of
// ours may load nothing and run nothing. A page that shows something says what in a policy of its own.
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './context.ts';

export const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** Of a page of ours: its own styles, no script, nothing fetched. */
export const pagePolicy = `${nothing}; style-src 'unsafe-inline'`;

const headers: Record<string, string> = {
  'content-security-policy': nothing,
  'cross-origin-opener-policy': 'same-origin',
  // Pages of other origins may ask with a token of their own; see CORS in manners.ts.
  'cross-origin-resource-policy': 'cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
};

export const secured = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(headers))
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
});

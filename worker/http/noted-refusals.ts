// Acts that were refused leave a line in the directory's trail: what a token may not do, a company it does not reach, a
// confirmation of another company, a file that a guard stopped. A request of the wrong shape was no act.
import { createMiddleware } from 'hono/factory';
import type { Caller } from '../access/caller.ts';
import { trailRefusal } from '../directory/trail.ts';
import { logError } from '../log.ts';
import type { AppEnv } from './context.ts';

const acts = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const refusals = new Set([403, 404, 422]);
const shownPath = 200;

export const notedRefusals = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  const code = c.get('refusedFor');
  const caller = c.get('caller') as Caller | undefined;
  if (!caller || !acts.has(c.req.method) || !refusals.has(c.res.status) || code === undefined) return;
  const company = c.get('company') as { id: string } | undefined;
  const path = c.req.path.slice(0, shownPath);
  const refusal = { code, method: c.req.method, path, companyId: company?.id ?? null };
  await trailRefusal(c.env, caller, refusal).catch((error: unknown) => {
    logError('refusal.not_noted', error, { requestId: c.get('requestId') });
  });
});

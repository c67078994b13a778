// Who asks, and whether they ask too much: per token, and per address that fails to sign in. A token that was good a
// while ago is let through to be looked at though others at its address fail.
import type { Context, Next } from 'hono';
import { createMiddleware } from 'hono/factory';
import { authenticate, tokenIn } from '../access/token.ts';
import type { RateName, Rates, Taken } from '../access/rates.ts';
import { problem, problemIn } from '../problem.ts';
import { sha256Hex } from '../sha256.ts';
import type { AppEnv } from './context.ts';
import type { PathFinder } from './paths.ts';

/** Hashes of tokens that were good, of this isolate. */
const maxGood = 1_000;

/** How much is left goes with the answer, whatever it is. */
export const rateHeaders = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  const taken = c.get('taken') as Taken | undefined;
  if (!taken) return;
  c.res.headers.set('RateLimit-Limit', String(taken.limit));
  c.res.headers.set('RateLimit-Remaining', String(taken.remaining));
  c.res.headers.set('RateLimit-Reset', String(taken.reset));
});

const refuse = (c: Context<AppEnv>, taken: Taken) => {
  c.set('taken', taken);
  return problem('too_many_requests', { seconds: taken.reset });
};

/** @throws problem `too_many_requests` */
export const spend = async (c: Context<AppEnv>, name: RateName, key: string): Promise<void> => {
  const taken = await c.get('rates').take(c.env, name, key);
  if (!taken.allowed) throw refuse(c, taken);
  if (name === 'token') c.set('taken', taken);
};

export const signedIn = (rates: Rates, find: () => PathFinder) => {
  const good = new Set<string>();
  return createMiddleware<AppEnv>(async (c, next) => {
    c.set('rates', rates);
    const path = find()(c.req.path);
    if (path?.operationFor(c.req.method)?.['x-open']) return asStranger(c, next);
    const token = tokenIn(c.req.header('Authorization'));
    const address = addressOf(c);
    const hash = await sha256Hex(token);
    const spent = rates.isSpent('failures', address);
    if (spent && !good.has(hash)) throw refuse(c, spent);
    try {
      const id = path?.companyId;
      const { caller, company } = await authenticate(c.env, token, hash, id);
      c.set('caller', caller);
      if (id !== undefined && company !== undefined) c.set('lookedFor', { id, company });
    } catch (error) {
      good.delete(hash);
      if (problemIn(error)?.code === 'unauthenticated') await spend(c, 'failures', address);
      throw error;
    }
    if (good.size >= maxGood) good.delete(good.values().next().value!);
    good.add(hash);
    await spend(c, 'token', c.get('caller').id);
    await next();
  });
};

/** What a stranger sends is counted as failed sign-ins are: it may be a guess, and leaves a row. */
const asStranger = async (c: Context<AppEnv>, next: Next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') await spend(c, 'failures', addressOf(c));
  await next();
};

/** Who is at the other end of the connection, as the platform saw it; a client cannot say it. */
export const addressOf = (c: Context<AppEnv>): string => c.req.header('CF-Connecting-IP') ?? 'unknown';

// What a request wrote into a trail is sealed as soon as it is answered, so that it cannot be altered unseen; what fails
// here the sweep does. The new heads stand in the log, out of reach of whoever has the database.
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { auditTrail, directoryTrail, sealLines, type Trail } from '../db/chain.ts';
import type { Ledger } from '../db/find.ts';
import { logError, type Log } from '../log.ts';
import type { AppEnv } from './context.ts';

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

export const sealed = (log: Log) => {
  const seal = async (d1: D1Database, trail: Trail) => {
    try {
      for (const { chain, lines, hash } of await sealLines(d1, trail))
        log('info', 'trail.sealed', { trail: trail.lines, chain, lines, hash });
    } catch (error) {
      logError('trail.not_sealed', error, { trail: trail.lines });
    }
  };
  return createMiddleware<AppEnv>(async (c, next) => {
    await next();
    // Who is not let in has written nothing.
    if (reads.has(c.req.method) || [401, 429].includes(c.res.status)) return;
    const ledger = c.get('ledger') as Ledger | undefined;
    const work = [seal(c.env.DIRECTORY, directoryTrail), ...(ledger ? [seal(ledger.d1, auditTrail)] : [])];
    await behindAnswer(c, Promise.all(work));
  });
};

/** Nobody waits for it where the platform does. */
const behindAnswer = async (c: Context<AppEnv>, work: Promise<unknown>): Promise<void> => {
  try {
    c.executionCtx.waitUntil(work);
  } catch {
    await work;
  }
};

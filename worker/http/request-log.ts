// Each request has an id, which its answer, a problem in it and the log share, and one line in the log: which operation,
// by whom, how it went. Neither the address nor a header nor a body goes there.
import { createMiddleware } from 'hono/factory';
import { newId } from '../db/id.ts';
import type { Log } from '../log.ts';
import type { AppEnv } from './context.ts';
import type { PathFinder } from './paths.ts';

export const requestLog = (log: Log, find: () => PathFinder) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const requestId = newId('req');
    const start = Date.now();
    c.set('requestId', requestId);
    await next();
    c.res.headers.set('x-request-id', requestId);
    const { status } = c.res;
    const caller = c.get('caller') as { id: string } | undefined;
    const company = c.get('company') as { id: string } | undefined;
    log(status >= 500 ? 'error' : 'info', 'request', {
      requestId,
      method: c.req.method,
      path: find()(c.req.path)?.pattern ?? null,
      status,
      code: c.get('refusedFor') ?? null,
      caller: caller?.id ?? null,
      company: company?.id ?? null,
      ms: Date.now() - start,
    });
  });

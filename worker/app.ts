// Middleware and routes, put together.
import { secureHeaders } from 'hono/secure-headers';
import { authenticate, tokenIn } from './access/token.ts';
import { describe } from './http/description.ts';
import { conditional } from './http/if-none-match.ts';
import { answerHeaders, crossOrigin, knownMethods } from './http/manners.ts';
import { createRouter } from './http/openapi.ts';
import { notedRefusals } from './http/noted-refusals.ts';
import { createPathFinder } from './http/paths.ts';
import { onError, problemResponse } from './http/problem-response.ts';
import { auditRoutes } from './routes/audit.ts';
import { companyRoutes } from './routes/companies.ts';
import { openRoutes } from './routes/open.ts';
import { fiscalYearRoutes } from './routes/fiscal-years.ts';
import { jobRoutes } from './routes/jobs.ts';
import { keptRoutes } from './routes/kept.ts';
import { meRoutes } from './routes/me.ts';
import { purgeRoutes } from './routes/purges.ts';
import { reconciliationRoutes } from './routes/reconciliations.ts';
import { sieFileRoutes } from './routes/sie-files.ts';
import { sourceRoutes } from './routes/source.ts';
import { tokenRoutes } from './routes/tokens.ts';

export const createApp = () => {
  const app = createRouter();
  const description = lazily(() => describe(app));
  const find = lazily(() => createPathFinder(description()));
  app.onError(onError);
  app.notFound((c) => problemResponse(c, 'not_found'));
  app.use(answerHeaders);
  app.use(secureHeaders({ crossOriginResourcePolicy: 'cross-origin' }));
  app.use('/v1/*', crossOrigin(find));
  app.use(conditional);
  app.use('/v1/*', async (c, next) => {
    c.set('caller', await authenticate(c.env, tokenIn(c.req.header('Authorization'))));
    await next();
  });
  app.use('/v1/*', notedRefusals);
  app.use(knownMethods(find));
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  const routes = [
    meRoutes,
    companyRoutes,
    fiscalYearRoutes,
    sieFileRoutes,
    sourceRoutes,
    purgeRoutes,
    jobRoutes,
    reconciliationRoutes,
    keptRoutes,
    auditRoutes,
    tokenRoutes,
  ];
  for (const router of routes) app.route('/', router);
  app.route('/', openRoutes(description));
  return app;
};

/** Made when it is first asked for: a worker that starts up has one second. */
const lazily = <T>(make: () => T) => {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

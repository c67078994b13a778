// Middleware and routes, put together.
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { authenticate } from './access/token.ts';
import { createRouter } from './http/openapi.ts';
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
import { tokenRoutes } from './routes/tokens.ts';

export const createApp = () => {
  const app = createRouter();
  app.onError(onError);
  app.notFound((c) => problemResponse(c, 'not_found'));
  app.use(secureHeaders({ crossOriginResourcePolicy: 'cross-origin' }));
  // A bearer token and no cookies: any origin may ask, none can borrow a sign-in.
  app.use(
    '/v1/*',
    cors({
      origin: '*',
      exposeHeaders: ['ETag', 'Location', 'Idempotency-Replayed', 'Sie-Replaced'],
      maxAge: 86_400,
    }),
  );
  app.use('/v1/*', async (c, next) => {
    c.set('caller', await authenticate(c.env, c.req.header('Authorization')));
    c.header('cache-control', 'no-store');
    await next();
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  const routes = [
    meRoutes,
    companyRoutes,
    fiscalYearRoutes,
    sieFileRoutes,
    purgeRoutes,
    jobRoutes,
    reconciliationRoutes,
    keptRoutes,
    auditRoutes,
    tokenRoutes,
  ];
  for (const router of routes) app.route('/', router);
  app.route('/', openRoutes(app));
  return app;
};

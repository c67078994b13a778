// Middleware and routes, put together.
import { createRates } from './access/rates.ts';
import { describe } from './http/description.ts';
import { conditional } from './http/if-none-match.ts';
import { answerHeaders, crossOrigin, knownMethods } from './http/manners.ts';
import { createRouter } from './http/openapi.ts';
import { notedRefusals } from './http/noted-refusals.ts';
import { requestLog } from './http/request-log.ts';
import { sealed } from './http/sealed.ts';
import { secured } from './http/secured.ts';
import { rateHeaders, signedIn } from './http/signed-in.ts';
import { createPathFinder } from './http/paths.ts';
import { onError, problemResponse } from './http/problem-response.ts';
import { consoleLog } from './log.ts';
import { auditRoutes } from './routes/audit.ts';
import { companyRoutes } from './routes/companies.ts';
import { overviewRoutes } from './routes/overview.ts';
import { companiesJobsRoutes } from './routes/companies-jobs.ts';
import { openRoutes } from './routes/open.ts';
import { fiscalYearRoutes } from './routes/fiscal-years.ts';
import { jobRoutes } from './routes/jobs.ts';
import { keptRoutes } from './routes/kept.ts';
import { manyRoutes } from './routes/many.ts';
import { meRoutes } from './routes/me.ts';
import { peopleRoutes } from './routes/people.ts';
import { purgeRoutes } from './routes/purges.ts';
import { reconciliationRoutes } from './routes/reconciliations.ts';
import { sieFileRoutes } from './routes/sie-files.ts';
import { sourceRoutes } from './routes/source.ts';
import { watchRoutes } from './routes/watch.ts';
import { tokenRoutes } from './routes/tokens.ts';

/** @param log where each request leaves a line */
export const createApp = ({ log = consoleLog, rates = createRates() } = {}) => {
  const app = createRouter();
  const description = lazily(() => describe(app));
  const find = lazily(() => createPathFinder(description()));
  app.onError(onError);
  app.notFound((c) => problemResponse(c, 'not_found'));
  app.use(requestLog(log, find));
  app.use(answerHeaders);
  app.use(secured);
  app.use('/v1/*', rateHeaders);
  app.use('/v1/*', crossOrigin(find));
  app.use(conditional);
  app.use('/v1/*', sealed(log));
  app.use('/v1/*', signedIn(rates, find));
  app.use('/v1/*', notedRefusals);
  app.use(knownMethods(find));
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  const routes = [
    meRoutes,
    overviewRoutes,
    manyRoutes,
    companiesJobsRoutes,
    companyRoutes,
    fiscalYearRoutes,
    sieFileRoutes,
    sourceRoutes,
    watchRoutes,
    purgeRoutes,
    jobRoutes,
    reconciliationRoutes,
    keptRoutes,
    auditRoutes,
    tokenRoutes,
    peopleRoutes,
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

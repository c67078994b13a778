// Purges, reloads and comparisons of many companies in one request.
import type { Context } from 'hono';
import type { JobKind } from '../../shared/contract/job.ts';
import { manyOrdersSchema, manyPurgesSchema, manyReconciliationsSchema } from '../../shared/contract/many.ts';
import { problemShape } from '../../shared/contract/problems.ts';
import { companiesFor } from '../access/guard.ts';
import { inJson, type Ledger } from '../db/find.ts';
import { job as jobTable } from '../db/ledger.ts';
import { begunJob } from '../http/accepted.ts';
import type { AppEnv } from '../http/context.ts';
import { viewFor } from '../http/job-path.ts';
import { answers, createRouter, idempotencyHeader, jsonBody, needs, refuses } from '../http/openapi.ts';
import { languageOf } from '../http/problem-response.ts';
import { createRoute } from '../http/route.ts';
import { logError } from '../log.ts';
import { orderMany, type Ordered } from '../jobs/orders/many.ts';
import { orderPurge } from '../jobs/orders/purge.ts';
import { orderReconciliation } from '../jobs/orders/reconcile.ts';
import { announceJobs } from '../jobs/announce.ts';
import { companyJobs, listedColumns } from '../overview/jobs.ts';
import { problem } from '../problem.ts';

const reconcile = createRoute({
  method: 'post',
  path: '/v1/reconciliations',
  operationId: 'createReconciliations',
  summary: 'Hold the ledgers of many companies against their sources: a job for each',
  description:
    'Each company gets a job, or a `problem` that says why not; the others go on. A job is as one of `POST …/reconciliations`, and is followed at `GET /v1/jobs`.',
  ...needs('operator'),
  request: { headers: idempotencyHeader, ...jsonBody(manyReconciliationsSchema) },
  responses: answers(202, manyOrdersSchema, 'The jobs'),
});

const purge = createRoute({
  method: 'post',
  path: '/v1/purges',
  operationId: 'createPurges',
  summary:
    'Empty fiscal years of many companies, and with `reload` read them in again: a job for each company',
  description:
    '`confirm` is the number of companies. Each gets a job, or a `problem` that says why not and that nothing is done; the others go on.',
  ...needs('operator'),
  ...refuses('confirm_count_mismatch'),
  request: { headers: idempotencyHeader, ...jsonBody(manyPurgesSchema) },
  responses: answers(202, manyOrdersSchema, 'The jobs'),
});

export const manyRoutes = createRouter()
  .openapi(reconcile, async (c) => {
    const { companies, against } = c.req.valid('json');
    const chosen = new Map(companies.map(({ companyId, fiscalYears = [] }) => [companyId, fiscalYears]));
    const begunAt = new Date().toISOString();
    const ordered = await orderMany(c.env, ...(await askedFor(c, chosen)), (ledger, company, own) =>
      orderReconciliation(ledger, {
        company,
        fiscalYears: chosen.get(company.id)!,
        sieFile: null,
        fetches: against === undefined ? company.source.connected === true : against === 'source',
        requestedBy: actorOf(c),
        ...own,
      }),
    );
    return c.json(await answerOf(c, ordered, 'reconcile'), 202, { location: jobsSince(begunAt) });
  })
  .openapi(purge, async (c) => {
    const { companies, confirm, reload, allow } = c.req.valid('json');
    if (confirm !== companies.length)
      throw problem('confirm_count_mismatch', { found: confirm, expected: companies.length });
    const chosen = new Map(companies.map(({ companyId, fiscalYears }) => [companyId, fiscalYears]));
    const begunAt = new Date().toISOString();
    const ordered = await orderMany(c.env, ...(await askedFor(c, chosen)), (ledger, company, own) =>
      orderPurge(ledger, {
        company,
        fiscalYears: chosen.get(company.id)!,
        reload,
        allow,
        // What was confirmed is how many they are.
        confirm: company.organisationNumber,
        seen: [],
        requestedBy: actorOf(c),
        ...own,
      }),
    );
    return c.json(await answerOf(c, ordered, reload ? 'reload' : 'purge'), 202, {
      location: jobsSince(begunAt),
    });
  });

const actorOf = (c: Context<AppEnv>) => {
  const { id, name } = c.get('caller');
  return { id, name };
};

/** The ids, the companies that the caller reaches, and the request's key. */
const askedFor = async (c: Context<AppEnv>, chosen: ReadonlyMap<string, unknown>) => {
  const ids = [...chosen.keys()];
  return [ids, await companiesFor(c.env, c.get('caller'), ids), c.get('requestKey')] as const;
};

/** Where the jobs are listed. */
const jobsSince = (since: string) => `/v1/jobs?since=${encodeURIComponent(since)}`;

/** What fails once the orders stand in the database fails no request. */
const answerOf = async (c: Context<AppEnv>, ordered: readonly Ordered[], kind: JobKind) => {
  const made = ordered.flatMap((one) => (one.problem === null ? one : []));
  await announceJobs(
    c.env,
    made.map(({ ledger, jobId }) => ({ ledger: ledger.name, jobId })),
  ).catch((error: unknown) => {
    logError('jobs.not_announced', error, { jobs: made.length });
  });
  const jobs = await readJobs(c, made).catch((error: unknown) => {
    logError('jobs.accepted_not_read', error, { jobs: made.length });
    return new Map<string, never>();
  });
  const language = languageOf(c);
  const items = ordered.map(({ companyId, jobId, problem: why }) => ({
    companyId,
    job: jobId === null ? null : (jobs.get(jobId) ?? begun(c, jobId, companyId, kind)),
    problem: why && problemShape(why.code, why.values, language),
  }));
  return { items, accepted: made.length, refused: ordered.length - made.length };
};

const readJobs = async (c: Context<AppEnv>, made: readonly { ledger: Ledger; jobId: string }[]) => {
  const found: Parameters<typeof companyJobs>[0][number][] = [];
  for (const [ledger, its] of Map.groupBy(made, ({ ledger }) => ledger)) {
    const ids = JSON.stringify(its.map(({ jobId }) => jobId));
    for (const record of await ledger.db.select(listedColumns).from(jobTable).where(inJson(jobTable.id, ids)))
      found.push({ ledger, record });
  }
  return new Map((await companyJobs(found, viewFor(c))).map((job) => [job.id, job]));
};

const begun = (c: Context<AppEnv>, jobId: string, companyId: string, kind: JobKind) => ({
  ...begunJob(jobId, companyId, kind, actorOf(c)),
  company: { id: companyId, name: '', organisationNumber: '' },
});

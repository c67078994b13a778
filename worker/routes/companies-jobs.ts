// What goes on, and went on, with all companies.
import { companyJobSchema, jobsQuerySchema } from '../../shared/contract/job.ts';
import { listOf } from '../../shared/contract/list.ts';
import { companyFor } from '../access/guard.ts';
import { reachedIds } from '../access/reach.ts';
import { viewFor } from '../http/job-path.ts';
import { answers, createRouter, needs, refuses } from '../http/openapi.ts';
import { idCursor, pageOf } from '../http/page.ts';
import { createRoute } from '../http/route.ts';
import { jobsOfAll } from '../overview/jobs.ts';

const list = createRoute({
  method: 'get',
  path: '/v1/jobs',
  operationId: 'listJobsOfCompanies',
  summary: "The jobs of the caller's companies, newest first",
  ...needs('reader'),
  ...refuses('not_found'),
  request: { query: jobsQuerySchema },
  responses: answers(200, listOf(companyJobSchema, 'CompanyJobList'), 'A page of jobs'),
});

export const companiesJobsRoutes = createRouter().openapi(list, async (c) => {
  const { state = [], kind = [], company, since, cursor, limit } = c.req.valid('query');
  const caller = c.get('caller');
  if (company !== undefined) await companyFor(c.env, caller, company);
  const its = caller.companies === 'all' ? ('all' as const) : await reachedIds(c.env, caller);
  const filter = {
    states: [state].flat(),
    kinds: [kind].flat(),
    companies: company === undefined ? its : [company],
    since: since === undefined ? null : Date.parse(since),
  };
  const found = await jobsOfAll(c.env, filter, idCursor('job', cursor), limit, viewFor(c));
  return c.json(pageOf(found, limit), 200);
});

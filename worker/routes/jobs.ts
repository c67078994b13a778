// Jobs: followed, cancelled, undone.
import { createRoute, z } from '@hono/zod-openapi';
import { jobSchema } from '../../shared/contract/job.ts';
import { listOf, pageQuerySchema } from '../../shared/contract/list.ts';
import { requestKeyOf } from '../http/idempotency.ts';
import { archiveDays, viewFor, jobPath } from '../http/job-path.ts';
import { allow, answers, companyParams, createRouter, idempotencyHeader, secured } from '../http/openapi.ts';
import { pageOf } from '../http/page.ts';
import { cancelJob } from '../jobs/orders/cancel.ts';
import { orderUndo } from '../jobs/orders/undo.ts';
import { announceJob } from '../jobs/queue.ts';
import { listJobs, readJob } from '../jobs/read.ts';

const base = '/v1/companies/{companyId}/jobs';
const jobParams = companyParams.extend({ jobId: z.string() });
/** Milliseconds between two looks at a job whose end is waited for. */
const lookMs = 200;

const list = createRoute({
  method: 'get',
  path: base,
  summary: 'The jobs, newest first',
  security: secured,
  middleware: [allow('reader')],
  request: { params: companyParams, query: pageQuerySchema },
  responses: answers(200, listOf(jobSchema, 'JobList'), 'A page of jobs'),
});

const read = createRoute({
  method: 'get',
  path: `${base}/{jobId}`,
  summary: 'One job; `wait` holds the answer until it ends or the seconds pass',
  security: secured,
  middleware: [allow('reader')],
  request: { params: jobParams, query: z.object({ wait: z.coerce.number().min(0).max(25).default(0) }) },
  responses: answers(200, jobSchema, 'The job'),
});

const cancel = createRoute({
  method: 'post',
  path: `${base}/{jobId}/cancel`,
  summary: 'Stop a load, reload or restore that is not live yet',
  security: secured,
  middleware: [allow('operator')],
  request: { params: jobParams, headers: idempotencyHeader },
  responses: answers(202, jobSchema, 'The job'),
});

const undo = createRoute({
  method: 'post',
  path: `${base}/{jobId}/undo`,
  summary: 'Undo a purge: its years are loaded again from the files they came from',
  security: secured,
  middleware: [allow('operator')],
  request: { params: jobParams, headers: idempotencyHeader },
  responses: answers(202, jobSchema, 'The restoring job'),
});

export const jobRoutes = createRouter()
  .openapi(list, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const found = await listJobs(c.get('ledger'), c.get('company').id, cursor ?? null, limit, viewFor(c));
    return c.json(pageOf(found, limit), 200);
  })
  .openapi(read, async (c) => {
    const until = Date.now() + c.req.valid('query').wait * 1000;
    const look = () => readJob(c.get('ledger'), c.get('company').id, c.req.valid('param').jobId, viewFor(c));
    let job = await look();
    while (job.finishedAt === null && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(lookMs, until - Date.now())));
      job = await look();
    }
    return c.json(job, 200);
  })
  .openapi(cancel, async (c) => {
    const [company, ledger, caller] = [c.get('company'), c.get('ledger'), c.get('caller')];
    const { jobId } = c.req.valid('param');
    await cancelJob(ledger, company.id, jobId, { id: caller.id, name: caller.name });
    await announceJob(c.env, { ledger: ledger.name, jobId });
    return c.json(await readJob(ledger, company.id, jobId, viewFor(c)), 202);
  })
  .openapi(undo, async (c) => {
    const [company, ledger, caller] = [c.get('company'), c.get('ledger'), c.get('caller')];
    const jobId = await orderUndo(ledger, {
      company,
      jobId: c.req.valid('param').jobId,
      archiveDays: archiveDays(c.env),
      requestedBy: { id: caller.id, name: caller.name },
      requestKey: requestKeyOf(caller.id, c.req.header('Idempotency-Key')),
    });
    await announceJob(c.env, { ledger: ledger.name, jobId });
    const job = await readJob(ledger, company.id, jobId, viewFor(c));
    return c.json(job, 202, { location: jobPath(company.id, jobId) });
  });

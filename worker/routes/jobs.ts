// Jobs: followed, cancelled, undone.
import { z } from '@hono/zod-openapi';
import { jobSchema, jobsQuerySchema } from '../../shared/contract/job.ts';
import { listOf } from '../../shared/contract/list.ts';
import { wholeNumber } from '../../shared/contract/text.ts';
import { acceptedJob, orderOf } from '../http/accepted.ts';
import { archiveDays, viewFor, jobPath } from '../http/job-path.ts';
import {
  answers,
  companyParams,
  costly,
  createRouter,
  idempotencyHeader,
  needs,
  refuses,
} from '../http/openapi.ts';
import { idCursor, pageOf } from '../http/page.ts';
import { createRoute } from '../http/route.ts';
import { cancelJob } from '../jobs/orders/cancel.ts';
import { orderUndo } from '../jobs/orders/undo.ts';
import { listJobs, readJob } from '../jobs/read.ts';
import { waitForEnd } from '../jobs/wait.ts';

const base = '/v1/companies/{companyId}/jobs';
const jobParams = companyParams.extend({ jobId: z.string() });

const list = createRoute({
  method: 'get',
  path: base,
  operationId: 'listJobs',
  summary: 'The jobs, newest first',
  ...needs('reader'),
  request: { params: companyParams, query: jobsQuerySchema.omit({ company: true }) },
  responses: answers(200, listOf(jobSchema, 'JobList'), 'A page of jobs'),
});

const read = createRoute({
  method: 'get',
  path: `${base}/{jobId}`,
  operationId: 'getJob',
  summary: 'One job; `wait` holds the answer until it ends or the seconds pass',
  ...needs('reader'),
  request: { params: jobParams, query: z.object({ wait: wholeNumber(0, 25, 0) }) },
  responses: answers(200, jobSchema, 'The job'),
});

const cancel = createRoute({
  method: 'post',
  path: `${base}/{jobId}/cancel`,
  operationId: 'cancelJob',
  summary: 'Stop a load, reload or restore that is not live yet',
  ...needs('operator'),
  ...refuses('purge_cannot_be_cancelled', 'too_late_to_cancel', 'job_failing', 'job_ended'),
  request: { params: jobParams, headers: idempotencyHeader },
  responses: answers(202, jobSchema, 'The job'),
});

const undo = createRoute({
  method: 'post',
  path: `${base}/{jobId}/undo`,
  operationId: 'undoJob',
  summary: 'Undo a purge: its years are loaded again from the files they came from',
  ...needs('operator'),
  ...costly,
  ...refuses(
    'already_undone',
    'fiscal_year_overlaps',
    'loaded_since',
    'not_undoable',
    'sie_file_gone',
    'undo_expired',
    'year_busy',
  ),
  request: { params: jobParams, headers: idempotencyHeader },
  responses: answers(202, jobSchema, 'The restoring job'),
});

export const jobRoutes = createRouter()
  .openapi(list, async (c) => {
    const { state = [], kind = [], since, cursor, limit } = c.req.valid('query');
    const filter = {
      states: [state].flat(),
      kinds: [kind].flat(),
      since: since === undefined ? null : Date.parse(since),
    };
    const found = await listJobs(
      c.get('ledger'),
      c.get('company').id,
      filter,
      idCursor('job', cursor),
      limit,
      viewFor(c),
    );
    return c.json(pageOf(found, limit), 200);
  })
  .openapi(read, async (c) => {
    const [ledger, { id }, { jobId }] = [c.get('ledger'), c.get('company'), c.req.valid('param')];
    const { wait } = c.req.valid('query');
    if (wait > 0) await waitForEnd(ledger, id, jobId, wait * 1000);
    return c.json(await readJob(ledger, id, jobId, viewFor(c)), 200);
  })
  .openapi(cancel, async (c) => {
    const { company, requestedBy } = orderOf(c);
    const { jobId } = c.req.valid('param');
    const kind = await cancelJob(c.get('ledger'), company.id, jobId, requestedBy);
    return c.json(await acceptedJob(c, jobId, kind), 202, { location: jobPath(company.id, jobId) });
  })
  .openapi(undo, async (c) => {
    const order = { ...orderOf(c), jobId: c.req.valid('param').jobId, archiveDays: archiveDays(c.env) };
    const jobId = await orderUndo(c.get('ledger'), order);
    return c.json(await acceptedJob(c, jobId, 'restore'), 202, {
      location: jobPath(order.company.id, jobId),
    });
  });

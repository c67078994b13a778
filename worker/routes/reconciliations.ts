// The ledger held against its source.
import { z } from '@hono/zod-openapi';
import { jobSchema } from '../../shared/contract/job.ts';
import { reconciliationCreateSchema, reconciliationSchema } from '../../shared/contract/reconciliation.ts';
import { acceptedJob, orderOf } from '../http/accepted.ts';
import { languageOf } from '../http/problem-response.ts';
import { answers, companyParams, createRouter, idempotencyHeader, needs, refuses } from '../http/openapi.ts';
import { createRoute } from '../http/route.ts';
import { orderReconciliation } from '../jobs/orders/reconcile.ts';
import { readReconciliation } from '../ledger/reconciling/reconciliations.ts';

const base = '/v1/companies/{companyId}/reconciliations';

const create = createRoute({
  method: 'post',
  path: base,
  operationId: 'createReconciliation',
  summary: 'Hold the ledger against its source: the newest archived SIE file of each year',
  description: "The answer is the job, whose id is the reconciliation's. Nothing in the ledger changes.",
  ...needs('operator'),
  ...refuses('fiscal_year_not_found', 'year_empty', 'nothing_to_reconcile', 'source_missing'),
  request: {
    params: companyParams,
    headers: idempotencyHeader,
    body: { content: { 'application/json': { schema: reconciliationCreateSchema } } },
  },
  responses: answers(202, jobSchema, 'The job'),
});

const read = createRoute({
  method: 'get',
  path: `${base}/{id}`,
  operationId: 'getReconciliation',
  summary: 'What agrees, and each account, month and voucher that does not',
  ...needs('reader'),
  request: { params: companyParams.extend({ id: z.string() }) },
  responses: answers(200, reconciliationSchema, 'The reconciliation'),
});

export const reconciliationRoutes = createRouter()
  .openapi(create, async (c) => {
    const order = { ...orderOf(c), fiscalYears: c.req.valid('json')?.fiscalYears ?? [] };
    const jobId = await orderReconciliation(c.get('ledger'), order);
    return c.json(await acceptedJob(c, jobId, 'reconcile'), 202, {
      location: `/v1/companies/${order.company.id}/reconciliations/${jobId}`,
    });
  })
  .openapi(read, async (c) =>
    c.json(
      await readReconciliation(c.get('ledger'), c.get('company').id, c.req.valid('param').id, languageOf(c)),
      200,
    ),
  );

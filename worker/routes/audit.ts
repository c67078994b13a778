// The audit trail.
import { auditEntrySchema } from '../../shared/contract/kept.ts';
import { listOf, pageQuerySchema } from '../../shared/contract/list.ts';
import { answers, companyParams, createRouter, needs } from '../http/openapi.ts';
import { pageOf } from '../http/page.ts';
import { createRoute } from '../http/route.ts';
import { listAudit } from '../ledger/audit.ts';
import { problem } from '../problem.ts';

const list = createRoute({
  method: 'get',
  path: '/v1/companies/{companyId}/audit',
  operationId: 'listAudit',
  summary: 'The audit trail, newest first',
  ...needs('reader'),
  request: { params: companyParams, query: pageQuerySchema },
  responses: answers(200, listOf(auditEntrySchema, 'AuditList'), 'A page of the trail'),
});

export const auditRoutes = createRouter().openapi(list, async (c) => {
  const { cursor, limit } = c.req.valid('query');
  if (cursor !== undefined && !/^[1-9]\d{0,14}$/.test(cursor)) throw problem('invalid_cursor');
  return c.json(
    pageOf(await listAudit(c.get('ledger'), c.get('company').id, cursor ?? null, limit), limit),
    200,
  );
});

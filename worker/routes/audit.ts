// The audit trail of a company's ledger, and that of the directory.
import { trailEntrySchema } from '../../shared/contract/access.ts';
import { auditEntrySchema } from '../../shared/contract/kept.ts';
import { listOf, pageQuerySchema } from '../../shared/contract/list.ts';
import { listTrail } from '../directory/trail.ts';
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

const trail = createRoute({
  method: 'get',
  path: '/v1/audit',
  operationId: 'listTrail',
  summary: 'Tokens and companies made and changed, and acts that were refused, newest first',
  description: 'A refusal is told once an hour for each token, company and code.',
  ...needs('admin'),
  request: { query: pageQuerySchema },
  responses: answers(200, listOf(trailEntrySchema, 'TrailList'), 'A page of the trail'),
});

/** @throws problem `invalid_cursor` */
const numberOf = (cursor: string | undefined): string | null => {
  if (cursor !== undefined && !/^[1-9]\d{0,14}$/.test(cursor)) throw problem('invalid_cursor');
  return cursor ?? null;
};

export const auditRoutes = createRouter()
  .openapi(list, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const found = await listAudit(c.get('ledger'), c.get('company').id, numberOf(cursor), limit);
    return c.json(pageOf(found, limit), 200);
  })
  .openapi(trail, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const before = numberOf(cursor);
    const found = await listTrail(c.env, c.get('caller'), before === null ? null : Number(before), limit);
    return c.json(pageOf(found, limit), 200);
  });

// The audit trail of a company's ledger, and that of the directory.
import { z } from '@hono/zod-openapi';
import { trailCheckSchema, trailEntrySchema } from '../../shared/contract/access.ts';
import { auditEntrySchema } from '../../shared/contract/kept.ts';
import { listOf, pageQuerySchema } from '../../shared/contract/list.ts';
import { textOfForm } from '../../shared/contract/text.ts';
import { auditTrail, directoryChain, directoryTrail, sealLines } from '../db/chain.ts';
import { verifyChain } from '../db/verify-chain.ts';
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

const headQuery = z.object({
  head: textOfForm(/^[0-9a-f]{64}$/, 'ska vara 64 hexadecimala siffror', 'must be 64 hexadecimal digits')
    .optional()
    .openapi({ description: 'What an earlier answer said: it must still be on the way' }),
});

const verifyAudit = createRoute({
  method: 'get',
  path: '/v1/companies/{companyId}/audit/verify',
  operationId: 'verifyAudit',
  summary: 'Whether a line of the audit trail has been removed, altered or put in',
  ...needs('reader'),
  request: { params: companyParams, query: headQuery },
  responses: answers(200, trailCheckSchema, 'What holds up'),
});

const verifyTrail = createRoute({
  method: 'get',
  path: '/v1/audit/verify',
  operationId: 'verifyTrail',
  summary: 'The same of tokens, companies and refusals',
  ...needs('admin'),
  request: { query: headQuery },
  responses: answers(200, trailCheckSchema, 'What holds up'),
});

/** @throws problem `invalid_cursor` */
const numberOf = (cursor: string | undefined): string | null => {
  if (cursor !== undefined && !/^[1-9]\d{0,14}$/.test(cursor)) throw problem('invalid_cursor');
  return cursor ?? null;
};

/** Of sealing what is not sealed yet, before it is looked at. */
const verifyRounds = 20;

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
  })
  .openapi(verifyAudit, async (c) => {
    const { d1 } = c.get('ledger');
    await sealLines(d1, auditTrail, verifyRounds);
    const { head } = c.req.valid('query');
    return c.json(await verifyChain(d1, auditTrail, c.get('company').id, head ?? null), 200);
  })
  .openapi(verifyTrail, async (c) => {
    const { DIRECTORY: d1 } = c.env;
    await sealLines(d1, directoryTrail, verifyRounds);
    const { head } = c.req.valid('query');
    return c.json(await verifyChain(d1, directoryTrail, directoryChain, head ?? null), 200);
  });

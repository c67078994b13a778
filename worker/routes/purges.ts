// The preview of a purge, and the purge.
import { z } from '@hono/zod-openapi';
import { dryRunSchema, jobSchema } from '../../shared/contract/job.ts';
import { isoDate } from '../../shared/contract/list.ts';
import { purgePreviewSchema, purgeRequestSchema } from '../../shared/contract/purge.ts';
import { acceptedJob, orderOf } from '../http/accepted.ts';
import { matchedTags } from '../http/if-match.ts';
import { jobPath } from '../http/job-path.ts';
import {
  answers,
  companyParams,
  costly,
  createRouter,
  idempotencyHeader,
  jsonBody,
  needs,
  refuses,
} from '../http/openapi.ts';
import { createRoute } from '../http/route.ts';
import { orderPurge, planPurge } from '../jobs/orders/purge.ts';
import { previewPurge } from '../ledger/years/preview.ts';

const preview = createRoute({
  method: 'get',
  path: '/v1/companies/{companyId}/purge-preview',
  operationId: 'previewPurge',
  summary:
    'What a purge of the chosen years would take, and what stays; its `previewTag` goes with the order, or its ETag in If-Match',
  ...needs('reader'),
  ...refuses('fiscal_year_not_found'),
  request: {
    params: companyParams,
    query: z.object({
      fiscalYear: z
        .union([isoDate, z.array(isoDate)])
        .optional()
        .openapi({
          param: { style: 'form', explode: true },
          type: 'array',
          items: { type: 'string', format: 'date' },
          description: 'Start dates; none: every year that holds something',
        }),
    }),
  },
  responses: answers(200, purgePreviewSchema, 'The preview'),
});

const purge = createRoute({
  method: 'post',
  path: '/v1/companies/{companyId}/purges',
  operationId: 'createPurge',
  summary: 'Empty the chosen fiscal years, and with `reload` read them in again',
  description:
    'Without `reload` the years read as empty once this is answered; with it, the old rows stay until the new are checked.',
  ...needs('operator'),
  ...costly,
  ...refuses(
    'fiscal_year_not_found',
    'confirm_mismatch',
    'preview_outdated',
    'year_busy',
    'nothing_to_purge',
    'reload_not_possible',
    'fiscal_year_overlaps',
  ),
  request: {
    params: companyParams,
    headers: idempotencyHeader.extend({ 'if-match': z.string().optional() }),
    ...jsonBody(purgeRequestSchema),
  },
  responses: {
    ...answers(200, dryRunSchema, 'With `dryRun`: what it would do'),
    ...answers(202, jobSchema, 'The job'),
  },
});

export const purgeRoutes = createRouter()
  .openapi(preview, async (c) => {
    const starts = [c.req.valid('query').fiscalYear ?? []].flat();
    const body = await previewPurge(c.get('ledger'), c.get('company'), starts);
    return c.json(body, 200, { etag: `"${body.previewTag}"` });
  })
  .openapi(purge, async (c) => {
    const { previewTag, dryRun, ...wanted } = c.req.valid('json');
    const seen = [...matchedTags(c.req.header('If-Match')), ...(previewTag ? [[previewTag]] : [])];
    const order = { ...orderOf(c), ...wanted, seen };
    if (dryRun) return c.json({ ...(await planPurge(c.get('ledger'), order)), stopped: null }, 200);
    const jobId = await orderPurge(c.get('ledger'), order);
    return c.json(await acceptedJob(c, jobId, wanted.reload ? 'reload' : 'purge'), 202, {
      location: jobPath(order.company.id, jobId),
    });
  });

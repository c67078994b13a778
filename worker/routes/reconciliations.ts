// The ledger held against its source.
import { z } from '@hono/zod-openapi';
import { jobSchema } from '../../shared/contract/job.ts';
import { isoDate, listOf, pageQuerySchema } from '../../shared/contract/list.ts';
import { wholeNumber } from '../../shared/contract/text.ts';
import {
  reconciliationCreateSchema,
  reconciliationSchema,
  reconciliationSummarySchema,
  voucherDifferenceSchema,
} from '../../shared/contract/reconciliation.ts';
import { acceptedJob, orderOf } from '../http/accepted.ts';
import { languageOf } from '../http/problem-response.ts';
import {
  answers,
  companyParams,
  costly,
  createRouter,
  idempotencyHeader,
  needs,
  refuses,
} from '../http/openapi.ts';
import { createRoute } from '../http/route.ts';
import { orderReconciliation } from '../jobs/orders/reconcile.ts';
import { decodeCursor, encodeCursor, idCursor, pageOf } from '../http/page.ts';
import {
  listReconciledVouchers,
  listReconciliations,
  readReconciliation,
} from '../ledger/reconciling/reconciliations.ts';

const base = '/v1/companies/{companyId}/reconciliations';

const create = createRoute({
  method: 'post',
  path: base,
  operationId: 'createReconciliation',
  summary:
    'Hold the ledger against its source: what the accounting system says now, the newest archived SIE file of each year, or one that is named',
  description:
    "The answer is the job, whose id is the reconciliation's. Nothing in the ledger changes. With `sieFile` the file's own year is compared, and `fiscalYears` is left out. With `against: source` each year is fetched from the connected accounting system into the archive, as a reload does, and not loaded. A year that cannot be fetched or compared is told in `notCompared`; the others go on.",
  ...needs('operator'),
  ...costly,
  ...refuses(
    'fiscal_year_not_found',
    'year_empty',
    'nothing_to_reconcile',
    'source_missing',
    'source_not_connected',
  ),
  request: {
    params: companyParams,
    headers: idempotencyHeader,
    body: { content: { 'application/json': { schema: reconciliationCreateSchema } } },
  },
  responses: answers(202, jobSchema, 'The job'),
});

const list = createRoute({
  method: 'get',
  path: base,
  operationId: 'listReconciliations',
  summary: 'The reconciliations, newest first: whether each year agrees, and how much of it does not',
  ...needs('reader'),
  request: { params: companyParams, query: pageQuerySchema },
  responses: answers(200, listOf(reconciliationSummarySchema, 'ReconciliationList'), 'A page of them'),
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

const vouchers = createRoute({
  method: 'get',
  path: `${base}/{id}/vouchers`,
  operationId: 'listReconciledVouchers',
  summary: 'The vouchers of a year that do not agree, by date; the first 25,000',
  ...needs('reader'),
  request: {
    params: companyParams.extend({ id: z.string() }),
    query: z.object({
      fiscalYear: isoDate,
      cursor: z.string().max(200).optional(),
      limit: wholeNumber(1, 200, 100),
    }),
  },
  responses: answers(200, listOf(voucherDifferenceSchema, 'VoucherDifferenceList'), 'A page of vouchers'),
});

const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

export const reconciliationRoutes = createRouter()
  .openapi(create, async (c) => {
    const { fiscalYears = [], sieFile = null, against } = c.req.valid('json') ?? {};
    const order = { ...orderOf(c), fiscalYears, sieFile, fetches: against === 'source' };
    const jobId = await orderReconciliation(c.get('ledger'), order);
    return c.json(await acceptedJob(c, jobId, 'reconcile'), 202, {
      location: `/v1/companies/${order.company.id}/reconciliations/${jobId}`,
    });
  })
  .openapi(list, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const { ledger, company } = c.var;
    const before = idCursor('job', cursor);
    const found = await listReconciliations(ledger, company.id, before, limit + 1, languageOf(c));
    return c.json(pageOf(found, limit), 200);
  })
  .openapi(read, async (c) =>
    c.json(
      await readReconciliation(c.get('ledger'), c.get('company').id, c.req.valid('param').id, languageOf(c)),
      200,
    ),
  )
  .openapi(vouchers, async (c) => {
    const { id } = c.req.valid('param');
    const { fiscalYear, cursor, limit } = c.req.valid('query');
    const from = decodeCursor(cursor, isPlace) ?? 0;
    const { ledger, company } = c.var;
    const found = await listReconciledVouchers(ledger, company.id, id, fiscalYear, from, limit + 1);
    const nextCursor = found.length > limit ? encodeCursor(from + limit) : null;
    return c.json({ items: found.slice(0, limit), nextCursor }, 200);
  });

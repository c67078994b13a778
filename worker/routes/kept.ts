// The kept items: documents, budget versions, report templates.
import { z } from '@hono/zod-openapi';
import {
  budgetVersionCreateSchema,
  budgetVersionSchema,
  documentCreateSchema,
  documentSchema,
  reportTemplateCreateSchema,
  reportTemplateSchema,
} from '../../shared/contract/kept.ts';
import { listOf, pageQuerySchema } from '../../shared/contract/list.ts';
import {
  allow,
  answers,
  companyParams,
  createRouter,
  idempotencyHeader,
  jsonBody,
  secured,
} from '../http/openapi.ts';
import { pageOf } from '../http/page.ts';
import * as kept from '../ledger/kept/kept-items.ts';
import { documentOf } from '../http/document-body.ts';
import type { Context } from 'hono';
import type { AppEnv } from '../http/context.ts';
import { createRoute } from '../http/route.ts';

const base = '/v1/companies/{companyId}';

const listRoute = <T extends z.ZodType>(path: string, item: T, name: string, summary: string) =>
  createRoute({
    method: 'get',
    path: `${base}/${path}`,
    summary,
    security: secured,
    middleware: [allow('reader')],
    request: { params: companyParams, query: pageQuerySchema },
    responses: answers(200, listOf(item, name), 'A page'),
  });

const createDocument = createRoute({
  method: 'post',
  path: `${base}/documents`,
  summary: 'Keep a document: JSON, or its bytes as the body with its name in `?name=`',
  security: secured,
  middleware: [allow('operator')],
  request: {
    params: companyParams,
    headers: idempotencyHeader,
    query: z.object({ name: z.string().max(255).optional(), filename: z.string().max(255).optional() }),
    body: {
      content: {
        'application/json': { schema: documentCreateSchema },
        'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) },
      },
    },
  },
  responses: answers(201, documentSchema, 'The document'),
});

const createBudget = createRoute({
  method: 'post',
  path: `${base}/budget-versions`,
  summary: "Keep a budget version: figures, or a SIE file's #PBUDGET",
  security: secured,
  middleware: [allow('operator')],
  request: { params: companyParams, headers: idempotencyHeader, ...jsonBody(budgetVersionCreateSchema) },
  responses: answers(201, budgetVersionSchema, 'The budget version'),
});

const createTemplate = createRoute({
  method: 'post',
  path: `${base}/report-templates`,
  summary: 'Keep a report template',
  security: secured,
  middleware: [allow('operator')],
  request: { params: companyParams, headers: idempotencyHeader, ...jsonBody(reportTemplateCreateSchema) },
  responses: answers(201, reportTemplateSchema, 'The report template'),
});

const where = (c: Context<AppEnv>) => {
  const { id, name } = c.get('caller');
  return {
    ledger: c.get('ledger'),
    companyId: c.get('company').id,
    by: { id, name },
    making: c.get('making'),
  };
};

export const keptRoutes = createRouter()
  .openapi(
    listRoute('documents', documentSchema, 'DocumentList', 'The documents, newest first'),
    async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const { ledger, companyId } = where(c);
      return c.json(pageOf(await kept.listDocuments(ledger, companyId, cursor ?? null, limit), limit), 200);
    },
  )
  .openapi(createDocument, async (c) => {
    const { ledger, companyId, by, making } = where(c);
    return c.json(
      await kept.createDocument(ledger, c.env.ARCHIVE, companyId, by, making, await documentOf(c)),
      201,
    );
  })
  .openapi(
    listRoute(
      'budget-versions',
      budgetVersionSchema,
      'BudgetVersionList',
      'The budget versions, newest first',
    ),
    async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const { ledger, companyId } = where(c);
      return c.json(
        pageOf(await kept.listBudgetVersions(ledger, companyId, cursor ?? null, limit), limit),
        200,
      );
    },
  )
  .openapi(createBudget, async (c) => {
    const { ledger, companyId, by, making } = where(c);
    return c.json(
      await kept.createBudgetVersion(ledger, c.env.ARCHIVE, companyId, by, making, c.req.valid('json')),
      201,
    );
  })
  .openapi(
    listRoute(
      'report-templates',
      reportTemplateSchema,
      'ReportTemplateList',
      'The report templates, newest first',
    ),
    async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const { ledger, companyId } = where(c);
      return c.json(
        pageOf(await kept.listReportTemplates(ledger, companyId, cursor ?? null, limit), limit),
        200,
      );
    },
  )
  .openapi(createTemplate, async (c) => {
    const { ledger, companyId, by, making } = where(c);
    return c.json(await kept.createReportTemplate(ledger, companyId, by, making, c.req.valid('json')), 201);
  });

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
import { filename } from '../../shared/contract/text.ts';
import { attachmentHeaders } from '../http/attachment.ts';
import {
  answers,
  fileBytes,
  companyParams,
  createRouter,
  idempotencyHeader,
  jsonBody,
  needs,
  nothing,
  rangeHeaders,
  refuses,
  sieRefusals,
} from '../http/openapi.ts';
import { idCursor, pageOf } from '../http/page.ts';
import * as documents from '../ledger/kept/documents.ts';
import * as kept from '../ledger/kept/kept-items.ts';
import { documentOf } from '../http/document-body.ts';
import { sendFile } from '../http/range.ts';
import type { Context } from 'hono';
import type { AppEnv } from '../http/context.ts';
import { createRoute } from '../http/route.ts';

const base = '/v1/companies/{companyId}';

const listRoute = <T extends z.ZodType>(path: string, item: T, name: string, summary: string) =>
  createRoute({
    method: 'get',
    operationId: `list${name.replace(/List$/, 's')}`,
    path: `${base}/${path}`,
    summary,
    ...needs('reader'),
    request: { params: companyParams, query: pageQuerySchema },
    responses: answers(200, listOf(item, name), 'A page'),
  });

const itemParams = companyParams.extend({ id: z.string() });
const readRoute = <T extends z.ZodType>(path: string, item: T, name: string) =>
  createRoute({
    method: 'get',
    path: `${base}/${path}/{id}`,
    operationId: `get${name}`,
    summary: 'One of them',
    ...needs('reader'),
    request: { params: itemParams },
    responses: answers(200, item, 'It'),
  });

/** Where what was made is found. */
const locationOf = (c: Context<AppEnv>, path: string, { id }: { id: string }) => ({
  location: `/v1/companies/${c.get('company').id}/${path}/${id}`,
});

const createDocument = createRoute({
  method: 'post',
  path: `${base}/documents`,
  operationId: 'createDocument',
  summary: 'Keep a document: JSON, or its bytes as the body with its name in `?name=`',
  ...needs('operator'),
  ...refuses('too_large'),
  request: {
    params: companyParams,
    headers: idempotencyHeader,
    query: z.object({ name: filename.optional(), filename: filename.optional() }),
    body: {
      content: {
        // By its name: JSON is a document too, and is not to be validated before it is known which of the two it is.
        'application/json': { schema: { $ref: '#/components/schemas/DocumentCreate' } },
        '*/*': { schema: { type: 'string', format: 'binary' } },
      },
    },
  },
  responses: answers(201, documentSchema, 'The document'),
});

const readDocument = readRoute('documents', documentSchema, 'Document');

const documentContent = createRoute({
  method: 'get',
  path: `${base}/documents/{id}/content`,
  operationId: 'getDocumentContent',
  summary: 'The document, byte for byte, with the content type it came with',
  ...needs('reader'),
  ...refuses('document_gone', 'range_not_satisfiable'),
  request: { params: itemParams, headers: rangeHeaders },
  responses: fileBytes('With its name', '*/*'),
});

const removeDocument = createRoute({
  method: 'delete',
  path: `${base}/documents/{id}`,
  operationId: 'deleteDocument',
  summary: 'Delete a document',
  ...needs('operator'),
  request: { params: itemParams },
  responses: nothing('Deleted'),
});

const createBudget = createRoute({
  method: 'post',
  path: `${base}/budget-versions`,
  operationId: 'createBudgetVersion',
  summary: "Keep a budget version: figures, or a SIE file's #PBUDGET",
  ...needs('operator'),
  ...refuses(...sieRefusals, 'budget_too_large', 'file_changed', 'sie_file_gone', 'sum_not_exact'),
  request: { params: companyParams, headers: idempotencyHeader, ...jsonBody(budgetVersionCreateSchema) },
  responses: answers(201, budgetVersionSchema, 'The budget version'),
});

const createTemplate = createRoute({
  method: 'post',
  path: `${base}/report-templates`,
  operationId: 'createReportTemplate',
  summary: 'Keep a report template',
  ...needs('operator'),
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

const router = createRouter();
router.openAPIRegistry.register('DocumentCreate', documentCreateSchema);

export const keptRoutes = router
  .openapi(
    listRoute('documents', documentSchema, 'DocumentList', 'The documents, newest first'),
    async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const { ledger, companyId } = where(c);
      return c.json(
        pageOf(await documents.listDocuments(ledger, companyId, idCursor('doc', cursor), limit), limit),
        200,
      );
    },
  )
  .openapi(createDocument, async (c) => {
    const { ledger, companyId, by, making } = where(c);
    const { name, filename } = c.req.valid('query');
    const given = name ?? filename;
    const item = await documentOf(c, given);
    const made = await documents.createDocument(ledger, c.env.ARCHIVE, companyId, by, making, item);
    if (given !== undefined) c.set('content', { bytes: made.bytes, sha256: made.sha256 });
    return c.json(made, 201, locationOf(c, 'documents', made));
  })
  .openapi(readDocument, async (c) => {
    const { ledger, companyId } = where(c);
    return c.json(await documents.readDocument(ledger, companyId, c.req.valid('param').id), 200);
  })
  .openapi(documentContent, async (c) => {
    const { ledger, companyId } = where(c);
    const found = await documents.readDocument(ledger, companyId, c.req.valid('param').id);
    return sendFile(c, found, attachmentHeaders(found.name, found.contentType), (open, part) =>
      documents.readDocumentBytes(c.env.ARCHIVE, companyId, found, open, part),
    ) as never;
  })
  .openapi(removeDocument, async (c) => {
    const { ledger, companyId, by } = where(c);
    await documents.deleteDocument(ledger, c.env.ARCHIVE, companyId, c.req.valid('param').id, by);
    return c.body(null, 204);
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
        pageOf(await kept.listBudgetVersions(ledger, companyId, idCursor('budget', cursor), limit), limit),
        200,
      );
    },
  )
  .openapi(createBudget, async (c) => {
    const { ledger, companyId, by, making } = where(c);
    const item = c.req.valid('json');
    const made = await kept.createBudgetVersion(ledger, c.env.ARCHIVE, companyId, by, making, item);
    return c.json(made, 201, locationOf(c, 'budget-versions', made));
  })
  .openapi(readRoute('budget-versions', budgetVersionSchema, 'BudgetVersion'), async (c) => {
    const { ledger, companyId } = where(c);
    return c.json(await kept.readBudgetVersion(ledger, companyId, c.req.valid('param').id), 200);
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
      const before = idCursor('report', cursor);
      const { items, more } = await kept.listReportTemplates(ledger, companyId, before, limit);
      return c.json({ items, nextCursor: more ? (items.at(-1)?.id ?? null) : null }, 200);
    },
  )
  .openapi(createTemplate, async (c) => {
    const { ledger, companyId, by, making } = where(c);
    const made = await kept.createReportTemplate(ledger, companyId, by, making, c.req.valid('json'));
    return c.json(made, 201, locationOf(c, 'report-templates', made));
  })
  .openapi(readRoute('report-templates', reportTemplateSchema, 'ReportTemplate'), async (c) => {
    const { ledger, companyId } = where(c);
    return c.json(await kept.readReportTemplate(ledger, companyId, c.req.valid('param').id), 200);
  });

// Companies: what the caller may see of them, and what administrators change.
import { z } from '@hono/zod-openapi';
import { companyCreateSchema, companySchema, companyUpdateSchema } from '../../shared/contract/company.ts';
import { listOf, pageQuerySchema } from '../../shared/contract/list.ts';
import { searchWords } from '../../shared/contract/text.ts';
import { companyShape, createCompany, listCompanies } from '../directory/companies.ts';
import { companyTag, updateCompany } from '../directory/company-changes.ts';
import {
  answers,
  companyParams,
  createRouter,
  idempotencyHeader,
  jsonBody,
  needs,
  refuses,
} from '../http/openapi.ts';
import { decodeCursor, encodeCursor, isNameCursor } from '../http/page.ts';
import { matchedTags } from '../http/if-match.ts';
import { createRoute } from '../http/route.ts';

const create = createRoute({
  method: 'post',
  path: '/v1/companies',
  operationId: 'createCompany',
  summary: 'Make a company',
  ...needs('admin'),
  ...refuses('invalid_organisation_number', 'company_exists'),
  request: { ...jsonBody(companyCreateSchema), headers: idempotencyHeader },
  responses: answers(201, companySchema, 'The company'),
});

const list = createRoute({
  method: 'get',
  path: '/v1/companies',
  operationId: 'listCompanies',
  summary: "The caller's companies by name, as Swedish sorts",
  ...needs('reader'),
  request: {
    query: pageQuerySchema.extend({
      q: searchWords,
      include: z.enum(['closed']).optional().openapi({ description: '`closed`: those that are closed too' }),
    }),
  },
  responses: answers(200, listOf(companySchema, 'CompanyList'), 'A page of companies'),
});

const read = createRoute({
  method: 'get',
  path: '/v1/companies/{companyId}',
  operationId: 'getCompany',
  summary: 'One company',
  ...needs('reader'),
  request: { params: companyParams },
  responses: answers(200, companySchema, 'The company'),
});

const update = createRoute({
  method: 'patch',
  path: '/v1/companies/{companyId}',
  operationId: 'updateCompany',
  summary: 'Change a company: what is left out stays; with If-Match, only as it was read',
  description:
    'Its name, its source, its id in Oxceed; its organisation number, whose consequences are told in `warnings`; or `closed`: it then stands in no list and takes no orders, while all it holds stays and can be read, and `closed: false` opens it again. Nothing deletes a company.',
  ...needs('admin'),
  ...refuses('company_busy', 'company_changed', 'company_exists', 'invalid_organisation_number'),
  request: {
    params: companyParams,
    headers: z.object({ 'if-match': z.string().optional() }),
    ...jsonBody(companyUpdateSchema),
  },
  responses: answers(200, companySchema, 'The company'),
});

export const companyRoutes = createRouter()
  .openapi(create, async (c) => {
    const company = await createCompany(c.env, c.get('caller'), c.get('making'), c.req.valid('json'));
    return c.json(company, 201, { location: `/v1/companies/${company.id}` });
  })
  .openapi(list, async (c) => {
    const { q, cursor, limit, include } = c.req.valid('query');
    const after = decodeCursor(cursor, isNameCursor);
    const found = await listCompanies(c.env, c.get('caller'), q, include === 'closed', after, limit);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const nextCursor = found.length > limit && last ? encodeCursor([last.sortKey, last.id]) : null;
    return c.json({ items: items.map(companyShape), nextCursor }, 200);
  })
  .openapi(read, async (c) => {
    const company = companyShape(c.get('company'));
    return c.json(company, 200, { etag: `"${await companyTag(company)}"` });
  })
  .openapi(update, async (c) => {
    const seen = matchedTags(c.req.header('If-Match'));
    const company = await updateCompany(
      c.env,
      c.get('caller'),
      c.get('company').id,
      c.req.valid('json'),
      seen,
    );
    return c.json(company, 200, { etag: `"${await companyTag(company)}"` });
  });

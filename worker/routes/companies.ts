// Companies: what the caller may see of them, and what administrators change.
import { z } from '@hono/zod-openapi';
import { companyCreateSchema, companySchema, companyUpdateSchema } from '../../shared/contract/company.ts';
import { listOf, pageQuerySchema } from '../../shared/contract/list.ts';
import { companyShape, createCompany, listCompanies, updateCompany } from '../directory/companies.ts';
import {
  allow,
  answers,
  companyParams,
  createRouter,
  idempotencyHeader,
  jsonBody,
  secured,
} from '../http/openapi.ts';
import { decodeCursor, encodeCursor } from '../http/page.ts';
import { createRoute } from '../http/route.ts';

const create = createRoute({
  method: 'post',
  path: '/v1/companies',
  summary: 'Make a company',
  security: secured,
  middleware: [allow('admin')],
  request: { ...jsonBody(companyCreateSchema), headers: idempotencyHeader },
  responses: answers(201, companySchema, 'The company'),
});

const list = createRoute({
  method: 'get',
  path: '/v1/companies',
  summary: "The caller's companies by name",
  security: secured,
  middleware: [allow('reader')],
  request: {
    query: pageQuerySchema.extend({
      q: z.string().max(200).default('').openapi({ description: 'Words of the name or number' }),
    }),
  },
  responses: answers(200, listOf(companySchema, 'CompanyList'), 'A page of companies'),
});

const read = createRoute({
  method: 'get',
  path: '/v1/companies/{companyId}',
  summary: 'One company',
  security: secured,
  middleware: [allow('reader')],
  request: { params: companyParams },
  responses: answers(200, companySchema, 'The company'),
});

const update = createRoute({
  method: 'patch',
  path: '/v1/companies/{companyId}',
  summary: "Change a company's name or source",
  security: secured,
  middleware: [allow('admin')],
  request: { params: companyParams, ...jsonBody(companyUpdateSchema) },
  responses: answers(200, companySchema, 'The company'),
});

const isCursor = (value: unknown): value is [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');

export const companyRoutes = createRouter()
  .openapi(create, async (c) => {
    const company = await createCompany(c.env, c.get('caller'), c.get('making'), c.req.valid('json'));
    return c.json(company, 201, { location: `/v1/companies/${company.id}` });
  })
  .openapi(list, async (c) => {
    const { q, cursor, limit } = c.req.valid('query');
    const found = await listCompanies(c.env, c.get('caller'), q, decodeCursor(cursor, isCursor), limit);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const nextCursor = found.length > limit && last ? encodeCursor([last.name, last.id]) : null;
    return c.json({ items: items.map(companyShape), nextCursor }, 200);
  })
  .openapi(read, (c) => c.json(companyShape(c.get('company')), 200))
  .openapi(update, async (c) =>
    c.json(await updateCompany(c.env, c.get('company'), c.req.valid('json')), 200),
  );

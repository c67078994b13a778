// What is open to all: health, the API's description, and a page of it that loads nothing from elsewhere.
import { createRoute, z } from '@hono/zod-openapi';
import { docsPage } from '../http/docs-page.ts';
import type { Description } from '../http/description-shapes.ts';
import { createHealth } from '../http/health.ts';
import { pagePolicy } from '../http/secured.ts';
import { answers, createRouter, header } from '../http/openapi.ts';
import { createRendered } from '../http/rendered.ts';

const health = createRoute({
  method: 'get',
  path: '/healthz',
  operationId: 'getHealth',
  summary: 'Whether the worker and its directory answer',
  responses: answers(200, z.object({ status: z.literal('ok') }), 'They do'),
});

const openapi = createRoute({
  method: 'get',
  path: '/openapi.json',
  operationId: 'getDescription',
  summary: 'The description, for programs',
  responses: answers(200, z.record(z.string(), z.unknown()), 'OpenAPI 3.1'),
});

const docs = createRoute({
  method: 'get',
  path: '/docs',
  operationId: 'getDocumentation',
  summary: 'The description, for people',
  responses: {
    200: {
      description: 'A page',
      headers: { ETag: header('For If-None-Match') },
      content: { 'text/html': { schema: z.string() } },
    },
  },
});

/** @param describe of all routes, these among them */
export const openRoutes = (describe: () => Description) => {
  const description = createRendered('application/json', () => JSON.stringify(describe()));
  const page = createRendered('text/html; charset=utf-8', () => String(docsPage(describe())));
  const directoryAnswers = createHealth();
  return createRouter()
    .openapi(health, async (c) => {
      await directoryAnswers(c.env.DIRECTORY);
      return c.json({ status: 'ok' as const }, 200);
    })
    .openapi(openapi, (c) => description(c) as never)
    .openapi(docs, async (c) => {
      c.header('content-security-policy', pagePolicy);
      return page(c);
    });
};

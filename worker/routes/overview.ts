// All companies and years at a glance.
import { overviewCompanySchema, overviewQuerySchema } from '../../shared/contract/overview.ts';
import { listOf } from '../../shared/contract/list.ts';
import { answers, createRouter, needs } from '../http/openapi.ts';
import { decodeCursor, encodeCursor, isNameCursor } from '../http/page.ts';
import { languageOf } from '../http/problem-response.ts';
import { createRoute } from '../http/route.ts';
import { overviewOf, overviewPage } from '../overview/overview.ts';

const overview = createRoute({
  method: 'get',
  path: '/v1/overview',
  operationId: 'getOverview',
  summary:
    "The caller's companies by name with their fiscal years: what is loaded, how old it is, whether it agrees",
  description:
    'With a filter a page may hold fewer companies than `limit`, where few of very many are wanted; the last one has no `nextCursor`.',
  ...needs('reader'),
  request: { query: overviewQuerySchema },
  responses: answers(200, listOf(overviewCompanySchema, 'Overview'), 'A page of companies'),
});

export const overviewRoutes = createRouter().openapi(overview, async (c) => {
  const { q, agreement = null, waiting, cursor, limit } = c.req.valid('query');
  const filter = { q, agreement, waiting: waiting === 'file' };
  const from = decodeCursor(cursor, isNameCursor);
  const { companies, after } = await overviewPage(c.env, c.get('caller'), filter, from, limit);
  const items = await overviewOf(c.env, companies, languageOf(c));
  return c.json({ items, nextCursor: after && encodeCursor(after) }, 200);
});

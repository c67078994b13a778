// Who the token is.
import { meSchema } from '../../shared/contract/access.ts';
import { reachedIds } from '../access/reach.ts';
import { answers, createRouter, needs } from '../http/openapi.ts';
import { createRoute } from '../http/route.ts';

const me = createRoute({
  method: 'get',
  path: '/v1/me',
  operationId: 'getMe',
  summary: 'Who the token is, its role, its companies',
  ...needs('reader'),
  responses: answers(200, meSchema, 'The token'),
});

export const meRoutes = createRouter().openapi(me, async (c) => {
  const caller = c.get('caller');
  const companies = caller.companies === 'all' ? ('all' as const) : await reachedIds(c.env, caller);
  return c.json({ token: { id: caller.id, name: caller.name }, role: caller.role, companies }, 200);
});

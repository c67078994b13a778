// Who the token is.
import { meSchema } from '../../shared/contract/access.ts';
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

export const meRoutes = createRouter().openapi(me, (c) => {
  const { id, name, role, companies } = c.get('caller');
  return c.json(
    { token: { id, name }, role, companies: companies === 'all' ? ('all' as const) : [...companies] },
    200,
  );
});

// Access tokens: made, listed and revoked by administrators.
import { z } from '@hono/zod-openapi';
import { tokenCreateSchema, tokenSchema } from '../../shared/contract/access.ts';
import { listOf, pageQuerySchema } from '../../shared/contract/list.ts';
import { createToken, listTokens, revokeToken } from '../access/tokens.ts';
import { allow, answers, createRouter, idempotencyHeader, jsonBody, secured } from '../http/openapi.ts';
import { idCursor, pageOf } from '../http/page.ts';
import { createRoute } from '../http/route.ts';

const create = createRoute({
  method: 'post',
  path: '/v1/tokens',
  summary: 'Make a token; it is shown in this answer only',
  security: secured,
  middleware: [allow('admin')],
  request: { ...jsonBody(tokenCreateSchema), headers: idempotencyHeader },
  responses: answers(201, tokenSchema, 'The token'),
});

const list = createRoute({
  method: 'get',
  path: '/v1/tokens',
  summary: 'The tokens, newest first',
  security: secured,
  middleware: [allow('admin')],
  request: { query: pageQuerySchema },
  responses: answers(200, listOf(tokenSchema, 'TokenList'), 'A page of tokens'),
});

const revoke = createRoute({
  method: 'delete',
  path: '/v1/tokens/{id}',
  summary: 'Revoke a token',
  security: secured,
  middleware: [allow('admin')],
  request: { params: z.object({ id: z.string() }) },
  responses: { 204: { description: 'Revoked' } },
});

export const tokenRoutes = createRouter()
  .openapi(create, async (c) =>
    c.json(await createToken(c.env, c.get('caller'), c.get('making'), c.req.valid('json')), 201),
  )
  .openapi(list, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    return c.json(
      pageOf(await listTokens(c.env, c.get('caller'), idCursor('token', cursor), limit), limit),
      200,
    );
  })
  .openapi(revoke, async (c) => {
    await revokeToken(c.env, c.get('caller'), c.req.valid('param').id);
    return c.body(null, 204);
  });

// Access tokens: made, listed and revoked by administrators.
import { z } from '@hono/zod-openapi';
import { tokenCreateSchema, tokenRotateSchema, tokenSchema } from '../../shared/contract/access.ts';
import { listOf, pageQuerySchema } from '../../shared/contract/list.ts';
import { rotateToken } from '../access/rotate.ts';
import { createToken, listTokens, readToken, revokeToken } from '../access/tokens.ts';
import {
  answers,
  createRouter,
  idempotencyHeader,
  jsonBody,
  needs,
  nothing,
  refuses,
} from '../http/openapi.ts';
import { idCursor, pageOf } from '../http/page.ts';
import { createRoute } from '../http/route.ts';

const create = createRoute({
  method: 'post',
  path: '/v1/tokens',
  operationId: 'createToken',
  summary: 'Make a token; it is shown in this answer only',
  ...needs('admin'),
  ...refuses('already_expired', 'grant_required', 'unknown_companies'),
  request: { ...jsonBody(tokenCreateSchema), headers: idempotencyHeader },
  responses: answers(201, tokenSchema, 'The token'),
});

const list = createRoute({
  method: 'get',
  path: '/v1/tokens',
  operationId: 'listTokens',
  summary: 'The tokens, newest first',
  ...needs('admin'),
  request: { query: pageQuerySchema },
  responses: answers(200, listOf(tokenSchema, 'TokenList'), 'A page of tokens'),
});

const read = createRoute({
  method: 'get',
  path: '/v1/tokens/{id}',
  operationId: 'getToken',
  summary: 'One token, without its secret',
  ...needs('admin'),
  request: { params: z.object({ id: z.string() }) },
  responses: answers(200, tokenSchema, 'The token'),
});

const rotate = createRoute({
  method: 'post',
  path: '/v1/tokens/{id}/rotate',
  operationId: 'rotateToken',
  summary: 'Exchange a token for a new one that may do the same; the former goes on for some hours',
  ...needs('admin'),
  ...refuses('already_expired', 'token_ended'),
  request: {
    params: z.object({ id: z.string() }),
    ...jsonBody(tokenRotateSchema),
    headers: idempotencyHeader,
  },
  responses: answers(201, tokenSchema, 'The new token; shown in this answer only'),
});

const revoke = createRoute({
  method: 'delete',
  path: '/v1/tokens/{id}',
  operationId: 'revokeToken',
  summary: 'Revoke a token',
  ...needs('admin'),
  request: { params: z.object({ id: z.string() }) },
  responses: nothing('Revoked'),
});

export const tokenRoutes = createRouter()
  .openapi(create, async (c) => {
    const token = await createToken(c.env, c.get('caller'), c.get('making'), c.req.valid('json'));
    return c.json(token, 201, { location: `/v1/tokens/${token.id}` });
  })
  .openapi(list, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    return c.json(
      pageOf(await listTokens(c.env, c.get('caller'), idCursor('token', cursor), limit), limit),
      200,
    );
  })
  .openapi(read, async (c) => c.json(await readToken(c.env, c.get('caller'), c.req.valid('param').id), 200))
  .openapi(rotate, async (c) => {
    const { id } = c.req.valid('param');
    const token = await rotateToken(c.env, c.get('caller'), c.get('making'), id, c.req.valid('json'));
    return c.json(token, 201, { location: `/v1/tokens/${token.id}` });
  })
  .openapi(revoke, async (c) => {
    await revokeToken(c.env, c.get('caller'), c.req.valid('param').id);
    return c.body(null, 204);
  });

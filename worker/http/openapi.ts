// Small pieces that route definitions share.
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import type { Role } from '../../shared/contract/access.ts';
import { problemSchema } from '../../shared/contract/problem.ts';
import { requireRole } from '../access/guard.ts';
import type { AppEnv } from './context.ts';
import { invalidRequest, wrongsOf } from './invalid-request.ts';
import { problemResponse } from './problem-response.ts';

/** A router whose validation errors are problems like any other. */
export const createRouter = () =>
  new OpenAPIHono<AppEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const schema = result.target === 'json' ? c.get('jsonSchema') : undefined;
      return problemResponse(c, 'invalid_request', invalidRequest(c, wrongsOf(result.error.issues, schema)));
    },
  });

export const allow = (role: Role) =>
  createMiddleware<AppEnv>(async (c, next) => {
    requireRole(c.get('caller'), role);
    await next();
  });

const problemContent = { 'application/problem+json': { schema: problemSchema } };

/** The success answer of that status, and problems for the rest. */
export const answers = <S extends number, T extends z.ZodType>(status: S, schema: T, description: string) =>
  ({
    [status]: { description, content: { 'application/json': { schema } } },
    default: { description: 'Problem', content: problemContent },
  }) as unknown as Record<S, { description: string; content: { 'application/json': { schema: T } } }>;

export const jsonBody = <T extends z.ZodType>(schema: T) => ({
  body: { content: { 'application/json': { schema } }, required: true },
});

export const companyParams = z.object({
  companyId: z.string().openapi({ param: { name: 'companyId', in: 'path' } }),
});
export const secured = [{ bearer: [] }];
export const idempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .max(200)
    .optional()
    .openapi({ description: 'The first answer is given again.' }),
});

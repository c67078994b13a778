// Small pieces that route definitions share.
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import type { Role } from '../../shared/contract/access.ts';
import { problemSchema } from '../../shared/contract/problem.ts';
import type { ProblemCode } from '../../shared/contract/problems.ts';
import { refusals } from '../../shared/sie/index.ts';
import { requireRole } from '../access/guard.ts';
import type { AppEnv } from './context.ts';
import { invalidRequest, wrongsOf } from './invalid-request.ts';
import { problemResponse } from './problem-response.ts';

/** A router whose validation errors are problems like any other. */
export const createRouter = () =>
  new OpenAPIHono<AppEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const sent = (result as { data?: unknown }).data;
      const schema = result.target === 'json' ? c.get('jsonSchema') : undefined;
      return problemResponse(
        c,
        'invalid_request',
        invalidRequest(c, wrongsOf(result.error.issues, sent, schema, result.target === 'query')),
      );
    },
  });

/** What a route asks of the token, for the middleware and for the document. */
export const needs = (role: Role) => ({
  security: [{ bearer: [] }],
  middleware: [
    createMiddleware<AppEnv>(async (c, next) => {
      requireRole(c.get('caller'), role);
      await next();
    }),
  ],
  'x-role': role,
});

/** What a stranger may ask: no token, and no company; so often an address and no more. */
export const openToAll = { 'x-open': true, security: [] };

/** What asks much of the worker: so many a minute for one company. */
export const costly = { 'x-costly': true };

/** Codes of problems that are this route's own; what any route may answer `description.ts` adds. */
export const refuses = (...codes: (ProblemCode | SieRefusalCode)[]) => ({ 'x-codes': codes });

/** What the SIE reader may say of a file. */
export const sieRefusals = Object.keys(refusals) as SieRefusalCode[];
type SieRefusalCode = keyof typeof refusals;

const problemContent = { 'application/problem+json': { schema: problemSchema } };

/** The success answer of that status, and problems for the rest. */
export const answers = <S extends number, T extends z.ZodType>(status: S, schema: T, description: string) =>
  ({
    [status]: { description, content: { 'application/json': { schema } } },
    default: { description: 'Problem', content: problemContent },
  }) as unknown as Record<S, { description: string; content: { 'application/json': { schema: T } } }>;

export const octets = { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } };

/** Bytes, and problems for the rest; headers by name, with what they say. */
export const bytes = (
  description: string,
  headers: Record<string, string> = {},
  type = 'application/octet-stream',
) =>
  ({
    200: {
      description,
      headers: Object.fromEntries(Object.entries(headers).map(([name, says]) => [name, header(says)])),
      content: { [type]: octets['application/octet-stream'] },
    },
    default: { description: 'Problem', content: problemContent },
  }) as unknown as Record<200, { description: string; content: typeof octets }>;

/** A file's bytes, or a part of them. */
export const fileBytes = (named: string, type?: string) => {
  const headers = {
    ETag: 'For If-None-Match and If-Range',
    'Accept-Ranges': 'A part can be asked for with Range',
    'Content-Disposition': named,
  };
  const whole = bytes('The bytes', headers, type);
  const part = bytes('The part', { ...headers, 'Content-Range': 'Which part, of how many bytes' }, type);
  return { ...whole, 206: part[200] };
};

export const rangeHeaders = z.object({ range: z.string().optional(), 'if-range': z.string().optional() });

/** No content, and problems for the rest. */
export const nothing = (description: string) =>
  ({
    204: { description },
    default: { description: 'Problem', content: problemContent },
  }) as unknown as Record<204, { description: string }>;

/** A header of an answer, in the document. */
export const header = (description: string) => ({ description, schema: { type: 'string' as const } });

export const jsonBody = <T extends z.ZodType>(schema: T) => ({
  body: { content: { 'application/json': { schema } }, required: true },
});

export const companyParams = z.object({
  companyId: z.string().openapi({ param: { name: 'companyId', in: 'path' } }),
});
export const idempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .max(200)
    .optional()
    .openapi({ description: 'The first answer is given again.' }),
});

// The API's description is its contract: an answer that it does not foresee fails the test that got it, whatever the test
// is about. Held against it are the status, the kind of content, the fields of a body, no more and no fewer, and the code
// of a problem. zod reads the schemas back from the description, where they stand as JSON Schema.
import { z } from 'zod';
import type { Answers, Description } from '../http/description-shapes.ts';
import { createPathFinder } from '../http/paths.ts';

type Json = Record<string, unknown>;
type JSONSchema = Exclude<Parameters<typeof z.fromJSONSchema>[0], boolean>;

/** As zod wants it; an object that says nothing of other fields has none. */
const strict = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { example: _, ...rest } = schema as Json;
  const inner: Json = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, strict(value)]));
  if (typeof inner['$ref'] === 'string')
    inner['$ref'] = inner['$ref'].replace('#/components/schemas/', '#/$defs/');
  return inner['properties'] && inner['additionalProperties'] === undefined && !inner['allOf']
    ? { ...inner, additionalProperties: false }
    : inner;
};

const problemCodes = (description: Description) =>
  Object.values(description.paths).flatMap((item) =>
    Object.values(item).flatMap(({ responses }) =>
      Object.values(responses).flatMap((one) => one['x-codes'] ?? []),
    ),
  );

/** @returns a check of one answer, which throws with what is wrong with it */
export const createContract = (description: Description) => {
  const find = createPathFinder(description);
  const $defs = strict(description.components.schemas) as Record<string, JSONSchema>;
  const parsers = new WeakMap<object, z.ZodType>();
  const parserOf = (schema: object): z.ZodType => {
    const known = parsers.get(schema) ?? z.fromJSONSchema({ ...(strict(schema) as JSONSchema), $defs });
    parsers.set(schema, known);
    return known;
  };
  const problemSchema = { $ref: '#/components/schemas/Problem' };
  const known = new Set(problemCodes(description));

  const foreseen = (method: string, pathname: string, status: number): Answers => {
    const path = find(pathname);
    const content = { 'application/problem+json': { schema: problemSchema } };
    if (!path && (status === 404 || status === 401)) return { description: '', content };
    if (path && !path.methods.includes(method) && [401, 405].includes(status))
      return { description: '', content };
    const answer = path?.operationFor(method)?.responses[status];
    if (!answer) throw new Error(`status ${status} is not in the description`);
    return answer;
  };

  return async (request: Request, response: Response): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const asked = `${request.method} ${pathname}`;
    if (request.method === 'OPTIONS') return response;
    const { status, headers } = response;
    const type = headers.get('content-type')?.split(';')[0] ?? null;
    const isJson = request.method !== 'HEAD' && (type?.endsWith('json') ?? false);
    const text = isJson ? await response.text() : '';
    try {
      const answer = foreseen(request.method, pathname, status);
      for (const name of Object.keys(answer.headers ?? {}))
        if (required.has(name) && !headers.has(name)) throw new Error(`the header ${name} is missing`);
      if (find(pathname)?.methods.includes(request.method))
        for (const name of headers.keys())
          if (told.has(name) && !Object.keys(answer.headers ?? {}).some((one) => one.toLowerCase() === name))
            throw new Error(`the header ${name} is not in the description`);
      const content = answer.content ?? {};
      if (type === null && (Object.keys(content).length === 0 || request.method === 'HEAD')) return response;
      const schema = (content[type ?? ''] ?? content['*/*'])?.schema;
      if (!schema) throw new Error(`content of type ${type} with status ${status} is not in the description`);
      if (!isJson || schema.format === 'binary') return isJson ? new Response(text, response) : response;
      const body: unknown = JSON.parse(text);
      const parsed = parserOf(schema).safeParse(body);
      if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
      const { code } = body as { code?: string };
      const codes = answer['x-codes'];
      if (type === 'application/problem+json' && codes && !codes.includes(code ?? '')) {
        const hint = known.has(code ?? '') ? 'add it to `refuses(…)` of the route' : 'no route lists it';
        throw new Error(`the problem ${code} (${status}) is not in the description: ${hint}`);
      }
      return new Response(text, response);
    } catch (error) {
      throw new Error(
        `${asked}: ${error instanceof Error ? error.message : error}\n${text.slice(0, 1_000)}`,
        {
          cause: error,
        },
      );
    }
  };
};

/** Headers of an answer that are told in its description. */
const told = new Set([
  'accept-ranges',
  'content-disposition',
  'content-language',
  'content-range',
  'etag',
  'idempotency-replayed',
  'location',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'retry-after',
  'sie-replaced',
  'www-authenticate',
  'x-request-id',
]);

/** Headers that every answer has whose description names them. */
const required = new Set(['Location', 'ETag']);

// The API's description: what the routes say of themselves, and what holds for all of them: which problems each may
// answer with, by status and code, and the headers of its answers.
import type { OpenAPIHono } from '@hono/zod-openapi';
import { passesAfter, problems, wordsOf, type ProblemCode } from '../../shared/contract/problems.ts';
import { refusals } from '../../shared/sie/index.ts';
import type { AppEnv } from './context.ts';
import type { Schema } from './docs-shape.ts';
import { header } from './openapi.ts';

export type Content = Record<string, { schema?: Schema }>;
export interface Answers {
  description: string;
  headers?: Record<string, ReturnType<typeof header>>;
  content?: Content;
  /** Codes of the problems with that status. */
  'x-codes'?: string[];
}
export interface Operation {
  operationId: string;
  tags: string[];
  summary?: string;
  description?: string;
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[];
  requestBody?: { content?: Content };
  responses: Record<string, Answers>;
  'x-role'?: string;
}
export const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof methods)[number];
export interface Description {
  info: { title: string; description: string };
  paths: Record<string, Partial<Record<Method, Operation>>>;
  components: { schemas: Record<string, Schema> };
}

const info = {
  openapi: '3.1.0',
  info: {
    title: 'Töm bokföringsdata',
    version: '1',
    description:
      'Empties and reloads the copied ledger of companies, per fiscal year. Amounts are integer öre.',
  },
};

export const describe = (app: OpenAPIHono<AppEnv>): Description => {
  const bare = app.getOpenAPI31Document(info) as unknown as Description & {
    paths: Record<string, Partial<Record<Method, Operation & { 'x-codes'?: string[] }>>>;
  };
  for (const [path, item] of Object.entries(bare.paths)) {
    for (const method of methods) {
      const operation = item[method];
      if (!operation) continue;
      const { 'x-codes': own = [], ...rest } = operation;
      const codes = [...new Set([...commonCodes(method, operation), ...own])];
      item[method] = { ...rest, tags: [nounOf(path)], responses: responsesOf(method, operation, codes) };
    }
  }
  return bare;
};

/** `/v1/companies/{companyId}/sie-files/{id}` stands under `sie-files`. */
const nounOf = (path: string): string => {
  const [, first = '', second, , third] = path.split('/');
  return first === 'v1' ? (third ?? second ?? '') : 'open';
};

/** What may be wrong with a body before it is looked at. */
const bodyCodes: ProblemCode[] = [
  'body_not_taken',
  'broken_body',
  'encoding_not_taken',
  'json_too_complex',
  'multipart_not_taken',
  'not_utf8',
  'too_large',
];
const keyCodes: ProblemCode[] = [
  'idempotency_in_progress',
  'idempotency_key_reused',
  'invalid_idempotency_key',
];

const commonCodes = (method: Method, operation: Operation): ProblemCode[] => {
  const has = (where: string, name?: string) =>
    operation.parameters?.some((one) => one.in === where && (name === undefined || one.name === name));
  const role = operation['x-role'];
  const isJson = operation.requestBody?.content?.['application/json'] !== undefined;
  return [
    ...(role
      ? (['unauthenticated', 'bootstrap_ended', 'invalid_request', 'too_many_requests'] as const)
      : []),
    ...(role && role !== 'reader' ? (['role_required'] as const) : []),
    ...(has('path') ? (['not_found'] as const) : []),
    ...(has('path', 'companyId') && method !== 'get' && method !== 'patch'
      ? (['company_closed'] as const)
      : []),
    ...(has('query', 'cursor') ? (['invalid_cursor'] as const) : []),
    ...(isJson ? (['unsupported_media_type'] as const) : []),
    ...(['post', 'put', 'patch'].includes(method) ? bodyCodes : []),
    ...(method === 'post' ? keyCodes : []),
    'internal',
  ];
};

const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

const responsesOf = (method: Method, operation: Operation, codes: string[]): Record<string, Answers> => {
  const byStatus = Map.groupBy(codes, (code) => wordsOf(code).status);
  const problemAnswers = [...byStatus].map(([status, codes]): [string, Answers] => {
    const passes = codes.some((code) => code in passesAfter);
    return [
      String(status),
      {
        description: `Problem: ${codes.join(', ')}`,
        ...(passes ? { headers: { 'Retry-After': header('Seconds, where the conflict passes') } } : {}),
        content: problemContent,
        'x-codes': codes,
      },
    ];
  });
  const answered = Object.entries(operation.responses).map(([status, answer]): [string, Answers] => {
    const headers = { ...headersOf(method, status, answer), ...answer.headers };
    return [
      status,
      Object.keys(headers).length > 0 && status !== 'default' ? { ...answer, headers } : answer,
    ];
  });
  const unchanged: [string, Answers][] =
    method === 'get'
      ? [['304', { description: 'As it was when the ETag in If-None-Match was answered' }]]
      : [];
  return Object.fromEntries([...answered, ...unchanged, ...problemAnswers]);
};

const headersOf = (method: Method, status: string, answer: Answers) => ({
  ...(status === '201' || status === '202' ? { Location: header('Path of what was made') } : {}),
  ...(method === 'get' && answer.content?.['application/json']
    ? { ETag: header('For If-None-Match; that of a purge preview also for If-Match') }
    : {}),
  ...(method === 'post' && status.startsWith('2')
    ? { 'Idempotency-Replayed': header('`true` where the first answer is given again') }
    : {}),
});

/** Every code that a problem can have, with its status and what it says in both languages. */
export const allCodes = [
  ...Object.entries(problems).map(([code, { status, detail }]) => ({ code, status, ...detail })),
  ...Object.entries(refusals)
    .filter(([code]) => !(code in problems))
    .map(([code, texts]) => ({ code, status: wordsOf(code, { texts }).status, ...texts })),
];

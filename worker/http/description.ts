// The API's description: what the routes say of themselves, and what holds for all of them: which problems each may
// answer with, by status and code, and the headers of its answers.
import type { OpenAPIHono } from '@hono/zod-openapi';
import { passesAfter, problems, wordsOf, type ProblemCode } from '../../shared/contract/problems.ts';
import { refusals } from '../../shared/sie/index.ts';
import type { AppEnv } from './context.ts';
import type { Schema } from './docs-shape.ts';
import { exampleOf, problemExamples, withWords } from './examples.ts';
import { parameterWords, requestExamples } from './fields.ts';
import { header } from './openapi.ts';
import { tags } from './tags.ts';

export interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { $ref: string }>;
}
export type Content = Record<string, Media>;
export interface Answers {
  description: string;
  headers?: Record<string, ReturnType<typeof header> | { $ref: string }>;
  content?: Content;
  /** Codes of the problems with that status. */
  'x-codes'?: string[];
}
interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
  example?: unknown;
  style?: string;
  explode?: boolean;
}
export interface Operation {
  operationId: string;
  tags: string[];
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { content?: Content; required?: boolean };
  responses: Record<string, Answers>;
  security?: Record<string, string[]>[];
  'x-role'?: string;
  /** Asked by strangers. */
  'x-open'?: boolean;
}
export const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof methods)[number];
export interface Description {
  info: { title: string; description: string };
  paths: Record<string, Partial<Record<Method, Operation>>>;
  tags?: { name: string; description: string }[];
  components: { schemas: Record<string, Schema>; examples?: object; headers?: object };
}

const info = {
  openapi: '3.1.0',
  info: {
    title: 'Töm bokföringsdata',
    version: '1',
    license: { name: 'All rights reserved', identifier: 'LicenseRef-UNLICENSED' },
    description:
      'Empties and reloads the copied ledger of companies, per fiscal year. Amounts are integer öre. A HEAD is answered as a GET without its body; a path asked in another way than it takes answers 405 with `Allow`, and one that is not there 404, both as `application/problem+json`.',
  },
  servers: [{ url: '/', description: 'Where this description was read' }],
};

export const describe = (app: OpenAPIHono<AppEnv>): Description => {
  const bare = app.getOpenAPI31Document(info) as unknown as Description & {
    paths: Record<string, Partial<Record<Method, Operation & { 'x-codes'?: string[] }>>>;
  };
  const schemas = withWords(bare.components.schemas);
  for (const [path, routed] of Object.entries(bare.paths)) {
    const item: typeof routed = {};
    bare.paths[path] = item;
    for (const method of methods) {
      const operation = routed[method];
      if (!operation) continue;
      const { 'x-codes': own = [], ...rest } = operation;
      const codes = [...new Set([...commonCodes(method, operation), ...own])];
      item[method] = {
        ...rest,
        tags: [nounOf(path)],
        description: descriptionOf(method, operation),
        security: operation.security ?? [],
        parameters: parametersOf(method, operation),
        ...(rest.requestBody ? { requestBody: withRequestExample(operation, schemas) } : {}),
        responses: withEveryHeader(
          withExamples(responsesOf(method, operation, codes), schemas),
          operation['x-role'] !== undefined,
        ),
      };
    }
  }
  const nouns = new Set(Object.keys(bare.paths).map(nounOf));
  const answered = new Set(codesOf(bare.paths));
  return {
    ...bare,
    tags: [...nouns].sort().map((name) => ({ name, description: tags[name] ?? '' })),
    components: { ...bare.components, schemas, examples: problemExamples(answered), headers: everyHeader },
  };
};

const codesOf = (paths: Description['paths']): string[] =>
  Object.values(paths).flatMap((item) =>
    Object.values(item).flatMap(({ responses }) =>
      Object.values(responses).flatMap(({ 'x-codes': codes = [] }) => codes),
    ),
  );

/** What every answer of a company or token says, and the first of them every answer. */
const everyHeader = {
  'X-Request-Id': header("The request's id, as it stands in the log"),
  'RateLimit-Limit': header('Requests a window'),
  'RateLimit-Remaining': header('How many of them are left'),
  'RateLimit-Reset': header('Seconds until the next window'),
};
const withEveryHeader = (responses: Record<string, Answers>, isSignedIn: boolean) => {
  const names = Object.keys(everyHeader).slice(0, isSignedIn ? undefined : 1);
  const every = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
  return Object.fromEntries(
    Object.entries(responses).map(([status, answer]): [string, Answers] => [
      status,
      { ...answer, headers: { ...answer.headers, ...every } },
    ]),
  );
};

/** What the route says of itself, and what holds for its kind. */
const descriptionOf = (method: Method, operation: Operation): string => {
  const role = operation['x-role'];
  return [
    operation.description ?? `${operation.summary}.`,
    ...(role ? [`Needs the role \`${role}\`.`] : ['Needs no token.']),
    ...(method === 'post' && role
      ? ['With an `Idempotency-Key` it is done once, however often it is sent.']
      : []),
  ].join(' ');
};

const parametersOf = (method: Method, { parameters = [], 'x-role': role }: Operation): Parameter[] => [
  ...parameters.map((parameter): Parameter => {
    const [example, description = ''] = parameterWords[parameter.name] ?? [];
    return {
      ...parameter,
      description: parameter.description ?? description,
      ...(parameter.schema?.type === 'array' ? { style: 'form', explode: true } : {}),
      ...(example === undefined || parameter.schema?.type !== 'string' ? {} : { example }),
    };
  }),
  ...(method === 'get'
    ? [ofHeader('If-None-Match', 'Tags of answers at hand: 304 while one of them holds')]
    : []),
  ...(role ? [ofHeader('Accept-Language', '`sv`, which is meant where nothing is said, or `en`')] : []),
];
const ofHeader = (name: string, description: string): Parameter => ({
  name,
  in: 'header',
  description,
  schema: { type: 'string' },
});

const withRequestExample = ({ operationId, requestBody }: Operation, schemas: Record<string, Schema>) => ({
  ...requestBody,
  content: Object.fromEntries(
    Object.entries(requestBody?.content ?? {}).map(([type, media]): [string, Media] => [
      type,
      type !== 'application/json'
        ? media
        : { ...media, example: requestExamples[operationId] ?? exampleOf(media.schema ?? {}, schemas) },
    ]),
  ),
});

/** Of a body its own, of a problem those of each code. */
const withExamples = (responses: Record<string, Answers>, schemas: Record<string, Schema>) =>
  Object.fromEntries(
    Object.entries(responses).map(([status, answer]): [string, Answers] => {
      const content = Object.entries(answer.content ?? {}).map(([type, media]): [string, Media] => {
        if (type === 'application/json')
          return [type, { ...media, example: exampleOf(media.schema ?? {}, schemas) }];
        const codes = answer['x-codes'];
        if (!codes || type !== 'application/problem+json') return [type, media];
        const named = codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]);
        return [type, { ...media, examples: Object.fromEntries(named) }];
      });
      return [status, answer.content ? { ...answer, content: Object.fromEntries(content) } : answer];
    }),
  );

/** `/v1/companies/{companyId}/sie-files/{id}` stands under `sie-files`. */
const nounOf = (path: string): string => {
  const [, first, second = '', , third = second] = path.split('/');
  if (first !== 'v1') return 'open';
  return second === 'companies' ? third : second;
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
    ...(operation['x-open'] ? (['invalid_request', 'too_many_requests'] as const) : []),
    ...(role && role !== 'reader' ? (['role_required'] as const) : []),
    ...(has('path') ? (['not_found'] as const) : []),
    ...(has('path', 'companyId') && method !== 'get' && method !== 'patch'
      ? (['company_closed'] as const)
      : []),
    ...(has('query', 'cursor') ? (['invalid_cursor'] as const) : []),
    ...(isJson ? (['unsupported_media_type'] as const) : []),
    ...(['post', 'put', 'patch'].includes(method) ? bodyCodes : []),
    ...(method === 'post' && role ? keyCodes : []),
    'internal',
  ];
};

const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

const responsesOf = (method: Method, operation: Operation, codes: string[]): Record<string, Answers> => {
  const byStatus = Map.groupBy(codes, (code) => wordsOf(code).status);
  const problemAnswers = [...byStatus].map(([status, codes]): [string, Answers] => {
    const passes = codes.some((code) => code in passesAfter);
    const headers = {
      'Content-Language': header('The language of its words: `sv` or `en`'),
      ...(passes ? { 'Retry-After': header('Seconds, where the conflict passes') } : {}),
      ...(status === 401 ? { 'WWW-Authenticate': header('`Bearer`') } : {}),
      ...(status === 416 ? { 'Content-Range': header('How many bytes there are') } : {}),
    };
    return [
      String(status),
      {
        description: `Problem: ${codes.join(', ')}`,
        headers,
        content: { ...operation.responses[status]?.content, ...problemContent },
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
      ? [
          [
            '304',
            {
              description: 'As it was when the ETag in If-None-Match was answered',
              headers: { ETag: header('The tag that still holds') },
            },
          ],
        ]
      : [];
  return Object.fromEntries([...answered, ...unchanged, ...problemAnswers]);
};

const headersOf = (method: Method, status: string, answer: Answers) => ({
  ...(status === '201' || status === '202' ? { Location: header('Path of what was made') } : {}),
  ...((method === 'get' || method === 'patch') && answer.content?.['application/json']
    ? { ETag: header('For If-None-Match, and If-Match where a request takes it') }
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

// What an operation may answer, for the description: its own answers, the problems that it may have by status and code,
// and the headers of each.
import { passesAfter, wordsOf, type ProblemCode } from '../../shared/contract/problems.ts';
import type { Answers, Media, Method, Operation } from './description-shapes.ts';
import type { Schema } from './docs-shape.ts';
import { exampleOf } from './examples.ts';
import { header } from './openapi.ts';

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

export const commonCodes = (method: Method, operation: Operation): ProblemCode[] => {
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

export const responsesOf = (
  method: Method,
  operation: Operation,
  codes: string[],
): Record<string, Answers> => {
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

/** What every answer of a company or token says, and the first of them every answer. */
export const everyHeader = {
  'X-Request-Id': header("The request's id, as it stands in the log"),
  'RateLimit-Limit': header('Requests a window'),
  'RateLimit-Remaining': header('How many of them are left'),
  'RateLimit-Reset': header('Seconds until the next window'),
};
export const withEveryHeader = (responses: Record<string, Answers>, isSignedIn: boolean) => {
  const names = Object.keys(everyHeader).slice(0, isSignedIn ? undefined : 1);
  const every = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
  return Object.fromEntries(
    Object.entries(responses).map(([status, answer]): [string, Answers] => [
      status,
      { ...answer, headers: { ...answer.headers, ...every } },
    ]),
  );
};

/** Of a body its own, of a problem those of each code. */
export const withExamples = (responses: Record<string, Answers>, schemas: Record<string, Schema>) =>
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

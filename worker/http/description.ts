// The API's description: what the routes say of themselves, and what holds for all of them.
import type { OpenAPIHono } from '@hono/zod-openapi';
import { problems, wordsOf } from '../../shared/contract/problems.ts';
import { refusals } from '../../shared/sie/index.ts';
import type { AppEnv } from './context.ts';
import { commonCodes, everyHeader, responsesOf, withEveryHeader, withExamples } from './described-answers.ts';
import {
  methods,
  type Description,
  type Media,
  type Method,
  type Operation,
  type Parameter,
} from './description-shapes.ts';
import type { Schema } from './docs-shape.ts';
import { exampleOf, problemExamples, withWords } from './examples.ts';
import { parameterWords, requestExamples } from './request-words.ts';
import { tags } from './tags.ts';

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

/** `/v1/companies/{companyId}/sie-files/{id}` stands under `sie-files`. */
const nounOf = (path: string): string => {
  const [, first, second = '', , third = second] = path.split('/');
  if (first !== 'v1') return 'open';
  return second === 'companies' ? third : second;
};

/** Every code that a problem can have, with its status and what it says in both languages. */
export const allCodes = [
  ...Object.entries(problems).map(([code, { status, detail }]) => ({ code, status, ...detail })),
  ...Object.entries(refusals)
    .filter(([code]) => !(code in problems))
    .map(([code, texts]) => ({ code, status: wordsOf(code, { texts }).status, ...texts })),
];

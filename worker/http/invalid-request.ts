// `invalid_request`: each thing that is wrong with a request, by its path, in both languages.
import type { Context } from 'hono';
import type { z } from '@hono/zod-openapi';
import { wordsOf, type Language, type ProblemValues } from '../../shared/contract/problems.ts';
import { wordsOfIssue } from './issue-words.ts';
import { languageOf } from './problem-response.ts';
import { fieldsAt, unknownField, type Wrong } from './unknown-fields.ts';

type Issue = z.core.$ZodIssue;

/** Wrong things of one request that are told: the rest is most often the same. */
const told = 20;

/** A parameter of a query that is given more than once comes as a list. */
const isRepeated = (issue: Issue, sent: unknown): boolean =>
  issue.code === 'invalid_type' && Array.isArray((sent as Record<PropertyKey, unknown>)[issue.path[0]!]);

/**
 * @param sent the whole of what was refused
 * @param schema of it: its fields are what an unknown one is held against
 */
export const wrongsOf = (issues: Issue[], sent: unknown, schema: unknown, isQuery: boolean): Wrong[] =>
  issues.slice(0, told).flatMap((issue) => {
    if (isQuery && isRepeated(issue, sent))
      return [{ path: issue.path.join('.'), sv: 'får anges en gång', en: 'may be given once' }];
    if (issue.code !== 'unrecognized_keys') return wordsOfIssue(issue, sent);
    const [path, known] = [issue.path.map(String), fieldsAt(schema, issue.path)];
    return issue.keys.slice(0, told).map((key) => unknownField([...path, key], known));
  });

export const invalidRequest = (c: Context, wrongs: Wrong[]): ProblemValues => {
  const sentence = (language: Language) => {
    const errors = wrongs.map((wrong) =>
      wrong.path ? `${wrong.path}: ${wrong[language]}` : wrong[language],
    );
    return wordsOf('invalid_request', { errors: errors.join('; ') }).texts[language];
  };
  const language = languageOf(c);
  return {
    texts: { sv: sentence('sv'), en: sentence('en') },
    issues: wrongs.map((wrong) => ({ path: wrong.path, message: wrong[language] })),
  };
};

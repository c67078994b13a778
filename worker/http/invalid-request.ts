// `invalid_request`: each thing that is wrong with a request, by its path, in both languages.
import type { Context } from 'hono';
import type { z } from '@hono/zod-openapi';
import { en, sv } from 'zod/locales';
import { wordsOf, type Language, type ProblemValues } from '../../shared/contract/problems.ts';
import { languageOf } from './problem-response.ts';
import { fieldsAt, unknownField, type Wrong } from './unknown-fields.ts';

type Issue = z.core.$ZodIssue;

const locales = { sv: sv(), en: en() };

const inWords = (issue: Issue, language: Language): string => {
  if (issue.code === 'custom' && typeof issue.params?.[language] === 'string') return issue.params[language];
  const words = locales[language].localeError(issue as Parameters<typeof locales.sv.localeError>[0]);
  return typeof words === 'string' ? words : (words?.message ?? issue.message);
};

/** @param schema of what was refused: its fields are what an unknown one is held against */
export const wrongsOf = (issues: Issue[], schema: unknown): Wrong[] =>
  issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => unknownField([...path, key], fieldsAt(schema, issue.path)));
    return [{ path: path.join('.'), sv: inWords(issue, 'sv'), en: inWords(issue, 'en') }];
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

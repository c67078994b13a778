// Small pieces that route definitions share.
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import { en, sv } from 'zod/locales';
import type { Role } from '../../shared/contract/access.ts';
import { problemSchema } from '../../shared/contract/problem.ts';
import { wordsOf } from '../../shared/contract/problems.ts';
import { requireRole } from '../access/guard.ts';
import type { AppEnv } from './context.ts';
import { languageOf, problemResponse } from './problem-response.ts';

const locales = { sv: sv(), en: en() };
type Issue = z.core.$ZodIssue;

const inWords = (issue: Issue, language: 'sv' | 'en'): string => {
  const words = locales[language].localeError(issue as Parameters<typeof locales.sv.localeError>[0]);
  return typeof words === 'string' ? words : (words?.message ?? issue.message);
};

const sentence = (language: 'sv' | 'en', issues: { path: string; message: string }[]) => {
  const errors = issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
  return wordsOf('invalid_request', { errors }).texts[language];
};

/** A router whose validation errors are problems like any other. */
export const createRouter = () =>
  new OpenAPIHono<AppEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const said = (language: 'sv' | 'en') =>
        result.error.issues.map((issue) => ({
          path: issue.path.join('.'),
          message: inWords(issue, language),
        }));
      const texts = { sv: sentence('sv', said('sv')), en: sentence('en', said('en')) };
      const values = { texts, issues: said(languageOf(c)) };
      return problemResponse(c, 'invalid_request', values);
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

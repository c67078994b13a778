// Every error the product can meet: a stable code, its HTTP status, and one Swedish and one English text, by noun in
// `problems/`. A text names the thing: the file, the year, the company.

import type { Problem } from './problem.ts';
import { requestProblems } from './problems/request.ts';
import { accessProblems } from './problems/access.ts';
import { companyProblems } from './problems/company.ts';
import { fiscalYearProblems } from './problems/fiscal-year.ts';
import { jobProblems } from './problems/job.ts';
import { sieFileProblems } from './problems/sie-file.ts';
import { guardProblems } from './problems/guard.ts';
import { keptProblems } from './problems/kept.ts';
import { sourceProblems } from './problems/source.ts';
import type { ProblemText } from './problems/text.ts';

export const problems = {
  ...requestProblems,
  ...accessProblems,
  ...companyProblems,
  ...fiscalYearProblems,
  ...jobProblems,
  ...sieFileProblems,
  ...guardProblems,
  ...keptProblems,
  ...sourceProblems,
} satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof problems;

/** Seconds after which a conflict may have passed: the answer says them in `Retry-After`. */
export const passesAfter: Partial<Record<ProblemCode, number>> = {
  company_busy: 1,
  data_changed: 1,
  idempotency_in_progress: 2,
  upload_in_progress: 5,
  year_busy: 5,
};

export type Language = 'sv' | 'en';

/** One of the reasons of a problem that has several; the SIE reader's own brings its `texts`. */
export interface ProblemReason {
  code: ProblemCode | 'checksum_mismatch';
  values: ProblemValues;
}

/**
 * A problem before it is put into words. `texts` stands in for the table's: a SIE refusal brings its own. `reasons` are
 * all that hold at once, their sentences together being the problem's. A value may be `{sv, en}`.
 */
export interface ProblemValues {
  texts?: { sv: string; en: string };
  reasons?: ProblemReason[];
  [name: string]: unknown;
}

/** A value in that language. */
const inLanguage = (value: unknown, language: Language): unknown =>
  typeof value === 'object' && value !== null && 'sv' in value && 'en' in value
    ? (value as Record<Language, unknown>)[language]
    : value;

const fill = (template: string, values: ProblemValues, language: Language) =>
  template
    .replace(/\{(\w+)\}/g, (_, name: string) => String(inLanguage(values[name], language) ?? '–'))
    // An abbreviation brings a full stop of its own.
    .replace(/\.\.$/, '.');

/** The sentences of all reasons, and that nothing has come of it. */
const sentencesOf = (reasons: ProblemReason[]): Record<Language, string> => {
  const all = reasons.map(({ code, values }) => wordsOf(code, values).texts);
  const join = (language: Language, last: string): string =>
    [...all.map((texts) => texts[language]), last].join(' ');
  return { sv: join('sv', 'Inget har ändrats.'), en: join('en', 'Nothing was changed.') };
};

/** The words of a problem, in both languages; an unknown code (a SIE refusal) must bring `texts`. */
export const wordsOf = (code: string, values: ProblemValues = {}) => {
  const known = (problems as Record<string, ProblemText | undefined>)[code];
  const refused = { sv: 'SIE-filen avvisades', en: 'The SIE file was refused' };
  const fallback = known ?? { ...problems.internal, title: refused, status: 422 };
  return {
    status: fallback.status,
    title: fallback.title,
    texts: values.reasons
      ? sentencesOf(values.reasons)
      : (values.texts ?? {
          sv: fill(fallback.detail.sv, values, 'sv'),
          en: fill(fallback.detail.en, values, 'en'),
        }),
  };
};

/** Values that have a field of their own in a problem, or are words already. */
const ownValues = new Set(['texts', 'reasons', 'held', 'line', 'label', 'job', 'errors', 'issues']);

/** What jobs recorded before it was left to the log: a platform's words, which no client is to read. */
const withheld: Record<string, string> = { gave_up: 'reason' };

/** The values that a problem or a reason carries beside its words. */
const shown = (code: string, values: ProblemValues, language: Language) =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => !ownValues.has(name) && withheld[code] !== name)
      .map(([name, value]) => [name, inLanguage(value, language)]),
  );

/** The problem as the API sends it, in one language, with both languages in `texts`. */
export const problemShape = (code: string, values: ProblemValues, language: Language): Problem => {
  const { status, title, texts } = wordsOf(code, values);
  const { reasons, ...rest } = values;
  const { line, label, job, issues } = rest as Partial<Problem> & { issues?: Problem['errors'] };
  return {
    type: `/docs#${code}`,
    title: title[language],
    status,
    detail: texts[language],
    code,
    texts,
    ...shown(code, values, language),
    ...(reasons === undefined
      ? {}
      : {
          reasons: reasons.map((reason) => ({
            code: reason.code,
            texts: wordsOf(reason.code, reason.values).texts,
            ...shown(reason.code, reason.values, language),
          })),
        }),
    ...(line === undefined ? {} : { line, label: label ?? null }),
    ...(job === undefined ? {} : { job }),
    ...(issues === undefined ? {} : { errors: issues }),
  };
};

// The one error the domain throws on purpose: a code and the values its text needs. It knows no HTTP.
import type { ProblemReason, ProblemValues } from '../shared/contract/problems.ts';
import { isSieRefusal } from '../shared/sie/index.ts';

export interface ProblemError extends Error {
  code: string;
  values: ProblemValues;
}

const mark = Symbol.for('problem');

const make = (code: string, values: ProblemValues): ProblemError =>
  Object.assign(new Error(`${code} ${JSON.stringify(values)}`), { [mark]: true, code, values });

/** @example throw problem('year_busy', { year: '2024-01-01', job }) */
export const problem = (code: ProblemReason['code'], values: ProblemValues = {}): ProblemError =>
  make(code, values);

/** The problem in an error, also of a SIE refusal; null when the error was not meant. */
export const problemIn = (error: unknown): ProblemError | null => {
  if (error instanceof Error && mark in error) return error as unknown as ProblemError;
  if (isSieRefusal(error)) {
    return make(error.code, { texts: error.texts, line: error.line, label: error.label });
  }
  return null;
};

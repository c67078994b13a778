// Problems as the API gives them.
import type { Problem } from '../../../shared/contract/problem.ts';
// The table of texts is plain data and no part of the extension here.
// oxlint-disable-next-line no-restricted-imports
import { problemShape } from '../../../shared/contract/problems.ts';
import type { ProblemCode, ProblemValues } from '../../../shared/contract/problems.ts';

export const codesOf = (problem: Problem) =>
  Array.isArray(problem['reasons']) ? problem['reasons'].map(({ code }) => String(code)) : [problem.code];

/** A problem as the API gives it. */
export const fakeProblem = (code: ProblemCode, values: ProblemValues = {}): Problem =>
  problemShape(code, values, 'sv');
/** The guard's refusal of a file that has several things against it: `reasons` as the API gives them. */
export const fakeStop = (reasons: { code: string; sv: string; en: string }[]): Problem => ({
  ...fakeProblem('covers_less', { file: 'fil.se', year: '2024', found: '40 ver.', before: '4023 ver.' }),
  code: reasons[0]!.code,
  reasons: reasons.map(({ code, sv, en }) => ({ code, texts: { sv, en } })),
});
export const refused = (...problem: Parameters<typeof fakeProblem>): [number, Problem] => {
  const body = fakeProblem(...problem);
  return [body.status, body];
};

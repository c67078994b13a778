// What goes wrong at a source: some of it passes and is tried again, the rest is a problem with a sentence that says what
// to do.
import { problem, type ProblemError } from '../problem.ts';

/** May have passed when it is tried again; `problem` is what it is when it has not. */
export interface PassingTrouble extends Error {
  problem: ProblemError;
  /** Seconds until then, as the source says; null when it does not. */
  seconds: number | null;
}

const mark = Symbol('passing trouble');

export const passing = (why: ProblemError, seconds: number | null = null): PassingTrouble =>
  Object.assign(new Error(why.message), { [mark]: true, problem: why, seconds });

export const passingIn = (error: unknown): PassingTrouble | null =>
  error instanceof Error && mark in error ? (error as unknown as PassingTrouble) : null;

/** The name of a source in a sentence, in both languages. */
export interface Named {
  sv: string;
  en: string;
}

/** What was found where nothing came. */
export const silence: Named = { sv: 'tystnad', en: 'silence' };

/** Longest that is waited because a source says so. */
const longestWait = 3_600;

/** Retry-After (RFC 9110, 10.2.3): seconds, or an instant. */
export const retryAfterOf = (headers: Headers): number | null => {
  const said = headers.get('retry-after')?.trim() ?? '';
  const seconds = /^\d+$/.test(said) ? Number(said) : Math.ceil((Date.parse(said) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? null : Math.min(longestWait, Math.max(1, seconds));
};

/** A code of the source's own, where it looks like one: never a text, which may say anything. */
const codeOf = (body: unknown): string | null => {
  const at = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  const information = at(body, 'ErrorInformation');
  const candidates = [
    at(information, 'code'),
    at(information, 'Code'),
    at(at(body, 'error'), 'code'),
    at(body, 'error'),
    at(body, 'code'),
  ];
  const found = candidates.find((one) => typeof one === 'string' || typeof one === 'number');
  return found !== undefined && /^[\w.-]{1,24}$/.test(String(found)) ? String(found) : null;
};

/** Codes that say more than the status (Fortnox's). */
const meanings: Record<string, 'source_sign_in_refused' | 'source_licence_missing' | 'source_not_permitted'> =
  {
    '2000310': 'source_sign_in_refused',
    '2000311': 'source_sign_in_refused',
    '2001101': 'source_licence_missing',
    '2001103': 'source_licence_missing',
    '2000663': 'source_not_permitted',
    invalid_grant: 'source_sign_in_refused',
    invalid_client: 'source_sign_in_refused',
    unauthorized_client: 'source_sign_in_refused',
  };

/**
 * What an answer that is no success means.
 * @param body what it says, where that is JSON
 * @returns a problem, or trouble that may pass
 */
export const troubleOf = (source: Named, response: Response, body: unknown): Error => {
  const { status } = response;
  const code = codeOf(body);
  const found = code === null ? String(status) : `${status}, ${code}`;
  const meaning = code === null ? undefined : meanings[code];
  if (meaning) return problem(meaning, { source, found });
  if (status === 401) return problem('source_sign_in_refused', { source, found });
  if (status === 403) return problem('source_not_permitted', { source, found });
  if (status === 429) return passing(problem('source_busy', { source }), retryAfterOf(response.headers));
  if (status >= 500 || status === 408)
    return passing(problem('source_down', { source, found }), retryAfterOf(response.headers));
  return problem('source_refused', { source, found });
};

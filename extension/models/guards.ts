// Why a load was stopped: every reason that holds at once, and whether a person may set them aside.
import type { Guard } from '../messages/verbs.ts';

type Said = { sv: string; en: string };

/** Another company's file is none of them. */
const guards = {
  checksum_mismatch: true,
  suspiciously_empty: true,
  covers_less: true,
  kind_changed: true,
  balances_gone: true,
  series_gone: true,
  starts_later: true,
  ends_earlier: true,
  older_file: true,
  currency_changed: true,
  year_end_moved: true,
  long_year: true,
  nothing_in_year: true,
  company_unconfirmed: true,
} satisfies Record<Guard, true>;
const isGuard = (code: string): code is Guard => Object.hasOwn(guards, code);

/** What a problem of the API's, and a refusal of the reader's, have in common. */
interface Refusal {
  code: string;
  texts?: Said | undefined;
  reasons?: unknown;
}
export interface Reason {
  code: string;
  /** The API's or the reader's own sentence, which names the file and the year. */
  said: Said | null;
}
export interface Stop {
  reasons: Reason[];
  /** What one press sets aside: all of it, or null where one reason can never be. */
  allow: Guard[] | null;
}

/** The stop that a problem tells of, by its `reasons` or else by its code; null for a problem of another kind. */
export function stopOf(problem: Refusal | null | undefined): Stop | null {
  if (!problem) return null;
  const told = Array.isArray(problem.reasons) ? problem.reasons.filter(isReason) : [];
  if (told.length === 0 && !isGuard(problem.code)) return null;
  const reasons = (told.length > 0 ? told : [problem]).map(({ code, texts }) => ({
    code,
    said: texts ?? null,
  }));
  const codes = [...new Set([problem.code, ...reasons.map(({ code }) => code)])];
  return { reasons, allow: codes.every(isGuard) ? codes : null };
}

const isReason = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && typeof (value as Refusal).code === 'string';

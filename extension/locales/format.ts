// Numbers, öre, dates and problems as text in one language.
import type { Problem } from '../../shared/contract/problem.ts';
import type { Language } from '../messages/verbs.ts';
import type { Texts } from './sv.ts';
import { createWords } from './words.ts';

export type { Texts };
export interface Locale {
  language: Language;
  t: Texts;
  number(n: number): string;
  /** `2023, 2024 och 2025`; a dash for none. */
  list(items: readonly string[]): string;
  /** Integer öre as kronor. */
  kronor(ore: number): string;
  day(instant: string): string;
  moment(instant: string): string;
  /** How many days ago: `i dag`, `i går`, `för 7 dagar sedan`. */
  ago(instant: string): string;
  problem(problem: Problem): { title: string; text: string };
}

/** Only the language shown is loaded. */
export async function loadLocale(language: Language): Promise<Locale> {
  return createLocale(
    language,
    language === 'sv' ? (await import('./sv.ts')).sv : (await import('./en.ts')).en,
  );
}

/** The day, counted, in local time. */
const midnight = (time: Date) => Math.round(new Date(time).setHours(0, 0, 0, 0) / 86_400_000);

export function createLocale(language: Language, t: Texts): Locale {
  const numbers = new Intl.NumberFormat(t.locale);
  const money = new Intl.NumberFormat(t.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const words = createWords(t.locale);
  const since = new Intl.RelativeTimeFormat(t.locale, { numeric: 'auto' });
  const days = new Intl.DateTimeFormat(t.locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const moments = new Intl.DateTimeFormat(t.locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return {
    language,
    t,
    number: (n) => numbers.format(n),
    list: (items) => words.list(items) || '–',
    kronor: (ore) => t.money(money.format(ore / 100)),
    day: (instant) => days.format(new Date(instant)),
    ago: (instant) => since.format(midnight(new Date(instant)) - midnight(new Date()), 'day'),
    moment: (instant) => moments.format(new Date(instant)),
    problem(problem) {
      const byStatus = { 401: 'unauthenticated', 403: 'role_required', 412: 'preview_outdated' }[
        problem.status
      ];
      const local = t.problems[problem.code] ?? (byStatus ? t.problems[byStatus] : undefined);
      const said = problem.texts?.[language] ?? (problem.detail || problem.title);
      // What the service says of a thing names it; our own texts say what to do about a state.
      if (local) return { title: local[0], text: local[1] };
      return { title: problem.title, text: said };
    },
  };
}

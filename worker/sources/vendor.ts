// What an accounting system is to the rest: it lists its fiscal years, and gives one year's SIE file as bytes.
import type { Source } from '../../shared/contract/company.ts';
import { isIsoDate } from '../../shared/fiscal-year.ts';
import { problem } from '../problem.ts';
import type { SieStream } from './answers.ts';
import type { Door } from './door.ts';
import type { Named } from './trouble.ts';

export interface SourceYear {
  /** The accounting system's own. */
  id: string;
  start: string;
  end: string;
}

export interface OpenSource {
  kind: Source['kind'];
  name: Named;
  /** Newest first; null where only a file tells of its year. */
  years(): Promise<SourceYear[] | null>;
  /** @param year one of `years`, or of ours where they are null */
  open(year: { id?: string; start: string; end: string }): Promise<SieStream>;
}

/** Opens a source with what it is asked with. */
export type Vendor<Secret> = (door: Door, secret: Secret) => OpenSource;

/** Fiscal years that one company may have, and signs of a year's id: what says more is no list of fiscal years. */
export const maxYears = 200;
const maxId = 200;

/**
 * The years in an answer.
 * @param list where the answer has them
 * @param fields the names of id, first and last day there
 * @throws problem `source_answer_unknown` when it has none of that shape
 */
export const yearsIn = (
  source: Named,
  list: unknown,
  fields: readonly [id: string, start: string, end: string],
): SourceYear[] => {
  if (!Array.isArray(list) || list.length > maxYears) throw problem('source_answer_unknown', { source });
  const years = list.map((item: unknown) => {
    const [id, start, end] = fields.map((name) =>
      typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[name] : undefined,
    );
    const dates = [start, end].map((date) => String(date).slice(0, 10));
    const isYear =
      (typeof id === 'string' || typeof id === 'number') &&
      String(id).length <= maxId &&
      dates.every(isIsoDate);
    if (!isYear) throw problem('source_answer_unknown', { source });
    return { id: String(id), start: dates[0]!, end: dates[1]! };
  });
  return years.sort((a, b) => (a.start < b.start ? 1 : -1));
};

/** The value at that path of an answer. */
export const at = (body: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined,
    body,
  );

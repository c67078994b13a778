// Guards against false success: a file that would take away much of what a fiscal year holds, or held before it was
// purged, stops the load. One voucher gone at the source, any number of new ones, another text: never a reason.
import { allowances } from '../../../shared/contract/sie-file.ts';
import type { ProblemReason } from '../../../shared/contract/problems.ts';
import { problem, type ProblemError } from '../../problem.ts';
import type { FileFacts, Held, Sides } from './sides.ts';
import { statedOtherwise } from './stated-otherwise.ts';
import { vouchersGone } from './vouchers-gone.ts';

/**
 * All reasons why the file should not become what the year holds. The same file again has none.
 * @param held null for a year that never held anything
 */
export const reasonsAgainst = (file: FileFacts, held: Held | null): ProblemReason[] => {
  if (held?.sha256 === file.sha256) return [];
  const alone = [...nothingInYear(file), ...longYear(file, held)];
  if (!held) return alone;
  const since = held.purged
    ? { sv: 'Före tömningen', en: 'Before the purge' }
    : { sv: 'Inläst nu', en: 'Loaded now' };
  const sides: Sides = { file, held, named: { file: file.filename, year: file.start, held: since } };
  return [...alone, ...vouchersGone(sides), ...statedOtherwise(sides)];
};

/** The problem that stops the load: all reasons that were not set aside, the weightiest first; null without any. */
export const guardProblem = (
  reasons: readonly ProblemReason[],
  allow: readonly string[],
): ProblemError | null => {
  const weight = ({ code }: ProblemReason) => (allowances as readonly string[]).indexOf(code);
  const left = reasons.filter(({ code }) => !allow.includes(code)).sort((a, b) => weight(a) - weight(b));
  const [first] = left;
  return first ? problem(first.code, { ...first.values, reasons: left }) : null;
};

/** Vouchers, but all of them dated in other fiscal years. */
const nothingInYear = ({ filename, start, end, vouchers, outline }: FileFacts): ProblemReason[] => {
  const found = outline?.otherYears ?? 0;
  if (vouchers > 0 || found === 0) return [];
  return [{ code: 'nothing_in_year', values: { file: filename, year: start, end, found } }];
};

/** Longest fiscal year that the law knows, in months (Bokföringslagen 3 kap. 3 §). */
const longestYear = 18;

/** A typo in #RAR makes a year of 24 months or of 8,000 years, which then stands in the way of those after it. */
const longYear = ({ filename, start, end }: FileFacts, held: Held | null): ProblemReason[] => {
  if (end < monthsLater(start, longestYear) || held?.end === end) return [];
  return [{ code: 'long_year', values: { file: filename, year: start, found: end } }];
};

/** The same day so many months later, to be compared with days (the day may be one that the month lacks). */
const monthsLater = (date: string, months: number): string => {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = String(Math.trunc(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}${date.slice(7)}`;
};

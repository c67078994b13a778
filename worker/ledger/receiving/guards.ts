// Guards against false success: a file that would silently replace much by little stops the load.
import { addDays } from '../../../shared/fiscal-year.ts';
import type { SieFileRecord } from '../../db/ledger.ts';
import { problem, type ProblemError } from '../../problem.ts';

export interface Coverage {
  vouchers: number;
  lastVoucherDate: string | null;
  balancesUntil: string | null;
}

/** Days by which the last voucher may be earlier than before: one deleted voucher must not look like a cut file. */
const toleratedDays = 45;

const earlier = (found: string | null, before: string | null, days: number) =>
  found !== null && before !== null && addDays(found, days) < before;

/**
 * Why the file should not replace what the year holds, or null.
 * @param before what the live generation covers; null when the year is empty
 * @param allow codes set aside by the one who asked
 */
export const coverageProblem = (
  file: Pick<SieFileRecord, 'filename' | 'start' | 'vouchers' | 'lastVoucherDate' | 'balancesUntil'>,
  before: Coverage | null,
  allow: readonly string[],
): ProblemError | null => {
  if (!before || before.vouchers === 0) return null;
  const named = { file: file.filename, year: file.start };
  if (file.vouchers === 0) {
    if (allow.includes('suspiciously_empty')) return null;
    return problem('suspiciously_empty', { ...named, before: before.vouchers });
  }
  if (allow.includes('covers_less')) return null;
  if (file.vouchers * 2 < before.vouchers) {
    return problem('covers_less', {
      ...named,
      found: `${file.vouchers} ver.`,
      before: `${before.vouchers} ver.`,
    });
  }
  if (earlier(file.balancesUntil, before.balancesUntil, 0)) {
    return problem('covers_less', {
      ...named,
      found: `#OMFATTN ${file.balancesUntil}`,
      before: `#OMFATTN ${before.balancesUntil}`,
    });
  }
  if (earlier(file.lastVoucherDate, before.lastVoucherDate, toleratedDays)) {
    return problem('covers_less', { ...named, found: file.lastVoucherDate, before: before.lastVoucherDate });
  }
  return null;
};

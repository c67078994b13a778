// What is other than a person was shown before pressing: the chosen years' data, and the counts of what stays.
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Kept, PurgePreview } from '../../shared/contract/purge.ts';

export type YearState = Pick<
  FiscalYear,
  'vouchers' | 'rows' | 'debitOre' | 'loadedAt' | 'sieFile' | 'activeJob'
>;
export type Change =
  | { name: string; before: YearState; after: YearState | null }
  | { name: string; kept: keyof Kept; before: number; after: number };

const shown = ({ vouchers, rows, debitOre, loadedAt, sieFile, activeJob }: YearState) =>
  JSON.stringify([vouchers, rows, debitOre, loadedAt, sieFile?.id, activeJob]);

/** `years` and `kept` as they are now; no `kept` where no year is left to preview. */
export function changesOf(before: PurgePreview, years: readonly FiscalYear[], kept?: Kept): Change[] {
  const changes: Change[] = [];
  for (const year of before.fiscalYears) {
    const after = years.find(({ start }) => start === year.start) ?? null;
    if (!after || shown(after) !== shown(year)) changes.push({ name: year.label, before: year, after });
  }
  for (const name of Object.keys(kept ?? {}) as (keyof Kept)[])
    if (kept![name] !== before.kept[name])
      changes.push({ name, kept: name, before: before.kept[name], after: kept![name] });
  return changes;
}

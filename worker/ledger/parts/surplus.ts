// What one generation has and another does not: the rows that nobody names any more when the other is the one that stays.
import { generationTables } from '../tables.ts';
import { readAllParts } from './list.ts';
import { sizeOf, type Part } from './part.ts';

/** Rows `first` … `end - 1` of `origin` in that table. */
export interface SurplusRange {
  table: number;
  origin: number;
  first: number;
  end: number;
}

export interface Surplus {
  /** In the order of table, origin and first; those that touch are one. */
  ranges: SurplusRange[];
  /** Ledger rows that both have. */
  sharedRows: number;
}

/** @param keeper the generation whose rows stay; null: none */
export const surplusOf = async (
  d1: D1Database,
  generation: number,
  keeper: number | null,
): Promise<Surplus> => {
  const surplus: Surplus = { ranges: [], sharedRows: 0 };
  const [all, stays] = await readAllParts(d1, keeper === null ? [generation] : [generation, keeper]);
  for (const [index, table] of generationTables.entries()) {
    const own = all![index]!;
    const ranges = minus(own, stays?.[index] ?? []).map(([origin, first, end]) => ({
      table: index,
      origin,
      first,
      end,
    }));
    surplus.ranges.push(...ranges);
    if (table === 'ledger_row') surplus.sharedRows = sizeOf(own) - ledgerRowsOf(ranges);
  }
  return surplus;
};

export const ledgerRowsOf = (ranges: readonly SurplusRange[]): number =>
  ranges.reduce(
    (sum, { table, first, end }) => sum + (generationTables[table] === 'ledger_row' ? end - first : 0),
    0,
  );

type Span = [origin: number, first: number, end: number];

/** Sorted, and those that touch made one. */
const spansOf = (parts: readonly Part[]): Span[] => {
  const spans: Span[] = [];
  const sorted = parts.toSorted((a, b) => a.origin - b.origin || a.first - b.first);
  for (const { origin, first, count } of sorted) {
    const last = spans.at(-1);
    if (last && last[0] === origin && last[2] >= first) last[2] = Math.max(last[2], first + count);
    else spans.push([origin, first, first + count]);
  }
  return spans;
};

/** What is in `parts` and not in `others`. */
export const minus = (parts: readonly Part[], others: readonly Part[]): Span[] => {
  const kept = spansOf(others);
  const found: Span[] = [];
  let at = 0;
  for (const [origin, first, end] of spansOf(parts)) {
    let from = first;
    const isBefore = ([other, , to]: Span) => other < origin || (other === origin && to <= from);
    while (from < end) {
      while (at < kept.length && isBefore(kept[at]!)) at += 1;
      const next = kept[at];
      const to = next && next[0] === origin ? Math.min(end, Math.max(from, next[1])) : end;
      if (to > from) found.push([origin, from, to]);
      from = next && next[0] === origin && next[1] < end ? Math.min(end, next[2]) : end;
    }
  }
  return found;
};

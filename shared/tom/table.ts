// Figures and tables for people.
import type { Language } from './settings.ts';

/** @example amount(123456, 'sv') → '1 234,56' */
export const amount = (ore: number, language: Language): string =>
  (ore / 100).toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const count = (n: number, language: Language): string => n.toLocaleString(language);

/** Columns under their heads; numbers, which begin with a digit or a minus, to the right. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));
  const right = head.map(
    (_, i) => rows.length > 0 && rows.every((row) => /^([−-]?\d[\d\s.,]*)?$/.test(row[i] ?? '')),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (right[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(line);
};

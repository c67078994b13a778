// The vouchers that differ as a table, for Excel and for the clipboard: one line a voucher, of a changed one a line for
// each of its rows that is another.
import type { ReconciledYear } from '../../shared/contract/reconciliation.ts';
import { fiscalYearLabel } from '../../shared/fiscal-year.ts';
import type { SidesTexts } from '../locales/sides-sv.ts';
import type { VoucherDifference } from './compare.ts';
import { isLaterThanSource, sideLines } from './compare-sides.ts';

type Row = VoucherDifference['rows'][number];
export interface TableWords {
  columns: string[];
  kinds: Record<VoucherDifference['kind'], string>;
  /** What a voucher is that the source ends before. */
  later: string;
  source: string;
  sides: SidesTexts;
}

/** Öre as kronor with a decimal comma and no space, as Swedish Excel reads it. */
export function decimal(ore: number): string {
  const whole = Math.trunc(Math.abs(ore) / 100);
  return `${ore < 0 ? '-' : ''}${whole},${String(Math.abs(ore) % 100).padStart(2, '0')}`;
}

export function compareTable(
  years: readonly [
    Pick<ReconciledYear, 'start' | 'end' | 'coverage' | 'continuity'>,
    readonly VoucherDifference[],
  ][],
  { columns, kinds, later, source, sides }: TableWords,
): string[][] {
  const lines = years.flatMap(([year, vouchers]) => [
    ...vouchers.flatMap((voucher) => {
      const { series, number, date, text, kind, became } = voucher;
      const head = [fiscalYearLabel(year), series, number, date, text].map(harmless);
      const to = kind === 'moved' && became ? [became.series, became.number, became.date] : ['', '', ''];
      const rows: (Row | null)[] = kind === 'changed' && voucher.rows.length > 0 ? voucher.rows : [null];
      return rows.map((row) => [
        ...head,
        isLaterThanSource(year, voucher) ? later : kinds[kind],
        ...to.map(harmless),
        ...rowCells(row),
      ]);
    }),
    ...sideLines(year, sides, source).map(({ what, text, date, account, fromOre, toOre }) => [
      ...[fiscalYearLabel(year), '', '', date, text, what, '', '', ''].map(harmless),
      harmless(account),
      '',
      fromOre === null ? '' : decimal(fromOre),
      toOre === null ? '' : decimal(toOre),
    ]),
  ]);
  return [columns, ...lines];
}

const rowCells = (row: Row | null): string[] => {
  const one = row?.from ?? row?.to;
  if (!row || !one) return ['', '', '', ''];
  const objects = one.objects.map(({ dimension, object }) => `${dimension}:${object}`).join(' ');
  const side = (its: Row['from']) => (its ? decimal(its.amountOre) : '');
  return [harmless(one.account), harmless(objects), side(row.from), side(row.to)];
};

/** A text that a spreadsheet would take for a formula is led by an apostrophe. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** As Swedish Excel opens it: semicolons, a byte order mark. */
export const toCsv = (table: readonly (readonly string[])[]): string =>
  `\ufeff${table.map((line) => line.map(quoted).join(';')).join('\r\n')}\r\n`;
const quoted = (cell: string) => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const toTabs = (table: readonly (readonly string[])[]): string =>
  table.map((line) => line.map((cell) => cell.replace(/\s+/g, ' ')).join('\t')).join('\r\n');

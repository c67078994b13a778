// A year's vouchers with their rows, a page at a time, in the order of the file.
import type { Voucher } from '../../../shared/contract/fiscal-year.ts';
import type { Ledger } from '../../db/find.ts';
import type { CompanyRef } from '../../db/ledger.ts';
import { problem } from '../../problem.ts';
import { place, rowsIn, rowsOf } from '../parts/list.ts';

/** Rows on one page, unless its first voucher alone has more. */
const maxPageRows = 5_000;
const kinds = ['trans', 'added', 'removed'] as const;

interface VoucherRecord extends Omit<Voucher, 'rows'> {
  origin: number;
  firstRow: number;
  rowCount: number;
}
interface RowRecord extends Omit<Voucher['rows'][number], 'kind' | 'objects'> {
  /** Which of the page's vouchers it is of. */
  of: number;
  kind: 0 | 1 | 2;
  objects: string;
}

const live = '(SELECT live_generation FROM fiscal_year WHERE company_id = ?1 AND start = ?2)';

/** Generation and place of the next page's first voucher; a page of another generation than the first is refused. */
export interface VoucherCursor {
  generation: number;
  sequence: number;
}

/** @throws problems `fiscal_year_not_found`, `data_changed` when the year was purged or loaded between pages */
export const readVouchers = async (
  { d1 }: Ledger,
  company: CompanyRef,
  start: string,
  cursor: VoucherCursor | null,
  limit: number,
): Promise<{ items: Voucher[]; next: VoucherCursor | null }> => {
  const from = cursor?.sequence ?? 0;
  const [years, listed] = await d1.batch([
    d1
      .prepare('SELECT live_generation AS live FROM fiscal_year WHERE company_id = ?1 AND start = ?2')
      .bind(company.id, start),
    d1
      .prepare(
        `SELECT t.generation AS origin, series, number, date, text, registered, signature, first_row AS firstRow,
           row_count AS rowCount FROM ${rowsOf('voucher', live, ['?3', '?4'])} ORDER BY ${place}`,
      )
      .bind(company.id, start, from, from + limit + 1),
  ]);
  const [year] = years!.results as { live: number | null }[];
  if (!year) throw problem('fiscal_year_not_found', { year: start, company: company.name });
  if (cursor && cursor.generation !== year.live) throw problem('data_changed', { year: start });
  if (year.live === null) return { items: [], next: null };

  const found = listed!.results as unknown as VoucherRecord[];
  let upTo = 0;
  const page = found
    .slice(0, limit)
    .filter(({ rowCount }, i) => (upTo += rowCount) <= maxPageRows || i === 0);
  const ranges = page.map(({ origin, firstRow, rowCount }) => [origin, firstRow, firstRow + rowCount]);
  const [rows, still] = await d1.batch([
    d1
      .prepare(
        `SELECT p.key AS of, kind, account, objects, amount_ore AS amountOre, date, text, quantity, signature
         FROM ${rowsIn('ledger_row')} ORDER BY p.key, t.sequence`,
      )
      .bind(JSON.stringify(ranges)),
    d1
      .prepare('SELECT 1 FROM fiscal_year WHERE company_id = ?1 AND start = ?2 AND live_generation = ?3')
      .bind(company.id, start, year.live),
  ]);
  // Read in the same transaction as the rows: they are then whole, and so were the vouchers before them.
  if (!still?.results.length) throw problem('data_changed', { year: start });

  const items = page.map(({ origin: _, firstRow: __, rowCount: ___, ...voucher }): Voucher => ({
    ...voucher,
    rows: [],
  }));
  for (const { of, ...row } of rows!.results as unknown as RowRecord[]) items[of]!.rows.push(rowShape(row));
  const more = found.length > page.length;
  return { items, next: more ? { generation: year.live, sequence: from + page.length } : null };
};

const rowShape = ({ kind, objects, ...row }: Omit<RowRecord, 'of'>): Voucher['rows'][number] => {
  const flat = objects === '' ? [] : (JSON.parse(objects) as string[]);
  return {
    ...row,
    kind: kinds[kind],
    objects: flat.flatMap((dimension, i) => (i % 2 === 0 ? [{ dimension, object: flat[i + 1] ?? '' }] : [])),
  };
};

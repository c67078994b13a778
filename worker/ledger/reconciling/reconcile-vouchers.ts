// Which vouchers make the difference: those of the months that differ, held against each other by series, number,
// date and rows.
import type { ReconciledYear } from '../../../shared/contract/reconciliation.ts';
import type { SieFileRecord } from '../../db/ledger.ts';
import { readSource } from './sides.ts';

type VoucherDifference = ReconciledYear['vouchers'][number];
type Head = Omit<VoucherDifference, 'found'>;
/** By series, number and date: how often the voucher occurs with each set of rows. */
type Vouchers = Map<string, { head: Head; rows: Map<string, number> }>;

const pageVouchers = 2_000;

const add = (vouchers: Vouchers, head: Head, rows: string[]) => {
  const key = JSON.stringify([head.series, head.number, head.date]);
  let entry = vouchers.get(key);
  if (!entry) vouchers.set(key, (entry = { head, rows: new Map() }));
  const content = rows.sort().join('\n');
  entry.rows.set(content, (entry.rows.get(content) ?? 0) + 1);
};

/** @param periods months to look at; null: all, since the counts differ; empty: none, all agrees */
export const voucherDifferences = async (
  d1: D1Database,
  archive: R2Bucket,
  generation: number,
  file: SieFileRecord,
  periods: Set<string> | null,
): Promise<VoucherDifference[]> => {
  if (periods?.size === 0) return [];
  const looked = (date: string) => periods === null || periods.has(date.slice(0, 7));
  const source: Vouchers = new Map();
  let head: Head | null = null;
  let rows: string[] = [];
  await readSource(archive, file, (event) => {
    if (event.type === 'voucher') {
      const { series, number, date, text } = event;
      head = looked(date) ? { series, number, date, text } : null;
      rows = [];
    } else if (event.type === 'row' && event.kind === 'trans' && head)
      rows.push(`${event.account} ${event.amountOre}`);
    else if (event.type === 'voucherEnd' && head) add(source, head, rows);
  });
  const ledger: Vouchers = new Map();
  await eachVoucher(
    d1,
    generation,
    (voucher, content) => looked(voucher.date) && add(ledger, voucher, content),
  );
  return compare(ledger, source);
};

const compare = (ledger: Vouchers, source: Vouchers): VoucherDifference[] =>
  [...new Set([...ledger.keys(), ...source.keys()])]
    .flatMap((key): VoucherDifference[] => {
      const [left, right] = [ledger.get(key), source.get(key)];
      if (!left || !right) return [{ ...(left ?? right)!.head, found: left ? 'ledger' : 'source' }];
      const contents = new Set([...left.rows.keys(), ...right.rows.keys()]);
      const same = [...contents].every((content) => left.rows.get(content) === right.rows.get(content));
      return same ? [] : [{ ...left.head, found: 'both' }];
    })
    .sort((a, b) =>
      a.date < b.date ? -1 : a.date > b.date ? 1 : a.number.localeCompare(b.number, 'sv', { numeric: true }),
    );

interface VoucherRow extends Head {
  firstRow: number;
  rowCount: number;
}
interface LedgerRow {
  sequence: number;
  account: string;
  ore: number;
}

/** Each voucher of the generation with its #TRANS rows as `account öre`, a page at a time. */
const eachVoucher = async (
  d1: D1Database,
  generation: number,
  onVoucher: (head: Head, rows: string[]) => void,
) => {
  for (let from = 0; ; from += pageVouchers) {
    const { results: vouchers } = await d1
      .prepare(
        `SELECT series, number, date, text, first_row AS firstRow, row_count AS rowCount FROM voucher
         WHERE generation = ?1 AND sequence >= ?2 AND sequence < ?3 ORDER BY sequence`,
      )
      .bind(generation, from, from + pageVouchers)
      .all<VoucherRow & Record<string, unknown>>();
    const [first, last] = [vouchers[0], vouchers.at(-1)];
    if (!first || !last) return;
    const { results: rows } = await d1
      .prepare(
        `SELECT sequence, account, amount_ore AS ore FROM ledger_row
         WHERE generation = ?1 AND sequence >= ?2 AND sequence < ?3 AND kind = 0 ORDER BY sequence`,
      )
      .bind(generation, first.firstRow, last.firstRow + last.rowCount)
      .all<LedgerRow & Record<string, unknown>>();
    let at = 0;
    for (const { firstRow, rowCount, series, number, date, text } of vouchers) {
      const content: string[] = [];
      for (; at < rows.length && rows[at]!.sequence < firstRow + rowCount; at += 1) {
        content.push(`${rows[at]!.account} ${rows[at]!.ore}`);
      }
      onVoucher({ series, number, date, text }, content);
    }
  }
};

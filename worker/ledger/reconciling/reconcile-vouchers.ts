// Which vouchers make the difference: those of the months that differ, held against each other by series, number,
// date and rows. Both sides are read twice: once into a table of hashes, once for the names of those that differ.
import type { ReconciledYear } from '../../../shared/contract/reconciliation.ts';
import type { SieFileRecord } from '../../db/ledger.ts';
import { createSetHash, hashOf } from './hash.ts';
import { createRowReader, ledgerVouchers, type Head } from './ledger-vouchers.ts';
import { readSource } from './sides.ts';
import { createVoucherTable } from './voucher-table.ts';

type VoucherDifference = ReconciledYear['vouchers'][number];

export interface Compared {
  d1: D1Database;
  archive: R2Bucket;
  generation: number;
  file: SieFileRecord;
  /** Vouchers of both sides together. */
  vouchers: number;
  /** Months to look at; null: all. */
  periods: ReadonlySet<string> | null;
  /** Called between bounded pieces of work. */
  rest: () => Promise<void>;
}

const keyOf = ({ series, number, date }: Head) => hashOf(JSON.stringify([series, number, date]));

const byNumber = new Intl.Collator('sv', { numeric: true });
const before = (a: Head, b: Head) =>
  a.date === b.date
    ? byNumber.compare(a.number, b.number) || (a.series < b.series ? -1 : 1)
    : a.date < b.date
      ? -1
      : 1;

/** The first ones by date and number; `count` is how many differ. */
export const voucherDifferences = async (compared: Compared, named: number) => {
  const { d1, archive, generation, file, vouchers, periods, rest } = compared;
  const looked = (date: string) => periods === null || periods.has(date.slice(0, 7));
  const table = createVoucherTable(vouchers);
  const content = createSetHash();

  let head: Head | null = null;
  await readSource(archive, file, rest, (event) => {
    if (event.type === 'voucher') head = looked(event.date) ? event : null;
    else if (event.type === 'row' && event.kind === 'trans' && head)
      content.add(hashOf(`${event.account} ${event.amountOre}`));
    else if (event.type === 'voucherEnd' && head) table.add('source', keyOf(head), content.take());
  });
  const readRows = createRowReader(d1, generation, rest);
  for await (const voucher of ledgerVouchers(d1, generation, rest)) {
    if (!looked(voucher.date)) continue;
    await readRows(voucher.firstRow, voucher.rowCount, ({ account, ore }) =>
      content.add(hashOf(`${account} ${ore}`)),
    );
    table.add('ledger', keyOf(voucher), content.take());
  }

  const count = table.count();
  if (count === 0) return { first: [], count };
  const first = createFirst(named);
  const offer = (voucher: Head) => {
    const found = looked(voucher.date) ? table.differs(keyOf(voucher)) : null;
    if (found) first.offer(voucher, found);
  };
  for await (const voucher of ledgerVouchers(d1, generation, rest)) offer(voucher);
  await readSource(archive, file, rest, (event) => {
    if (event.type === 'voucher') offer(event);
  });
  return { first: first.list, count };
};

/** Characters of a voucher's text: what is named of a year is stored as one value (platform: 2 MB). */
const maxText = 500;

/** Keeps the first ones of many, each once. */
const createFirst = (size: number) => {
  const list: VoucherDifference[] = [];
  return {
    list,
    offer({ series, number, date, text }: Head, found: VoucherDifference['found']) {
      const offered = { series, number, date, text: text.slice(0, maxText), found };
      const last = list.at(-1);
      if (last && list.length >= size && before(offered, last) >= 0) return;
      const at = list.findIndex((one) => before(offered, one) <= 0);
      const there = list.some((one) => one.date === date && one.number === number && one.series === series);
      if (there) return;
      list.splice(at < 0 ? list.length : at, 0, offered);
      if (list.length > size) list.pop();
    },
  };
};

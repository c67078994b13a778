// The names of the vouchers that differ, so many at a time: both sides are read again for them, and of those that changed
// the rows.
import type { ReconciledYear } from '../../../shared/contract/reconciliation.ts';
import type { Compared } from './compare.ts';
import {
  ledgerVouchers,
  readRowsOf,
  type Head,
  type LedgerRow,
  type VoucherRecord,
} from './ledger-vouchers.ts';
import type { Pairs } from './pairs.ts';
import { isWithin } from './range.ts';
import { rowDifferences } from './row-differences.ts';
import { readSource } from './sides.ts';

export type VoucherDifference = ReconciledYear['vouchers'][number];
/** A voucher as it is kept: of one that one side has alone also what its rows hash to. */
export type KeptDifference = VoucherDifference & { content?: string };

/** As it is told. */
export const toldOf = ({ content: _, ...told }: KeptDifference): VoucherDifference => told;

/** Rows of theirs that are held while they are named. */
const mostRows = 50_000;
/** Rows of a voucher that are told apart. */
const maxRows = 1_000;
/** Characters of a text, and of a number, that are told (platform: 2 MB a value). */
const maxText = 500;

const headOf = ({ series, number, date, text }: Head): Head => ({
  series: series.slice(0, maxText),
  number: number.slice(0, maxText),
  date,
  text: text.slice(0, maxText),
});

/**
 * Those from `from` to before `to`; fewer where they have many rows, but one at least.
 */
export const nameVouchers = async (
  compared: Compared,
  pairs: Pairs,
  from: number,
  to: number,
): Promise<KeptDifference[]> => {
  const { d1, ledger: part, rest } = compared;
  let end = to;
  const ledger = await ledgerHeads(compared, pairs, from, end);
  const changed: { i: number; voucher: VoucherRecord }[] = [];
  let rows = 0;
  for (let i = from; i < end; i += 1) {
    const voucher = ledger.get(pairs.ledger[i]!);
    if (!voucher || pairs.kindOf(i) !== 'changed' || voucher.rowCount > maxRows) continue;
    rows += voucher.rowCount;
    if (rows > mostRows && i > from) end = i;
    else changed.push({ i, voucher });
  }
  const chosen = changed.map(({ voucher }) => voucher);
  const found = await readRowsOf(d1, part, chosen, rest);
  const ledgerRows = new Map(changed.map(({ i }, n) => [i, found[n]!]));
  const source = await sourceVouchers(compared, pairs, from, end, new Set(ledgerRows.keys()));

  const named: KeptDifference[] = [];
  for (let i = from; i < end; i += 1) {
    const kind = pairs.kindOf(i);
    const [before, after] = [ledger.get(pairs.ledger[i]!), source.get(pairs.source[i]!)];
    const head = before ?? after;
    if (!head) throw new Error('the vouchers are not those that were compared');
    const [own, others] = [ledgerRows.get(i), after?.rows];
    const content = pairs.contentOf(i);
    const differing = own && others ? rowDifferences(own, before!.date, others, after!.date) : null;
    named.push({
      ...headOf(head),
      kind,
      found: kind === 'gone' ? 'ledger' : kind === 'new' ? 'source' : 'both',
      became: before && after ? headOf(after) : null,
      ...(differing ?? { rows: [], rowCount: kind === 'changed' ? null : 0 }),
      ...(content === null ? {} : { content }),
    });
  }
  return named;
};

/** Numbers on one side that are looked for. */
const numbersIn = (side: Int32Array, from: number, end: number) =>
  new Set(side.subarray(from, end).filter((number) => number !== -1));

const ledgerHeads = async ({ d1, ledger, days, rest }: Compared, pairs: Pairs, from: number, end: number) => {
  const wanted = numbersIn(pairs.ledger, from, end);
  const heads = new Map<number, VoucherRecord>();
  let number = 0;
  if (wanted.size === 0) return heads;
  for await (const page of ledgerVouchers(d1, ledger, rest)) {
    for (const voucher of page) {
      if (!isWithin(days, voucher.date)) continue;
      if (wanted.has(number)) heads.set(number, { ...voucher, ...headOf(voucher) });
      number += 1;
    }
    if (heads.size === wanted.size) break;
  }
  return heads;
};

const sourceVouchers = async (
  { archive, file, days, rest }: Compared,
  pairs: Pairs,
  from: number,
  end: number,
  withRows: ReadonlySet<number>,
) => {
  const wanted = numbersIn(pairs.source, from, end);
  const changed = new Set([...withRows].map((i) => pairs.source[i]!));
  const vouchers = new Map<number, Head & { rows: LedgerRow[] | null }>();
  if (wanted.size === 0) return vouchers;
  let number = -1;
  let rows: LedgerRow[] | null = null;
  let kept = 0;
  await readSource(archive, file, rest, (event) => {
    if (event.type === 'voucher') {
      rows = null;
      if (!isWithin(days, event.date)) return;
      number += 1;
      if (!wanted.has(number)) return;
      if (changed.has(number)) rows = [];
      vouchers.set(number, { ...headOf(event), rows });
    } else if (event.type === 'row' && rows !== null && event.kind === 'trans') {
      const { account, objects, amountOre, date } = event;
      kept += 1;
      if (rows.length < maxRows && kept < 2 * mostRows) rows.push({ account, objects, ore: amountOre, date });
      else vouchers.get(number)!.rows = rows = null;
    }
  });
  return vouchers;
};

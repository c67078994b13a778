// Which rows make two vouchers differ: from what, to what.
import type { ReconciledYear } from '../../../shared/contract/reconciliation.ts';
import type { LedgerRow } from './ledger-vouchers.ts';

type RowDifference = ReconciledYear['vouchers'][number]['rows'][number];
type Shown = NonNullable<RowDifference['from']>;

/** Characters of a code, and pairs of an object list, that are told (platform: 2 MB a value). */
const [maxCode, maxPairs] = [200, 8];
/** Differing rows of a voucher that are told. */
const maxTold = 50;

const shown = ({ account, objects, ore, date }: LedgerRow, voucherDate: string): Shown => {
  const pairs: Shown['objects'] = [];
  for (let i = 0; i + 1 < objects.length; i += 2)
    if (objects[i + 1] !== '') pairs.push({ dimension: objects[i]!, object: objects[i + 1]! });
  pairs.sort((a, b) => (`${a.dimension}\t${a.object}` < `${b.dimension}\t${b.object}` ? -1 : 1));
  return { account, objects: pairs, amountOre: ore, date: date === voucherDate ? null : date };
};

/** Takes from each list what the other has too, as often as it has it. */
const withoutEqual = <T>(left: T[], right: T[], keyOf: (one: T) => string): [T[], T[]] => {
  const counts = new Map<string, number>();
  for (const one of right) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  const onlyLeft = left.filter((one) => {
    const count = counts.get(keyOf(one)) ?? 0;
    if (count > 0) counts.set(keyOf(one), count - 1);
    return count === 0;
  });
  // What is left of each count are those that only the right has: the last ones.
  const onlyRight = right.toReversed().filter((one) => {
    const count = counts.get(keyOf(one)) ?? 0;
    if (count > 0) counts.set(keyOf(one), count - 1);
    return count > 0;
  });
  return [onlyLeft, onlyRight.toReversed()];
};

/** Rows with another amount on the same account and objects are told as one; a row without counterpart alone. */
export const rowDifferences = (
  ledger: readonly LedgerRow[],
  ledgerDate: string,
  source: readonly LedgerRow[],
  sourceDate: string,
): { rows: RowDifference[]; rowCount: number } => {
  const [left, right] = withoutEqual(
    ledger.map((row) => shown(row, ledgerDate)),
    source.map((row) => shown(row, sourceDate)),
    (row) => JSON.stringify(row),
  );
  const placeOf = ({ account, objects }: Shown) => JSON.stringify([account, objects]);
  const waiting = Map.groupBy(right, placeOf);
  const told: RowDifference[] = left.map((from) => ({
    from,
    to: waiting.get(placeOf(from))?.shift() ?? null,
  }));
  const all: RowDifference[] = [...told, ...[...waiting.values()].flat().map((to) => ({ from: null, to }))];
  const rows = all
    .slice(0, maxTold)
    .map(({ from, to }) => ({ from: from && clipped(from), to: to && clipped(to) }));
  return { rows, rowCount: all.length };
};

const clipped = ({ account, objects, ...row }: Shown): Shown => ({
  ...row,
  account: account.slice(0, maxCode),
  objects: objects.slice(0, maxPairs).map(({ dimension, object }) => ({
    dimension: dimension.slice(0, maxCode),
    object: object.slice(0, maxCode),
  })),
});

// The two sides of a reconciliation, a year's ledger and a SIE file, each as sums by account and month; and what differs.
import type { ReconciledYear } from '../../../shared/contract/reconciliation.ts';
import type { SieEvent, SieStretch } from '../../../shared/sie/index.ts';
import type { SieFileRecord } from '../../db/ledger.ts';
import { problem } from '../../problem.ts';
import { readArchived, sieFileKey } from '../archive/archive.ts';
import { openFile } from '../archive/open-file.ts';
import { listOf, place, rowsOf } from '../parts/list.ts';

type Difference = ReconciledYear['differences'][number];
/** Öre by `label account period`; the period is empty for a balance. */
export type Sums = Map<string, number>;

export interface Side {
  sums: Sums;
  vouchers: number;
  rows: number;
  debitOre: number;
}

/** @param rest called between two parts of the file */
export const readSource = async (
  archive: R2Bucket,
  file: SieFileRecord,
  rest: () => Promise<void>,
  onEvent: (event: SieEvent) => void,
  stretch?: SieStretch,
): Promise<void> => {
  const reader = await openFile(file, {
    onEvent,
    acceptChecksumMismatch: true,
    ...(stretch ? { stretch } : {}),
  });
  await readArchived(archive, sieFileKey(file.companyId, file.id), file.filename, (chunk) => {
    reader.push(chunk);
    return rest();
  });
  reader.end();
};

/**
 * The file's side, from its events: #TRANS summed by the voucher's month, #IB, #UB and #RES of year 0 (the first of each
 * counts), and how many vouchers each day has.
 * @throws problem `too_much_to_reconcile`, from `rest`
 */
export const createSourceSums = (year: string, rest: () => Promise<void>) => {
  const sums: Sums = new Map();
  const side = { vouchers: 0, rows: 0, debitOre: 0 };
  /** By day the vouchers, by month the sum of each account. Those of one follow each other. */
  const dates = new Map<string, { vouchers: number }>();
  const months = new Map<string, Map<string, { ore: number }>>();
  let date = '';
  let ofDay = { vouchers: 0 };
  let ofMonth = new Map<string, { ore: number }>();
  let pairs = 0;
  const onVoucher = (its: string) => {
    if (its !== date) {
      date = its;
      ofDay = dates.get(date) ?? { vouchers: 0 };
      dates.set(date, ofDay);
      const month = date.slice(0, 7);
      ofMonth = months.get(month) ?? new Map();
      months.set(month, ofMonth);
    }
    side.vouchers += 1;
    ofDay.vouchers += 1;
  };
  const onRow = (account: string, ore: number) => {
    const sum = ofMonth.get(account);
    if (sum) sum.ore += ore;
    else {
      ofMonth.set(account, { ore });
      pairs += 1;
    }
    side.rows += 1;
    if (ore > 0) side.debitOre += ore;
  };
  return {
    side: (): Side => {
      const all = new Map(sums);
      for (const [month, accounts] of months)
        for (const [account, { ore }] of accounts) all.set(`TRANS ${account} ${month}`, ore);
      return { ...side, sums: all };
    },
    dates: () => new Map([...dates].map(([day, { vouchers }]) => [day, vouchers])),
    rest: () => {
      if (sums.size + pairs > maxSums) throw tooMany(year);
      return rest();
    },
    onEvent: (event: SieEvent): void => {
      if (event.type === 'voucher') onVoucher(event.date);
      else if (event.type === 'row') {
        if (event.kind === 'trans') onRow(event.account, event.amountOre);
      } else if (
        event.type === 'balance' &&
        event.yearIndex === 0 &&
        event.period === null &&
        event.objects.length === 0
      ) {
        const key = `${event.label} ${event.account} `;
        if (!sums.has(key)) sums.set(key, event.amountOre);
      }
    },
  };
};

/** Sums by account and month of one side: as many as fit in memory twice. */
const maxSums = 150_000;
const tooMany = (year: string) => problem('too_much_to_reconcile', { year, limit: maxSums });

/**
 * The ledger's side, from what was stored of the generation.
 * @throws problem `too_much_to_reconcile`
 */
export const ledgerSide = async (d1: D1Database, generation: number, start: string): Promise<Side> => {
  const bound = (sql: string) => d1.prepare(sql).bind(generation);
  const size = await bound(
    `SELECT (SELECT coalesce(sum(count), 0) FROM ${listOf('period_total')}) +
       (SELECT coalesce(sum(count), 0) FROM ${listOf('balance')}) AS n`,
  ).first<{ n: number }>();
  if (size!.n > maxSums) throw tooMany(start);
  const [counts, totals, balances] = await d1.batch([
    bound('SELECT vouchers, rows, debit_ore AS debitOre FROM generation WHERE id = ?1'),
    bound(`SELECT account, period, amount_ore AS ore FROM ${rowsOf('period_total')}`),
    bound(
      `SELECT label, account, amount_ore AS ore FROM ${rowsOf('balance')}
       WHERE year_start = (SELECT start FROM generation WHERE id = ?1) AND label IN ('IB', 'UB', 'RES')
       ORDER BY ${place}`,
    ),
  ]);
  const sums: Sums = new Map();
  for (const { account, period, ore } of totals!.results as {
    account: string;
    period: string;
    ore: number;
  }[]) {
    sums.set(`TRANS ${account} ${period}`, ore);
  }
  for (const { label, account, ore } of balances!.results as {
    label: string;
    account: string;
    ore: number;
  }[]) {
    const key = `${label} ${account} `;
    if (!sums.has(key)) sums.set(key, ore);
  }
  return { sums, ...(counts!.results[0] as Omit<Side, 'sums'>) };
};

/** A sum that is zero and one that is not there agree. Sorted by account, then month. */
export const differencesOf = (ledger: Sums, source: Sums): Difference[] =>
  [...new Set([...ledger.keys(), ...source.keys()])]
    .filter((key) => !/^(OIB|OUB) /.test(key) && (ledger.get(key) ?? 0) !== (source.get(key) ?? 0))
    .map((key) => {
      const [label, account, period] = key.split(' ') as [Difference['label'], string, string];
      const [ledgerOre, sourceOre] = [ledger.get(key) ?? null, source.get(key) ?? null];
      return {
        account,
        label,
        period: period || null,
        ledgerOre,
        sourceOre,
        differenceOre: (ledgerOre ?? 0) - (sourceOre ?? 0),
      };
    })
    .sort((a, b) => (`${a.account} ${a.period}` < `${b.account} ${b.period}` ? -1 : 1));

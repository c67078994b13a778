// A company's ledger held against the files that were sent: at any moment each year holds all of one file or nothing,
// and when all jobs have ended what they say they did leads from what was to what is.
import type { Balances, FiscalYear, Voucher } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';
import type { Reconciliation } from '../../shared/contract/reconciliation.ts';
import { sumsOf } from '../testing/model.ts';
import { brokenChains } from '../testing/serial.ts';
import type { TestVoucher } from '../testing/sie-text.ts';
import type { Client } from './client.ts';

/** Vouchers of a year up to which they are read one by one; of larger ones the sums. */
const readAll = 400;

const totalsOf = (vouchers: TestVoucher[]) => {
  const rows = vouchers.flatMap((voucher) => voucher.rows);
  return `${vouchers.length} ${rows.length} ${rows.reduce((sum, [, ore]) => sum + Math.max(ore, 0), 0)}`;
};
const nothing = totalsOf([]);

/** @param files what was sent, by filename; grows as more are sent */
export const createLedgerCheck = (client: Client, path: string, files: Map<string, TestVoucher[]>) => {
  let last: FiscalYear[] = [];
  const seen = new Set<string>();

  const glance = (years: FiscalYear[], emptied: { start: string }[]): string[] => {
    const known = new Set([nothing, ...[...files.values()].map(totalsOf)]);
    return years.flatMap((year) => {
      const now = `${year.vouchers} ${year.rows} ${year.debitOre}`;
      if (!known.has(now)) return `${path}: ${year.start} reads as ${now}, which no file holds`;
      const isEmptied = emptied.some(({ start }) => start === year.start);
      return isEmptied && now !== nothing ? `${path}: ${year.start} was purged, and reads as ${now}` : [];
    });
  };

  const contentOf = async (year: FiscalYear): Promise<string[]> => {
    const should = year.sieFile ? files.get(year.sieFile.filename) : [];
    if (!should)
      return [`${path}: ${year.start} was read from ${year.sieFile?.filename}, which was never sent`];
    const at = `${path}/fiscal-years/${year.start}`;
    const balances = await client.get<Balances>(`${at}/balances`);
    const sums = Object.fromEntries(
      balances.accounts.flatMap(({ account, periods }) =>
        periods.map(({ period, amountOre }) => [`${account} ${period}`, amountOre]),
      ),
    );
    const wrong = sameSums(sums, sumsOf(should))
      ? []
      : [`${at}: the sums are not those of ${year.sieFile?.filename}`];
    if (should.length > readAll) return wrong;
    const vouchers = (await client.list<Voucher>(`${at}/vouchers`)).map((voucher) => ({
      series: voucher.series,
      number: voucher.number,
      date: voucher.date,
      rows: voucher.rows.map(({ account, amountOre }) => [account, amountOre]),
    }));
    const same = JSON.stringify(vouchers) === JSON.stringify(should);
    return same ? wrong : [...wrong, `${at}: the vouchers are not those of ${year.sieFile?.filename}`];
  };

  const check = async (): Promise<string[]> => {
    const years = await client.list<FiscalYear>(`${path}/fiscal-years`);
    const jobs = await client.list<Job>(`${path}/jobs`);
    const fresh = jobs.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    const odd = fresh.filter(({ kind, state, problem }) => {
      const mayFail = kind === 'reconcile' ? ['gave_up', 'data_changed', 'sie_file_gone'] : ['gave_up'];
      return state !== 'done' && state !== 'cancelled' && !mayFail.includes(problem?.code ?? '');
    });
    const changing = fresh.filter(({ kind }) => kind !== 'reconcile');
    const reconciled = fresh.filter(({ kind, state }) => kind === 'reconcile' && state === 'done');
    const wrong = [
      ...odd.map(({ id, kind, state, problem }) => `${path}: ${kind} ${id} ${state} ${problem?.code ?? ''}`),
      ...glance(years, []),
      ...brokenChains(last, years, changing).map((what) => `${path}: ${what}`),
      ...(await Promise.all(years.map(contentOf))).flat(),
    ];
    last = years;
    for (const { id } of reconciled) {
      const { fiscalYears, notCompared } = await client.get<Reconciliation>(`${path}/reconciliations/${id}`);
      // A year that was purged or loaded meanwhile is not compared, and that is said.
      const failed = notCompared.filter(({ problem }) => problem.code !== 'data_changed');
      if (failed.length > 0 || fiscalYears.some(({ agrees }) => !agrees))
        wrong.push(`${path}: the reconciliation ${id} does not agree`);
    }
    return wrong;
  };
  return { glance, check };
};

const sameSums = (a: Record<string, number>, b: Record<string, number>) => {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => (a[key] ?? 0) === (b[key] ?? 0));
};

// Comparisons of the stand-in API: what differs is what a test has said.
import type { Reconciliation } from '../../../shared/contract/reconciliation.ts';
import type { FakeCompany } from './companies.ts';
import type { createState } from './jobs.ts';
import { fakeProblem } from './problems.ts';
import { usualSides } from './sides.ts';

type Vouchers = Reconciliation['fiscalYears'][number]['vouchers'];
const row = (account: string, amountOre: number) => ({ account, objects: [], amountOre, date: null });
const voucher = (
  number: string,
  date: string,
  text: string,
  its: Pick<Vouchers[number], 'kind' | 'found'> & Partial<Vouchers[number]>,
): Vouchers[number] => ({ series: 'A', number, date, text, became: null, rows: [], rowCount: 0, ...its });

/** One of each kind, and a text as long as they come. */
export const differingVouchers: Vouchers = [
  voucher('412', '2024-09-30', 'Leverantörsfaktura 10982, Norrlands Mjöl & Spannmål ekonomisk förening', {
    kind: 'gone',
    found: 'ledger',
  }),
  voucher('97', '2024-03-04', 'Dubbelbokad hyra', { kind: 'gone', found: 'ledger' }),
  voucher('413', '2024-09-30', 'Kundfaktura 2204', { kind: 'new', found: 'source' }),
  voucher('98', '2024-03-05', 'Löner mars', {
    kind: 'changed',
    found: 'both',
    rows: [
      { from: row('7010', 182_400_00), to: row('7010', 184_200_00) },
      { from: null, to: row('2710', -1_800_00) },
    ],
    rowCount: 2,
  }),
  voucher('120', '2024-04-30', 'Moms', {
    kind: 'moved',
    found: 'both',
    became: { series: 'B', number: '7', date: '2024-05-01', text: 'Moms' },
  }),
];

/**
 * As it is read: the newest year agrees, and so on; only 2024 differs, where `state.differing` has vouchers.
 * @param id names the year whose file was compared, or none: all, with the accounting system
 */
export function comparisonOf(
  company: FakeCompany,
  { differing, comparing, unread, sides }: ReturnType<typeof createState>,
  id: string,
): Reconciliation {
  const comparedYear = id.split(' ')[1];
  const loaded = company.years.filter(
    ({ state, start }) => state === 'loaded' && (comparedYear ?? start) === start,
  );
  const left = loaded.filter(({ start }) => unread.includes(start));
  const done = comparing ? loaded.slice(0, 1) : loaded.filter((year) => !left.includes(year));
  const fiscalYears = done.map((year) => {
    const { start, end, vouchers, rows, debitOre } = year;
    const before = company.years[company.years.indexOf(year) - 1];
    const its = start === '2024-01-01' ? differing : [];
    const count = (kind: Vouchers[number]['kind']) => its.filter((one) => one.kind === kind).length;
    return {
      start,
      end,
      agrees: its.length === 0,
      sieFile: { id: `sie_${start}`, filename: `fortnox-${start}.se`, sha256: 'c'.repeat(64) },
      ledger: { vouchers, rows, debitOre },
      source: { vouchers, rows, debitOre },
      differences: [],
      differenceCount: 0,
      vouchers: its,
      voucherCount: its.length,
      kinds: { gone: count('gone'), new: count('new'), changed: count('changed'), moved: count('moved') },
      onlyAdditions: its.length > 0 && its.every(({ kind }) => kind === 'new'),
      note: null,
      ...usualSides(year, before),
      ...sides[start],
    };
  });
  return {
    id,
    companyId: company.id,
    state: comparing ? 'running' : 'done',
    createdAt: new Date().toISOString(),
    finishedAt: comparing ? null : new Date().toISOString(),
    problem: null,
    agrees: comparing ? null : fiscalYears.every(({ agrees }) => agrees),
    notCompared: left.map(({ start, end }) => ({
      start,
      end,
      problem: fakeProblem('source_year_missing', { source: 'Fortnox', year: start, found: '2025' }),
    })),
    fiscalYears,
  };
}

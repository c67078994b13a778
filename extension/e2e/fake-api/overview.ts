// All companies at a glance, and orders for many of them, in the stand-in API. How a year agrees is what a test has said.
import type { ManyOrders, ManyPurges, ManyReconciliations } from '../../../shared/contract/many.ts';
import type { Agreement, OverviewCompany, OverviewYear } from '../../../shared/contract/overview.ts';
import type { FiscalYear } from '../../../shared/contract/fiscal-year.ts';
import type { Job } from '../../../shared/contract/job.ts';
import type { Problem } from '../../../shared/contract/problem.ts';
import type { Agrees, FakeCompany } from './companies.ts';
import { fakeProblem } from './problems.ts';

const none = { gone: 0, new: 0, changed: 0, moved: 0 };
const kept: Agreement = {
  state: 'never',
  since: null,
  comparedAt: null,
  voucherCount: 0,
  kinds: none,
  differenceCount: 0,
  onlyAdditions: false,
  reconciliation: null,
  problem: null,
};
const night = '2026-11-26T02:14:00Z';
export const agreementOf = (how: Agrees): Agreement =>
  how === 'never'
    ? kept
    : how === 'agrees'
      ? { ...kept, state: 'agrees', since: '2026-11-02T02:10:00Z', comparedAt: night }
      : how === 'unread'
        ? {
            ...kept,
            state: 'unread',
            since: night,
            comparedAt: night,
            problem: fakeProblem('source_down', { source: 'Fortnox', found: '503' }),
          }
        : {
            ...kept,
            state: 'differs' as const,
            since: '2026-11-25T02:12:00Z',
            comparedAt: night,
            voucherCount: how,
            kinds: { ...none, gone: how },
            reconciliation: 'job_compare',
          };

const yearOf = (
  company: FakeCompany,
  { start, end, label, state, vouchers, rows, loadedAt, sieFile, activeJob }: FiscalYear,
  jobs: ReadonlyMap<string, Job>,
): OverviewYear => {
  const job = jobs.get(activeJob ?? '');
  return {
    start,
    end,
    label,
    state,
    vouchers,
    rows,
    loadedAt,
    sieFile: sieFile && {
      id: sieFile.id,
      filename: sieFile.filename,
      uploadedAt: sieFile.uploadedAt,
      generatedOn: '2026-11-18',
    },
    waitsForFile: state === 'empty' && !company.source.connected,
    activeJob: job
      ? { id: job.id, kind: job.kind, state: job.state, phase: job.phase, progress: job.progress }
      : null,
    agreement: state === 'empty' ? null : agreementOf(company.agrees?.[start] ?? 'never'),
  };
};

export const overviewOf = (company: FakeCompany, jobs: ReadonlyMap<string, Job>): OverviewCompany => ({
  id: company.id,
  name: company.name,
  organisationNumber: company.organisationNumber,
  oxceedId: company.oxceedId,
  source: { kind: company.source.kind, connected: company.source.connected === true },
  watch: company.source.connected ? { enabled: true, reloads: false, nextAt: null } : null,
  fiscalYears: company.years.map((year) => yearOf(company, year, jobs)),
});

/** @param begin a company's job, or why there is none */
export function orderMany(
  order: ManyPurges | ManyReconciliations,
  companies: FakeCompany[],
  begin: (company: FakeCompany, years: string[]) => { job: Job } | { problem: Problem },
): ManyOrders {
  const items = order.companies.map(({ companyId, fiscalYears = [] }) => {
    const company = companies.find(({ id }) => id === companyId)!;
    const { id, name, organisationNumber } = company;
    const begun = begin(company, fiscalYears);
    return 'job' in begun
      ? { companyId, job: { ...begun.job, company: { id, name, organisationNumber } }, problem: null }
      : { companyId, job: null, problem: begun.problem };
  });
  const accepted = items.filter(({ job }) => job).length;
  return { items, accepted, refused: items.length - accepted };
}

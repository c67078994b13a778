// The fiscal years of many companies of one ledger, as an overview shows them: three queries, however many.
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { AgreementState, Agreement, OverviewYear } from '../../shared/contract/overview.ts';
import { problemShape, type Language } from '../../shared/contract/problems.ts';
import { fiscalYearLabel } from '../../shared/fiscal-year.ts';
import { inJson, type Ledger } from '../db/find.ts';
import {
  agreement,
  fiscalYear,
  generation,
  isActive,
  job,
  jobYear,
  sieFile,
  type AgreementFound,
} from '../db/ledger.ts';

/** `waits`: empty, was loaded once, and nothing loads it. Only where files are uploaded is there anything to wait for. */
const waits = sql<number>`${fiscalYear.liveGeneration} IS NULL
  AND EXISTS (SELECT 1 FROM generation AS g WHERE g.company_id = ${fiscalYear.companyId} AND g.start = ${fiscalYear.start}
    AND g.loaded_at IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM job_year AS y JOIN job AS j ON j.id = y.job_id WHERE y.company_id = ${fiscalYear.companyId}
    AND y.start = ${fiscalYear.start} AND y.active = 1 AND j.kind <> 'purge')`;

/** What was compared is what is loaded. */
const ofLive = and(
  eq(agreement.companyId, fiscalYear.companyId),
  eq(agreement.start, fiscalYear.start),
  eq(agreement.generation, fiscalYear.liveGeneration),
);

/** The comparison that said so; null where it was a reload, or is kept no more. */
const reconciliation = sql<
  string | null
>`(SELECT j.id FROM job AS j WHERE j.id = ${agreement.jobId} AND j.kind = 'reconcile')`;

export interface YearFilter {
  agreement: AgreementState | null;
  waiting: boolean;
}

/** Ids of the companies, of those, that have a year which the filter wants. */
export const companiesWith = async (
  { db }: Ledger,
  companyIds: readonly string[],
  { agreement: state, waiting }: YearFilter,
): Promise<string[]> => {
  const wanted = {
    never: sql`${fiscalYear.liveGeneration} IS NOT NULL AND ${agreement.state} IS NULL`,
    other: sql`${agreement.state} = ${state}`,
  };
  const found = await db
    .selectDistinct({ id: fiscalYear.companyId })
    .from(fiscalYear)
    .leftJoin(agreement, ofLive)
    .where(
      and(
        inJson(fiscalYear.companyId, JSON.stringify(companyIds)),
        state === null ? undefined : state === 'never' ? wanted.never : wanted.other,
        waiting ? waits : undefined,
      ),
    );
  return found.map(({ id }) => id);
};

interface CompanyOfLedger {
  id: string;
  connected: boolean;
}

/** By company, oldest year first. */
export const overviewYears = async (
  { db }: Ledger,
  companies: readonly CompanyOfLedger[],
  language: Language,
): Promise<Map<string, OverviewYear[]>> => {
  const ids = JSON.stringify(companies.map(({ id }) => id));
  const jobColumns = {
    companyId: jobYear.companyId,
    start: jobYear.start,
    end: jobYear.end,
    id: job.id,
    kind: job.kind,
    state: job.state,
    phase: job.phase,
    done: job.rowsDone,
    total: job.rowsTotal,
  };
  const [years, holding, comparing] = await db.batch([
    db
      .select({
        companyId: fiscalYear.companyId,
        start: fiscalYear.start,
        end: fiscalYear.end,
        live: fiscalYear.liveGeneration,
        waits,
        vouchers: generation.vouchers,
        rows: generation.rows,
        loadedAt: generation.loadedAt,
        fileId: sieFile.id,
        filename: sieFile.filename,
        uploadedAt: sieFile.uploadedAt,
        generatedOn: sql<string | null>`${sieFile.outline} ->> 'generatedOn'`,
        agreed: agreement.state,
        since: agreement.since,
        comparedAt: agreement.comparedAt,
        found: agreement.found,
        problem: agreement.problem,
        reconciliation,
      })
      .from(fiscalYear)
      .leftJoin(generation, eq(generation.id, fiscalYear.liveGeneration))
      .leftJoin(sieFile, eq(sieFile.id, generation.sieFileId))
      .leftJoin(agreement, ofLive)
      .where(inJson(fiscalYear.companyId, ids))
      .orderBy(asc(fiscalYear.companyId), asc(fiscalYear.start)),
    db
      .select(jobColumns)
      .from(jobYear)
      .innerJoin(job, eq(job.id, jobYear.jobId))
      .where(and(inJson(jobYear.companyId, ids), isActive)),
    db
      .select(jobColumns)
      .from(job)
      .innerJoin(jobYear, eq(jobYear.jobId, job.id))
      .where(
        and(
          inArray(job.state, ['queued', 'running']),
          eq(job.kind, 'reconcile'),
          inJson(job.companyId, ids),
          isNull(jobYear.problem),
        ),
      ),
  ]);
  const connected = new Set(companies.flatMap((company) => (company.connected ? [company.id] : [])));
  const keyOf = ({ companyId, start }: { companyId: string; start: string }) => `${companyId} ${start}`;
  // What takes away or puts in goes before what only compares.
  const jobs = new Map([...comparing, ...holding].map((one) => [keyOf(one), one]));
  const known = new Set(years.map(keyOf));
  const found = new Map<string, OverviewYear[]>(companies.map(({ id }) => [id, []]));
  const add = (companyId: string, year: OverviewYear) => found.get(companyId)?.push(year);
  for (const year of years) {
    const working = jobs.get(keyOf(year));
    const { companyId, start, end, live, fileId } = year;
    add(companyId, {
      start,
      end,
      label: fiscalYearLabel({ start, end }),
      state: stateOf(live !== null, working),
      vouchers: year.vouchers ?? 0,
      rows: year.rows ?? 0,
      loadedAt: year.loadedAt,
      sieFile:
        fileId === null
          ? null
          : {
              id: fileId,
              filename: year.filename ?? '',
              uploadedAt: year.uploadedAt ?? '',
              generatedOn: year.generatedOn,
            },
      waitsForFile: year.waits === 1 && !connected.has(companyId),
      activeJob: working ? jobShape(working) : null,
      agreement: live === null ? null : agreementShape(year, language),
    });
  }
  // Years that are read in for the first time.
  for (const one of holding) {
    if (known.has(keyOf(one))) continue;
    const { companyId, start, end } = one;
    const label = fiscalYearLabel({ start, end });
    const empty = { vouchers: 0, rows: 0, loadedAt: null, sieFile: null, waitsForFile: false };
    add(companyId, {
      start,
      end,
      label,
      state: stateOf(false, one),
      ...empty,
      activeJob: jobShape(one),
      agreement: null,
    });
    found.get(companyId)?.sort((a, b) => (a.start < b.start ? -1 : 1));
  }
  return found;
};

type Working = Pick<typeof job.$inferSelect, 'id' | 'kind' | 'state' | 'phase'> & {
  done: number;
  total: number;
};

const stateOf = (isLoaded: boolean, working: Working | undefined): OverviewYear['state'] => {
  if (!working || working.kind === 'reconcile') return isLoaded ? 'loaded' : 'empty';
  return working.kind === 'purge' ? 'purging' : 'loading';
};

const jobShape = ({ id, kind, state, phase, done, total }: Working): OverviewYear['activeJob'] => ({
  id,
  kind,
  state,
  phase,
  progress: { done: Math.min(done, total), total },
});

interface Kept extends Pick<Agreement, 'since' | 'comparedAt' | 'reconciliation'> {
  /** Null where what is loaded was never compared. */
  agreed: Agreement['state'] | null;
  found: AgreementFound | null;
  problem: { code: string; values: Record<string, unknown> } | null;
}

const agreementShape = (
  { agreed, since, comparedAt, found, reconciliation, problem }: Kept,
  language: Language,
): Agreement => ({
  state: agreed ?? 'never',
  since,
  comparedAt,
  ...(found ?? nothing),
  reconciliation,
  problem: problem && problemShape(problem.code, problem.values, language),
});

const nothing: AgreementFound = {
  voucherCount: 0,
  kinds: { gone: 0, new: 0, changed: 0, moved: 0 },
  differenceCount: 0,
  onlyAdditions: false,
};

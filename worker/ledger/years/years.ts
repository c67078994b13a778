// A company's fiscal years as a reader sees them now.
import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { FiscalYear } from '../../../shared/contract/fiscal-year.ts';
import { fiscalYearLabel } from '../../../shared/fiscal-year.ts';
import type { JobKind } from '../../../shared/contract/job.ts';
import { inJson, type Ledger } from '../../db/find.ts';
import {
  archivedColumns,
  fiscalYear,
  generation,
  isActive,
  job,
  jobYear,
  periodTotal,
  sieFile,
  type ArchivedFile,
  type SieFileRecord,
} from '../../db/ledger.ts';
import type { YearFiles } from '../../sources/source.ts';

export interface YearNow extends FiscalYear {
  /** The live generation; null when the year reads as empty. */
  generation: number | null;
  balances: number;
  otherRows: number;
  /** What a source is asked with: what is or was live, and what is newest. */
  files: YearFiles;
  /** The newest archived file that the year has ever been read from. */
  newestFile: ArchivedFile | null;
}

export const fileRef = (file: Pick<SieFileRecord, 'id' | 'filename' | 'sha256' | 'uploadedAt'>) => ({
  id: file.id,
  filename: file.filename,
  sha256: file.sha256,
  uploadedAt: file.uploadedAt,
});

/** Oldest year first; `months` only where they are asked for, since they are summed anew. */
export const readYears = async (
  ledger: Ledger,
  companyId: string,
  { withMonths = false } = {},
): Promise<YearNow[]> => (await readYearsOf(ledger, [companyId], { withMonths })).get(companyId) ?? [];

/** The years of each company, read in one transaction of six queries, however many the companies. */
export const readYearsOf = async (
  { db }: Ledger,
  companyIds: readonly string[],
  { withMonths = false } = {},
): Promise<Map<string, YearNow[]>> => {
  const ids = JSON.stringify(companyIds);
  const [years, generations, jobs, files, proven, months] = await db.batch([
    db.select().from(fiscalYear).where(inJson(fiscalYear.companyId, ids)).orderBy(asc(fiscalYear.start)),
    db
      .select()
      .from(generation)
      .where(and(inJson(generation.companyId, ids), eq(generation.state, 'live'))),
    db
      .select({
        companyId: jobYear.companyId,
        start: jobYear.start,
        end: jobYear.end,
        jobId: jobYear.jobId,
        kind: job.kind,
      })
      .from(jobYear)
      .innerJoin(job, eq(job.id, jobYear.jobId))
      .where(and(inJson(jobYear.companyId, ids), isActive)),
    db
      .select(archivedColumns)
      .from(sieFile)
      .where(and(inJson(sieFile.companyId, ids), isNull(sieFile.deletedAt)))
      .orderBy(desc(sieFile.id)),
    db
      .select({ companyId: generation.companyId, start: generation.start, id: generation.sieFileId })
      .from(generation)
      .where(and(inJson(generation.companyId, ids), isNotNull(generation.loadedAt)))
      .groupBy(generation.companyId, generation.start, generation.sieFileId)
      .orderBy(sql`max(loaded_at) DESC, max(id) DESC`),
    db
      .select({
        generation: periodTotal.generation,
        period: periodTotal.period,
        debitOre: sql<number>`sum(${periodTotal.debitOre})`,
        rows: sql<number>`sum(${periodTotal.rows})`,
      })
      .from(fiscalYear)
      .innerJoin(periodTotal, eq(periodTotal.generation, fiscalYear.liveGeneration))
      .where(inJson(fiscalYear.companyId, withMonths ? ids : '[]'))
      .groupBy(periodTotal.generation, periodTotal.period)
      .orderBy(asc(periodTotal.period)),
  ]);
  const [byYears, byGeneration, byJobs, byFiles, byProven] = [
    groupByCompany(years),
    groupByCompany(generations),
    groupByCompany(jobs),
    groupByCompany(files),
    groupByCompany(proven),
  ];
  return new Map(
    companyIds.map((id) => [
      id,
      yearsNow({
        companyId: id,
        years: byYears.get(id) ?? [],
        generations: byGeneration.get(id) ?? [],
        jobs: byJobs.get(id) ?? [],
        files: byFiles.get(id) ?? [],
        proven: byProven.get(id) ?? [],
        months: withMonths ? months : null,
      }),
    ]),
  );
};

const groupByCompany = <T extends { companyId: string }>(rows: T[]) =>
  Map.groupBy(rows, ({ companyId }) => companyId);

interface Facts {
  companyId: string;
  years: (typeof fiscalYear.$inferSelect)[];
  generations: (typeof generation.$inferSelect)[];
  jobs: { start: string; end: string; jobId: string; kind: JobKind }[];
  /** Newest first. */
  files: ArchivedFile[];
  /** The files that each year has been read from, the latest to go live first. */
  proven: { start: string; id: string }[];
  months: { generation: number; period: string; debitOre: number; rows: number }[] | null;
}

const yearsNow = ({ companyId, years, generations, jobs, files, proven, months }: Facts): YearNow[] => {
  const fileOf = new Map(files.map((file) => [file.id, file]));
  const known = new Set(years.map(({ start }) => start));
  const coming = jobs
    .filter(({ start }) => !known.has(start))
    .map(({ start, end }) => ({ companyId, start, end, liveGeneration: null }));
  return [...years, ...coming]
    .sort((a, b) => (a.start < b.start ? -1 : 1))
    .map(({ start, end, liveGeneration }) => {
      const live = generations.find(({ id }) => id === liveGeneration);
      const active = jobs.find((entry) => entry.start === start);
      const file = live && fileOf.get(live.sieFileId);
      const wereLive = proven.flatMap((was) => (was.start === start ? (fileOf.get(was.id) ?? []) : []));
      const settled = liveGeneration === null ? 'empty' : 'loaded';
      return {
        start,
        end,
        label: fiscalYearLabel({ start, end }),
        state: active ? (active.kind === 'purge' ? 'purging' : 'loading') : settled,
        vouchers: live?.vouchers ?? 0,
        rows: live?.rows ?? 0,
        debitOre: live?.debitOre ?? 0,
        loadedAt: live?.loadedAt ?? null,
        sieFile: file ? fileRef(file) : null,
        digest: file?.digest ?? null,
        activeJob: active?.jobId ?? null,
        generation: liveGeneration,
        balances: live?.balances ?? 0,
        otherRows: (live?.addedRows ?? 0) + (live?.removedRows ?? 0),
        files: {
          live: (live ? file : wereLive[0]) ?? null,
          newest: files.find((file) => file.start === start) ?? null,
        },
        newestFile: files.find((file) => wereLive.includes(file)) ?? null,
        ...(months
          ? {
              months: months
                .filter((month) => month.generation === liveGeneration)
                .map(({ period, debitOre, rows }) => ({ period, debitOre, rows })),
            }
          : {}),
      };
    });
};

export const yearShape = (year: YearNow): FiscalYear => ({
  start: year.start,
  end: year.end,
  label: year.label,
  state: year.state,
  vouchers: year.vouchers,
  rows: year.rows,
  debitOre: year.debitOre,
  loadedAt: year.loadedAt,
  sieFile: year.sieFile,
  digest: year.digest,
  activeJob: year.activeJob,
  ...(year.months ? { months: year.months } : {}),
});

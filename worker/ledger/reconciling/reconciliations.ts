// A reconciliation as it is kept and read: its job's state, the results of the years done so far, and the vouchers that
// differ, a page at a time.
import { and, asc, desc, eq, gt, isNotNull, lt, sql } from 'drizzle-orm';
import type {
  ReconciledYear,
  Reconciliation,
  ReconciliationSummary,
} from '../../../shared/contract/reconciliation.ts';
import { problemShape, type Language } from '../../../shared/contract/problems.ts';
import { inJson, type Ledger } from '../../db/find.ts';
import {
  job as jobTable,
  jobYear,
  type JobRecord,
  reconciledVouchers,
  reconciliation,
} from '../../db/ledger.ts';
import { problem } from '../../problem.ts';
import { toldOf, type KeptDifference, type VoucherDifference } from './names.ts';
import type { FoundYear } from './reconcile.ts';

/** Vouchers in a chunk as it is stored, and characters (platform: 2 MB a value). */
const [chunkVouchers, chunkChars] = [500, 400_000];
/** Vouchers told with the year; the others are asked for. */
const shown = 200;

export const insertFound = (d1: D1Database, jobId: string, found: FoundYear) =>
  d1
    .prepare('INSERT INTO reconciliation (job_id, start, result) VALUES (?1, ?2, ?3)')
    .bind(jobId, found.start, JSON.stringify(found));

/** @param first how many of the year's were stored before */
export const insertNamed = (
  d1: D1Database,
  jobId: string,
  start: string,
  first: number,
  named: readonly KeptDifference[],
): D1PreparedStatement[] => {
  const insert = d1.prepare(
    'INSERT INTO reconciled_vouchers (job_id, start, first, vouchers) VALUES (?1, ?2, ?3, ?4)',
  );
  const statements: D1PreparedStatement[] = [];
  let chunk: string[] = [];
  let [chars, at] = [0, first];
  const store = () => {
    if (chunk.length === 0) return;
    statements.push(insert.bind(jobId, start, at, `[${chunk.join()}]`));
    at += chunk.length;
    [chunk, chars] = [[], 0];
  };
  for (const voucher of named) {
    const json = JSON.stringify(voucher);
    if (chunk.length === chunkVouchers || chars + json.length > chunkChars) store();
    chunk.push(json);
    chars += json.length;
  }
  store();
  return statements;
};

const ofCompany = (companyId: string, id: string) =>
  and(eq(jobTable.id, id), eq(jobTable.companyId, companyId), eq(jobTable.kind, 'reconcile'));

/** What was found before vouchers had kinds. */
const oldKinds = { ledger: 'gone', source: 'new', both: 'changed' } as const;
type OldVoucher = Pick<VoucherDifference, 'series' | 'number' | 'date' | 'text' | 'found'>;
const ofOldYear = (vouchers: readonly OldVoucher[]): Pick<ReconciledYear, 'vouchers' | 'kinds'> => {
  const kinds = { gone: 0, new: 0, changed: 0, moved: 0 };
  const told = vouchers.map((voucher) => {
    const kind = oldKinds[voucher.found];
    kinds[kind] += 1;
    return { ...voucher, kind, became: null, rows: [], rowCount: null };
  });
  return { vouchers: told, kinds };
};

/** @throws problem `not_found` */
export const readReconciliation = async (
  ledger: Ledger,
  companyId: string,
  id: string,
  language: Language,
): Promise<Reconciliation> => {
  const { db } = ledger;
  const [[job], results, left] = await db.batch([
    db.select().from(jobTable).where(ofCompany(companyId, id)),
    db.select().from(reconciliation).where(eq(reconciliation.jobId, id)).orderBy(asc(reconciliation.start)),
    leftOf(db, [id]),
  ]);
  if (!job) throw problem('not_found');
  const fiscalYears: ReconciledYear[] = [];
  for (const { result } of results) {
    const { vouchers, ...found } = result;
    // What was found before there were notes has none.
    const year = {
      ...found,
      note: found.note ?? null,
      onlyAdditions: found.onlyAdditions ?? false,
      ...withSides(found),
    };
    if (vouchers) fiscalYears.push({ ...year, ...ofOldYear(vouchers) });
    else {
      const first = found.voucherCount > 0 ? await readNamed(ledger, id, found.start, 0, shown) : [];
      fiscalYears.push({ ...year, vouchers: first });
    }
  }
  return { ...jobShape(job, fiscalYears, left, language), fiscalYears };
};

/** What was found before it was told how far the sides reach, and how the year opens, does not say so. */
const withSides = ({ coverage, continuity }: Partial<Pick<FoundYear, 'coverage' | 'continuity'>>) => ({
  coverage: coverage ?? null,
  continuity: continuity ?? null,
});

/** Years that could not be compared. */
const leftOf = (db: Ledger['db'], jobs: readonly string[]) =>
  db
    .select({ jobId: jobYear.jobId, start: jobYear.start, end: jobYear.end, problem: jobYear.problem })
    .from(jobYear)
    .where(and(inJson(jobYear.jobId, JSON.stringify(jobs)), isNotNull(jobYear.problem)))
    .orderBy(asc(jobYear.start));
type Left = Awaited<ReturnType<typeof leftOf>>;

/** All of them agree, none that was compared does not; null where a year that was not might. */
const agreement = (years: readonly { agrees: boolean }[], left: Left) =>
  years.every(({ agrees }) => agrees) && (left.length === 0 || null);

const jobShape = (job: JobRecord, years: readonly { agrees: boolean }[], left: Left, language: Language) => ({
  id: job.id,
  companyId: job.companyId,
  state: job.state,
  createdAt: job.createdAt,
  finishedAt: job.finishedAt,
  problem: job.problem && problemShape(job.problem.code, job.problem.values, language),
  agrees: job.state === 'done' ? agreement(years, left) : null,
  notCompared: left.flatMap(({ start, end, problem: why }) =>
    why ? [{ start, end, problem: problemShape(why.code, why.values, language) }] : [],
  ),
});

/** Newest first, three queries; `before` is the id that the last page ended with. */
export const listReconciliations = async (
  { db }: Ledger,
  companyId: string,
  before: string | null,
  limit: number,
  language: Language,
): Promise<ReconciliationSummary[]> => {
  const jobs = await db
    .select()
    .from(jobTable)
    .where(
      and(
        eq(jobTable.companyId, companyId),
        eq(jobTable.kind, 'reconcile'),
        before ? lt(jobTable.id, before) : undefined,
      ),
    )
    .orderBy(desc(jobTable.id))
    .limit(limit);
  const { jobId, start, result } = reconciliation;
  const ids = jobs.map(({ id }) => id);
  const [results, left] = await db.batch([
    db
      .select({
        jobId,
        found: sql<string>`json_remove(${result}, '$.differences', '$.vouchers', '$.coverage', '$.continuity')`,
      })
      .from(reconciliation)
      .where(inJson(jobId, JSON.stringify(ids)))
      .orderBy(asc(start)),
    leftOf(db, ids),
  ]);
  return jobs.map((job) => {
    const fiscalYears = results
      .filter((year) => year.jobId === job.id)
      .map(({ found }) => {
        const year = JSON.parse(found) as ReconciliationSummary['fiscalYears'][number];
        // What was found before there were notes, or kinds, has none.
        const kinds = year.kinds ?? ofOldYear([]).kinds;
        return { ...year, note: year.note ?? null, kinds, onlyAdditions: year.onlyAdditions ?? false };
      });
    const its = left.filter((year) => year.jobId === job.id);
    return { ...jobShape(job, fiscalYears, its, language), fiscalYears };
  });
};

/**
 * A page of the vouchers that differ, by date; none before their year is done.
 * @param from how many came before it
 * @throws problem `not_found`
 */
export const listReconciledVouchers = async (
  ledger: Ledger,
  companyId: string,
  id: string,
  start: string,
  from: number,
  limit: number,
): Promise<VoucherDifference[]> => {
  const { db } = ledger;
  const [[job], [year]] = await db.batch([
    db.select({ id: jobTable.id }).from(jobTable).where(ofCompany(companyId, id)),
    db
      .select()
      .from(reconciliation)
      .where(and(eq(reconciliation.jobId, id), eq(reconciliation.start, start))),
  ]);
  if (!job) throw problem('not_found');
  if (!year) return [];
  const { vouchers } = year.result;
  if (vouchers) return ofOldYear(vouchers).vouchers.slice(from, from + limit);
  return readNamed(ledger, id, start, from, limit);
};

const readNamed = async (
  { db }: Ledger,
  jobId: string,
  start: string,
  from: number,
  limit: number,
): Promise<VoucherDifference[]> => {
  const chunks = await db
    .select({ first: reconciledVouchers.first, vouchers: reconciledVouchers.vouchers })
    .from(reconciledVouchers)
    .where(
      and(
        eq(reconciledVouchers.jobId, jobId),
        eq(reconciledVouchers.start, start),
        gt(reconciledVouchers.first, from - chunkVouchers),
        lt(reconciledVouchers.first, from + limit),
      ),
    )
    .orderBy(asc(reconciledVouchers.first));
  const skipped = chunks[0] ? from - chunks[0].first : 0;
  return chunks
    .flatMap(({ vouchers }) => vouchers)
    .slice(skipped, skipped + limit)
    .map(toldOf);
};

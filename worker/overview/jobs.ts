// The jobs of all the caller's companies, newest first. Each ledger gives its newest; a page is the newest of those.
import { and, desc, getTableColumns, inArray, lt, sql, type SQL } from 'drizzle-orm';
import {
  jobKinds,
  jobStates,
  type CompanyJob,
  type JobKind,
  type JobState,
} from '../../shared/contract/job.ts';
import { idOf } from '../db/id.ts';
import { inJson, ledgerNames, ledgerOf, type Ledger } from '../db/find.ts';
import { job, type JobRecord } from '../db/ledger.ts';
import type { Env } from '../env.ts';
import { withYears, type JobView } from '../jobs/read.ts';

export interface JobFilter {
  /** None: any. */
  states: readonly JobState[];
  kinds: readonly JobKind[];
  /** `all`, or ids. */
  companies: 'all' | readonly string[];
  /** Milliseconds. */
  since: number | null;
}

/** Named companies that are each asked for their own newest jobs; of more, all jobs are gone through. */
const fewCompanies = 100;

/**
 * @param before id that the last page ended with: ids are in the order of time, whatever ledger they are of
 * @returns one more than `limit` where there are more
 */
export const jobsOfAll = async (
  env: Env,
  filter: JobFilter,
  before: string | null,
  limit: number,
  view: JobView,
): Promise<CompanyJob[]> => {
  const ledgers = ledgerNames(env).map((name) => ledgerOf(env, name));
  const found: { ledger: Ledger; record: JobRecord }[] = [];
  for (const ledger of ledgers)
    for (const record of await newest(ledger, filter, before, limit + 1)) found.push({ ledger, record });
  found.sort((a, b) => (a.record.id < b.record.id ? 1 : -1));
  return companyJobs(found.slice(0, limit + 1), view);
};

/** Warnings of one job that a list over many tells; the job itself tells all of them. */
const shownWarnings = 20;
const { warnings: _, ...columns } = getTableColumns(job);
/** Of a job in a list over many. */
export const listedColumns = {
  ...columns,
  warnings: sql<
    JobRecord['warnings']
  >`(SELECT json_group_array(json(one.value)) FROM json_each(${job.warnings}) AS one
    WHERE one.key < ${sql.raw(String(shownWarnings))})`.mapWith(job.warnings),
};

/** Jobs with their companies, in the order given. */
export const companyJobs = async (
  jobs: readonly { ledger: Ledger; record: JobRecord }[],
  view: JobView,
): Promise<CompanyJob[]> => {
  const shapes = new Map<string, CompanyJob>();
  for (const [ledger, its] of Map.groupBy(jobs, ({ ledger }) => ledger)) {
    const records = its.map(({ record }) => record);
    for (const [i, shape] of (await withYears(ledger, records, view)).entries())
      shapes.set(shape.id, { ...shape, company: records[i]!.company });
  }
  return jobs.map(({ record }) => shapes.get(record.id)!);
};

/** Jobs that have a value in common: each gives its newest, from the index that has them in the order of time. */
interface Shares {
  index: string;
  /** Of `share.value`. */
  condition: SQL;
  values: readonly unknown[];
}

/** How the jobs are come by; null: all are gone through, newest first. */
const sharesOf = ({ states, kinds, companies }: JobFilter): Shares | null => {
  if (companies !== 'all' && companies.length <= fewCompanies)
    return { index: 'job_by_company', condition: sql`company_id = share.value`, values: companies };
  if (states.length === 0 && kinds.length === 0) return null;
  const [ofStates, ofKinds] = [states.length > 0 ? states : jobStates, kinds.length > 0 ? kinds : jobKinds];
  return {
    index: 'job_by_state',
    condition: sql`state = share.value ->> 0 AND kind = share.value ->> 1`,
    values: ofStates.flatMap((state) => ofKinds.map((kind) => [state, kind])),
  };
};

const newest = (
  { db }: Ledger,
  filter: JobFilter,
  before: string | null,
  limit: number,
): Promise<JobRecord[]> => {
  const { states, kinds, companies, since } = filter;
  const wanted = and(
    states.length > 0 ? inArray(job.state, [...states]) : undefined,
    kinds.length > 0 ? inArray(job.kind, [...kinds]) : undefined,
    companies === 'all' ? undefined : inJson(job.companyId, JSON.stringify(companies)),
    before === null ? undefined : lt(job.id, before),
    since === null ? undefined : sql`${job.id} >= ${idOf('job', since, new Uint8Array(10))}`,
  );
  const shares = sharesOf(filter);
  // Others' jobs are not looked at. Left to choose, SQLite goes through all jobs of the state for each company: 81 s of
  // 300,000 jobs, where this takes milliseconds; and through all that there are, where few are at work.
  const found =
    shares &&
    sql`${job.id} IN (SELECT own.id FROM json_each(${JSON.stringify(shares.values)}) AS share, job AS own
        WHERE own.id IN (SELECT id FROM job INDEXED BY ${sql.raw(shares.index)}
          WHERE ${and(shares.condition, wanted)} ORDER BY id DESC LIMIT ${limit}))`;
  return db
    .select(listedColumns)
    .from(job)
    .where(found ?? wanted)
    .orderBy(desc(job.id))
    .limit(limit);
};

// Whether each fiscal year agrees with its source, as the last comparison found: kept beside the years, in the batch of what
// it tells of. It is of the generation that was compared; a later one has none until it is compared itself.
import type { AgreementFound } from '../db/ledger.ts';
import type { ProblemError } from '../problem.ts';

/** Whose agreement: the job that says so, and what it was of. */
export interface Compared {
  jobId: string;
  companyId: string;
  start: string;
  generation: number;
  /** Of a reload: what it replaces. That agreed since it did, when what replaces it does. */
  was?: number | null;
}

const nothing: AgreementFound = {
  voucherCount: 0,
  kinds: { gone: 0, new: 0, changed: 0, moved: 0 },
  differenceCount: 0,
  onlyAdditions: false,
};

/** Later generations are not spoken of: what was compared may have been replaced meanwhile. */
const record = (
  d1: D1Database,
  { jobId, companyId, start, generation, was = null }: Compared,
  state: 'agrees' | 'differs' | 'unread',
  found: AgreementFound,
  problem: Pick<ProblemError, 'code' | 'values'> | null,
) =>
  d1
    .prepare(
      `INSERT INTO agreement (company_id, start, generation, state, since, compared_at, job_id, changed_by, found, problem)
       VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?6, ?7, ?8)
       ON CONFLICT DO UPDATE SET
         since = CASE WHEN state = excluded.state AND generation IN (excluded.generation, ?9) THEN since
           ELSE excluded.since END,
         changed_by = CASE WHEN state = excluded.state AND generation IN (excluded.generation, ?9)
           AND found = excluded.found AND problem ->> 'code' IS excluded.problem ->> 'code' THEN changed_by
           ELSE excluded.changed_by END,
         generation = excluded.generation, state = excluded.state, compared_at = excluded.compared_at,
         job_id = excluded.job_id, found = excluded.found, problem = excluded.problem
       WHERE generation <= excluded.generation`,
    )
    .bind(
      companyId,
      start,
      generation,
      state,
      new Date().toISOString(),
      jobId,
      JSON.stringify(found),
      problem && JSON.stringify({ code: problem.code, values: problem.values }),
      was,
    );

/** The year was compared. */
export const noteCompared = (
  d1: D1Database,
  compared: Compared,
  { agrees, voucherCount, kinds, differenceCount, onlyAdditions }: AgreementFound & { agrees: boolean },
) =>
  record(
    d1,
    compared,
    agrees ? 'agrees' : 'differs',
    { voucherCount, kinds, differenceCount, onlyAdditions },
    null,
  );

/** What is loaded was just fetched from the source. */
export const noteFetched = (d1: D1Database, compared: Compared) =>
  record(d1, compared, 'agrees', nothing, null);

/** The source, or what it gave, could not be read. */
export const noteUnread = (
  d1: D1Database,
  compared: Compared,
  problem: Pick<ProblemError, 'code' | 'values'>,
) => record(d1, compared, 'unread', nothing, problem);

// Making a job: the statements that record it, to be put in the batch of what was asked for.
import type { JobKind } from '../../shared/contract/job.ts';
import type { SieWarning } from '../../shared/sie/index.ts';
import type { Actor, CompanyRef, JobRequest, Position } from '../db/ledger.ts';
import { newId } from '../db/id.ts';

/** Several files' warnings must not pass the 2 MB of a bound value (platform). */
export const maxWarnings = 1_000;

export interface NewJobYear {
  start: string;
  end: string;
  /** The live generation when the job was asked for; null for an empty year. */
  oldGeneration: number | null;
  sieFileId: string | null;
  before: { vouchers: number; rows: number; debitOre: number };
}

export interface NewJob {
  company: CompanyRef;
  kind: JobKind;
  position: Position;
  rowsTotal: number;
  request: JobRequest;
  /** Token and Idempotency-Key: a repeated request finds the job it made. */
  requestKey: string | null;
  requestedBy: Actor;
  warnings: SieWarning[];
  years: NewJobYear[];
  /** False for a job that only reads: it stands in nobody's way. */
  holdsYears?: boolean;
}

/**
 * Statements that record the job and hold its years. The batch fails on the unique index `job_year_active` when
 * another job works on one of them, and on `job.request_key` when the request was made before.
 */
export const insertJob = (d1: D1Database, job: NewJob) => {
  // The time within the id is that which is told: jobs are found by it, from when they were asked for.
  const at = Date.now();
  const id = newId('job', at);
  const now = new Date(at).toISOString();
  const statements = [
    d1
      .prepare(
        `INSERT INTO job (id, company_id, kind, state, position, rows_total, request, request_key, company,
           requested_by, created_at, warnings) VALUES (?1, ?2, ?3, 'queued', ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)`,
      )
      .bind(
        id,
        job.company.id,
        job.kind,
        JSON.stringify(job.position),
        job.rowsTotal,
        JSON.stringify(job.request),
        job.requestKey,
        JSON.stringify(job.company),
        JSON.stringify(job.requestedBy),
        now,
        JSON.stringify(job.warnings.slice(0, maxWarnings)),
      ),
    d1
      .prepare(
        `INSERT INTO job_year (job_id, company_id, start, end, old_generation, sie_file_id, before_vouchers, before_rows,
           before_debit_ore, active)
         SELECT ?1, ?2, value ->> 'start', value ->> 'end', value ->> 'oldGeneration', value ->> 'sieFileId',
           value ->> '$.before.vouchers', value ->> '$.before.rows', value ->> '$.before.debitOre', ?4 FROM json_each(?3)`,
      )
      .bind(id, job.company.id, JSON.stringify(job.years), job.holdsYears === false ? 0 : 1),
  ];
  return { id, statements };
};

// What is to follow when a job has ended: kept in the batch that ends it, so that nothing which dies in between is lost, and
// taken by one at a time.
import type { AgreementFound } from '../db/ledger.ts';

export type NoticeKind = 'webhook' | 'reload';

export interface Notice {
  jobId: string;
  kind: NoticeKind;
  companyId: string;
  /** Of a webhook `ChangedYear`s, of a reload starts. */
  years: unknown[];
  createdAt: string;
  /** This one included. */
  attempts: number;
}

/** A year whose agreement a job has changed. */
export interface ChangedYear {
  start: string;
  end: string;
  state: 'agrees' | 'differs' | 'unread';
  since: string;
  found: AgreementFound;
  problem: { code: string; values: Record<string, unknown> } | null;
}

interface Ended {
  id: string;
  companyId: string;
  /** Whether it may reload by itself what only grew. */
  reloads: boolean;
}

/** Statements that keep what is to follow of what the job said of its years' agreement. */
export const keepNotices = (d1: D1Database, { id, companyId, reloads }: Ended): D1PreparedStatement[] => {
  const now = Date.now();
  const keep = (kind: NoticeKind, years: string, from: string) =>
    d1
      .prepare(
        `INSERT OR IGNORE INTO notice (job_id, kind, company_id, years, created_at, due_at)
         SELECT ?1, '${kind}', ?2, json_group_array(${years}), ?3, ?4 FROM ${from} HAVING count(*) > 0`,
      )
      .bind(id, companyId, new Date(now).toISOString(), now);
  return [
    keep(
      'webhook',
      `json_object('start', a.start, 'end', y.end, 'state', a.state, 'since', a.since, 'found', json(a.found),
         'problem', json(a.problem))`,
      `agreement AS a JOIN fiscal_year AS y ON y.company_id = a.company_id AND y.start = a.start
         WHERE a.company_id = ?2 AND a.changed_by = ?1`,
    ),
    ...(reloads
      ? [
          keep(
            'reload',
            'start',
            `agreement WHERE company_id = ?2 AND job_id = ?1 AND state = 'differs' AND found ->> 'onlyAdditions' = 1`,
          ),
        ]
      : []),
  ];
};

/** Milliseconds until another may try what one has taken. */
const takenMs = 300_000;

/** The notice, for whoever takes it now; null where there is none, or another tries. */
export const takeNotice = async (d1: D1Database, jobId: string, kind: NoticeKind): Promise<Notice | null> => {
  const now = Date.now();
  const row = await d1
    .prepare(
      `UPDATE notice SET attempts = attempts + 1, due_at = ?4 WHERE job_id = ?1 AND kind = ?2 AND due_at <= ?3
       RETURNING company_id AS companyId, years, created_at AS createdAt, attempts`,
    )
    .bind(jobId, kind, now, now + takenMs)
    .first<Omit<Notice, 'years' | 'jobId' | 'kind'> & { years: string }>();
  return row && { ...row, jobId, kind, years: JSON.parse(row.years) as unknown[] };
};

export const dropNotice = async (d1: D1Database, { jobId, kind }: Notice): Promise<void> => {
  await d1.prepare('DELETE FROM notice WHERE job_id = ?1 AND kind = ?2').bind(jobId, kind).run();
};

/** To be tried again in so many seconds. */
export const deferNotice = async (
  d1: D1Database,
  { jobId, kind }: Notice,
  seconds: number,
): Promise<void> => {
  await d1
    .prepare('UPDATE notice SET due_at = ?3 WHERE job_id = ?1 AND kind = ?2')
    .bind(jobId, kind, Date.now() + seconds * 1000)
    .run();
};

/** Those whose time has come; of one job, or the first of all. */
export const dueNotices = async (d1: D1Database, jobId: string | null) => {
  const { results } = await d1
    .prepare(
      `SELECT job_id AS jobId, kind FROM notice WHERE due_at <= ?1 AND (?2 IS NULL OR job_id = ?2)
       ORDER BY due_at LIMIT 100`,
    )
    .bind(Date.now(), jobId)
    .all<{ jobId: string; kind: NoticeKind }>();
  return results;
};

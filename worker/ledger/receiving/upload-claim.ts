// One SIE file in flight per company: who sends one claims the company first, keeps the claim while bytes come in, and
// hands it to the job that loads the file.
import type { CompanyRef } from '../../db/ledger.ts';
import { problem } from '../../problem.ts';
import { expectObject } from '../archive/stray-objects.ts';

/** Milliseconds without bytes after which another file may be sent. */
const silentMs = 60_000;
const renewMs = 15_000;

/** May be repeated. @throws problem `upload_in_progress`, with the path of the job when the other file is being loaded already */
export const claimUpload = async (
  d1: D1Database,
  company: CompanyRef,
  sieFileId: string,
  key: string,
): Promise<void> => {
  const now = Date.now();
  const [claimed] = await d1.batch([
    d1
      .prepare(
        `INSERT INTO upload (company_id, sie_file_id, expires_at) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET sie_file_id = excluded.sie_file_id, expires_at = excluded.expires_at
         WHERE upload.expires_at < ?4 OR (upload.sie_file_id = ?2 AND upload.expires_at IS NOT NULL) RETURNING sie_file_id`,
      )
      .bind(company.id, sieFileId, now + silentMs, now),
    expectObject(d1, key),
  ]);
  if (claimed?.results.length) return;
  throw await inProgress(d1, company);
};

const inProgress = async (d1: D1Database, company: CompanyRef) => {
  const active = await d1
    .prepare(
      `SELECT job_id AS id FROM job_year WHERE active = 1 AND company_id = ?1
       AND sie_file_id = (SELECT sie_file_id FROM upload WHERE company_id = ?1)`,
    )
    .bind(company.id)
    .first<{ id: string }>();
  return problem('upload_in_progress', {
    company: company.name,
    ...(active ? { job: `/v1/companies/${company.id}/jobs/${active.id}` } : {}),
  });
};

/**
 * To be called as bytes come in; renews the claim now and then.
 * @returns a function that throws problem `upload_in_progress` when the claim ran out and another file took its place
 */
export const createRenewal = (d1: D1Database, company: CompanyRef, sieFileId: string, key: string) => {
  let renewedAt = Date.now();
  return async (): Promise<void> => {
    const now = Date.now();
    if (now - renewedAt < renewMs) return;
    renewedAt = now;
    const [renewed] = await d1.batch([
      d1
        .prepare('UPDATE upload SET expires_at = ?3 WHERE company_id = ?1 AND sie_file_id = ?2')
        .bind(company.id, sieFileId, now + silentMs),
      expectObject(d1, key),
    ]);
    if (renewed?.meta.changes === 0) throw await inProgress(d1, company);
  };
};

/** Statements for the batch that makes the job: the claim is the job's now; they fail it when the claim ran out. */
export const handOverClaim = (d1: D1Database, companyId: string, sieFileId: string) => [
  d1
    .prepare('UPDATE upload SET expires_at = NULL WHERE company_id = ?1 AND sie_file_id = ?2')
    .bind(companyId, sieFileId),
  d1.prepare(`SELECT CASE WHEN changes() = 1 THEN 1 ELSE json('the claim ran out') END`),
];

/** Statement that gives the claim back, unless a job has it. */
export const dropClaim = (d1: D1Database, companyId: string, sieFileId: string): D1PreparedStatement =>
  d1
    .prepare('DELETE FROM upload WHERE company_id = ?1 AND sie_file_id = ?2 AND expires_at IS NOT NULL')
    .bind(companyId, sieFileId);

// The guards of every batch that empties, replaces or fills a year.

/** Fails the batch unless the year's live generation is still the one that was seen. */
export const stillLive = (d1: D1Database, companyId: string, start: string, generation: number | null) =>
  d1
    .prepare(
      `SELECT CASE WHEN (SELECT live_generation FROM fiscal_year WHERE company_id = ?1 AND start = ?2) IS ?3
       THEN 1 ELSE json('the live generation has changed') END`,
    )
    .bind(companyId, start, generation);

/**
 * Fails the batch when the year overlaps another one that is loaded, or that a job loads: another job's, or the same
 * job's, when it stands after the statements that record the job. A year that is purged holds nothing any more.
 */
export const noOverlap = (d1: D1Database, companyId: string, start: string, end: string) =>
  d1
    .prepare(
      `SELECT CASE WHEN EXISTS (SELECT 1 FROM fiscal_year WHERE company_id = ?1 AND live_generation IS NOT NULL
           AND start <> ?2 AND start <= ?3 AND end >= ?2)
         OR EXISTS (SELECT 1 FROM job_year AS y JOIN job AS j ON j.id = y.job_id WHERE y.company_id = ?1 AND y.active = 1
           AND j.kind <> 'purge' AND y.start <> ?2 AND y.start <= ?3 AND y.end >= ?2)
       THEN json('another year overlaps') ELSE 1 END`,
    )
    .bind(companyId, start, end);

/** Fails the batch when the file's bytes have been deleted meanwhile, by a user or by the clean-up. */
export const notDeleted = (d1: D1Database, sieFileId: string | null) =>
  d1
    .prepare(
      `SELECT CASE WHEN EXISTS (SELECT 1 FROM sie_file WHERE id = ?1 AND deleted_at IS NULL)
       THEN 1 ELSE json('the file is gone') END`,
    )
    .bind(sieFileId);

// The guards of every batch that empties, replaces or fills years: one statement each, however many the years.

/** Fails the batch unless each year's live generation is still the one that was seen. */
export const stillLive = (
  d1: D1Database,
  companyId: string,
  years: readonly { start: string; generation: number | null }[],
) =>
  d1
    .prepare(
      `SELECT CASE WHEN EXISTS (SELECT 1 FROM json_each(?2) AS seen WHERE (SELECT live_generation FROM fiscal_year
           WHERE company_id = ?1 AND start = seen.value ->> 'start') IS NOT seen.value ->> 'generation')
       THEN json('a live generation has changed') ELSE 1 END`,
    )
    .bind(companyId, JSON.stringify(years.map(({ start, generation }) => ({ start, generation }))));

/**
 * Fails the batch when one of the years overlaps another one that is loaded, or that a job loads: another job's, or the
 * same job's, when it stands after the statements that record the job. A year that is purged holds nothing any more.
 */
export const noOverlap = (
  d1: D1Database,
  companyId: string,
  years: readonly { start: string; end: string }[],
) =>
  d1
    .prepare(
      `SELECT CASE WHEN EXISTS (SELECT 1 FROM json_each(?2) AS one JOIN fiscal_year AS y ON y.company_id = ?1
           AND y.live_generation IS NOT NULL AND y.start <> one.value ->> 'start' AND y.start <= one.value ->> 'end'
           AND y.end >= one.value ->> 'start')
         OR EXISTS (SELECT 1 FROM json_each(?2) AS one JOIN job_year AS y ON y.company_id = ?1 AND y.active = 1
           AND y.start <> one.value ->> 'start' AND y.start <= one.value ->> 'end' AND y.end >= one.value ->> 'start'
           JOIN job AS j ON j.id = y.job_id AND j.kind <> 'purge')
       THEN json('another year overlaps') ELSE 1 END`,
    )
    .bind(companyId, JSON.stringify(years.map(({ start, end }) => ({ start, end }))));

/** Fails the batch when the bytes of one of the files have been deleted meanwhile, by a user or by the clean-up. */
export const notDeleted = (d1: D1Database, sieFileIds: readonly (string | null)[]) =>
  d1
    .prepare(
      `SELECT CASE WHEN EXISTS (SELECT 1 FROM json_each(?1) AS one WHERE NOT EXISTS (SELECT 1 FROM sie_file
           WHERE id = one.value AND deleted_at IS NULL)) THEN json('a file is gone') ELSE 1 END`,
    )
    .bind(JSON.stringify(sieFileIds));

// The guard of every batch that empties or replaces a year.

/** Fails the batch unless the year's live generation is still the one that was seen. */
export const stillLive = (d1: D1Database, companyId: string, start: string, generation: number | null) =>
  d1
    .prepare(
      `SELECT CASE WHEN (SELECT live_generation FROM fiscal_year WHERE company_id = ?1 AND start = ?2) IS ?3
       THEN 1 ELSE json('the live generation has changed') END`,
    )
    .bind(companyId, start, generation);

// Fiscal years that a source has become known, as empty: they can be read in then.

/** Those that overlap a year that is known, or that a job works on, are passed over. May be repeated. */
export const noteYears = async (
  d1: D1Database,
  companyId: string,
  years: readonly { start: string; end: string }[],
): Promise<void> => {
  if (years.length === 0) return;
  await d1.batch(
    years.map(({ start, end }) =>
      d1
        .prepare(
          `INSERT INTO fiscal_year (company_id, start, end) SELECT ?1, ?2, ?3
           WHERE NOT EXISTS (SELECT 1 FROM fiscal_year WHERE company_id = ?1 AND start <= ?3 AND end >= ?2)
             AND NOT EXISTS (SELECT 1 FROM job_year WHERE company_id = ?1 AND active = 1 AND start <= ?3 AND end >= ?2)`,
        )
        .bind(companyId, start, end),
    ),
  );
};

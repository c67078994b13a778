// Nightly comparisons are kept for thirty days, and for as long as they are what a year's agreement is told by.

const keptDays = 30;
const atATime = 100;

/** One round of the sweep. What they said of agreement when it changed stands in the audit trail. */
export const forgetNightly = async (d1: D1Database): Promise<void> => {
  const before = new Date(Date.now() - keptDays * 86_400_000).toISOString();
  const { results } = await d1
    .prepare(
      `SELECT id FROM job WHERE kind = 'reconcile' AND request ->> 'watch' = 1 AND finished_at < ?1
         AND NOT EXISTS (SELECT 1 FROM agreement AS a WHERE a.company_id = job.company_id AND a.job_id = job.id)
         AND NOT EXISTS (SELECT 1 FROM notice AS n WHERE n.job_id = job.id) LIMIT ${atATime}`,
    )
    .bind(before)
    .all<{ id: string }>();
  if (results.length === 0) return;
  const ids = JSON.stringify(results.map(({ id }) => id));
  await d1.batch(
    ['reconciled_vouchers', 'reconciliation', 'job_year', 'job'].map((table) =>
      d1
        .prepare(
          `DELETE FROM ${table} WHERE ${table === 'job' ? 'id' : 'job_id'} IN (SELECT value FROM json_each(?1))`,
        )
        .bind(ids),
    ),
  );
};

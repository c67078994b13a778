// The moment a load counts: in one batch the new generations become live and the old ones dead.
// A reader sees the years before or after, never between.
import { noOverlap, stillLive } from './still-live.ts';
import type { JobRecord, JobYearRecord } from '../../db/ledger.ts';

/**
 * Statements of that batch. They fail as a whole when a year's live generation is no longer the one that the job
 * set out to replace, or when a year overlaps another one that holds something.
 */
export const goLive = (
  d1: D1Database,
  job: JobRecord & { years: JobYearRecord[] },
): D1PreparedStatement[] => {
  const now = new Date().toISOString();
  const notCancelled = d1
    .prepare(
      `SELECT CASE WHEN (SELECT cancel_requested FROM job WHERE id = ?1) = 0 THEN 1 ELSE json('cancelled meanwhile') END`,
    )
    .bind(job.id);
  const perYear = job.years.flatMap((year) => {
    const generation = year.newGeneration;
    const key = [job.companyId, year.start] as const;
    return [
      stillLive(d1, job.companyId, [{ start: year.start, generation: year.oldGeneration }]),
      noOverlap(d1, job.companyId, [year]),
      d1.prepare(`UPDATE generation SET state = 'dead' WHERE id = ?1`).bind(year.oldGeneration),
      filesIdle(d1, year.oldGeneration === null ? [] : [year.oldGeneration], now),
      d1.prepare(`UPDATE generation SET state = 'live', loaded_at = ?2 WHERE id = ?1`).bind(generation, now),
      d1.prepare('UPDATE sie_file SET idle_since = NULL WHERE id = ?1').bind(year.sieFileId),
      forgetOverlapped(d1, ...key, year.end),
      d1
        .prepare(
          `INSERT INTO fiscal_year (company_id, start, end, live_generation) VALUES (?1, ?2, ?3, ?4)
           ON CONFLICT DO UPDATE SET end = excluded.end, live_generation = excluded.live_generation`,
        )
        .bind(...key, year.end, generation),
      d1
        .prepare(
          `UPDATE job_year SET after_vouchers = g.vouchers, after_rows = g.rows, after_debit_ore = g.debit_ore
           FROM generation AS g WHERE g.id = ?3 AND job_year.job_id = ?1 AND job_year.start = ?2`,
        )
        .bind(job.id, year.start, generation),
      ...noteOtherYears(d1, job.companyId, year.sieFileId),
    ];
  });
  return [notCancelled, ...perYear];
};

/** From now on their files are what no year is read from; the archive keeps them for their days, for an undo. */
export const filesIdle = (d1: D1Database, generations: readonly number[], now: string) =>
  d1
    .prepare(
      `UPDATE sie_file SET idle_since = ?2 WHERE id IN (SELECT sie_file_id FROM generation
         WHERE id IN (SELECT value FROM json_each(?1)))`,
    )
    .bind(JSON.stringify(generations), now);

/** The other years of the file's #RAR become known, as empty, unless they overlap a year that is known. */
const noteOtherYears = (d1: D1Database, companyId: string, sieFileId: string | null) => [
  d1
    .prepare(
      `INSERT OR IGNORE INTO fiscal_year (company_id, start, end)
       SELECT ?1, y.value ->> 'start', y.value ->> 'end' FROM sie_file AS f, json_each(f.fiscal_years) AS y
       WHERE f.id = ?2 AND NOT EXISTS (SELECT 1 FROM fiscal_year AS k WHERE k.company_id = ?1
         AND k.start <= y.value ->> 'end' AND k.end >= y.value ->> 'start')`,
    )
    .bind(companyId, sieFileId),
];

/** An empty year known from another file's #RAR, with other bounds, gives way to the year that is loaded. */
const forgetOverlapped = (d1: D1Database, companyId: string, start: string, end: string) =>
  d1
    .prepare(
      `DELETE FROM fiscal_year WHERE company_id = ?1 AND start <> ?2 AND start <= ?3 AND end >= ?2 AND live_generation IS NULL
       AND NOT EXISTS (SELECT 1 FROM job_year AS j WHERE j.company_id = ?1 AND j.start = fiscal_year.start AND j.active = 1)`,
    )
    .bind(companyId, start, end);

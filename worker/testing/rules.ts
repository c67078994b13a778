// What must hold of the database once nothing is left to do: every job has ended and told the truth, every row belongs
// to a year that is live.
import { generationTables } from '../ledger/tables.ts';

const rowTables = ['ledger_row', 'voucher', 'balance', 'period_total'] as const;
const countOf: Record<(typeof rowTables)[number], string> = {
  ledger_row: 'g.rows + g.added_rows + g.removed_rows',
  voucher: 'g.vouchers',
  balance: 'g.balances',
  period_total: 'count(t.sequence)',
};

/** Each gives rows only where the rule is broken; `?1` is the company, or null for all. */
export const rules: Record<string, string> = {
  ...Object.fromEntries(
    generationTables.map((table) => [
      `${table}: no row without a live generation`,
      `SELECT t.generation, count(*) AS n FROM ${table} AS t LEFT JOIN generation AS g ON g.id = t.generation
       WHERE g.state IS NOT 'live' AND (?1 IS NULL OR g.company_id = ?1) GROUP BY t.generation`,
    ]),
  ),
  ...Object.fromEntries(
    rowTables.map((table) => [
      `${table}: as many rows as the generation says, dense from 0`,
      `SELECT g.id, count(t.sequence) AS n, max(t.sequence) AS last FROM generation AS g
       LEFT JOIN ${table} AS t ON t.generation = g.id WHERE g.state = 'live' AND (?1 IS NULL OR g.company_id = ?1)
       GROUP BY g.id HAVING n <> ${countOf[table]} OR (n > 0 AND last <> n - 1)`,
    ]),
  ),
  'generation: none is left loading': `SELECT id FROM generation WHERE state = 'loading' AND (?1 IS NULL OR company_id = ?1)`,
  'generation: live where, and only where, its year points to it': `SELECT g.id, g.state FROM generation AS g
    LEFT JOIN fiscal_year AS y ON y.live_generation = g.id WHERE (g.state = 'live') <> (y.start IS NOT NULL)
    AND (?1 IS NULL OR g.company_id = ?1)`,
  'fiscal_year: points to a generation of its own': `SELECT y.start FROM fiscal_year AS y
    LEFT JOIN generation AS g ON g.id = y.live_generation AND g.company_id = y.company_id AND g.start = y.start
    WHERE y.live_generation IS NOT NULL AND g.id IS NULL AND (?1 IS NULL OR y.company_id = ?1)`,
  'fiscal_year: no two that hold something, or are being loaded, overlap': `WITH held AS (
      SELECT company_id, start, end FROM fiscal_year WHERE live_generation IS NOT NULL
      UNION SELECT y.company_id, y.start, y.end FROM job_year AS y JOIN job AS j ON j.id = y.job_id
      WHERE y.active = 1 AND j.kind <> 'purge')
    SELECT a.start, b.start AS other FROM held AS a
    JOIN held AS b ON b.company_id = a.company_id AND b.start > a.start AND b.start <= a.end
    WHERE (?1 IS NULL OR a.company_id = ?1)`,
  'job: every one has ended': `SELECT id, kind, state, position FROM job
    WHERE (state IN ('queued', 'running') OR finished_at IS NULL) AND (?1 IS NULL OR company_id = ?1)`,
  'job: a done one has done all its rows, and has a receipt': `SELECT id, rows_done, rows_total FROM job
    WHERE state = 'done' AND (rows_done <> rows_total OR receipt IS NULL) AND (?1 IS NULL OR company_id = ?1)`,
  'job: a failed one says why': `SELECT id FROM job WHERE state = 'failed' AND problem IS NULL
    AND (?1 IS NULL OR company_id = ?1)`,
  'job: a purge never fails': `SELECT id FROM job WHERE kind = 'purge' AND state <> 'done' AND (?1 IS NULL OR company_id = ?1)`,
  'job: asked for and ended once in the audit trail': `SELECT j.id, j.kind, j.state, count(a.id) AS n FROM job AS j
    LEFT JOIN audit AS a ON a.job_id = j.id AND a.action IN (j.kind || '.asked', j.kind || '.' || j.state)
    WHERE (?1 IS NULL OR j.company_id = ?1) GROUP BY j.id HAVING n <> 2`,
  'job_year: none is held':
    'SELECT job_id FROM job_year WHERE active <> 0 AND (?1 IS NULL OR company_id = ?1)',
  'job_step: none is left': `SELECT s.job_id, count(*) AS n FROM job_step AS s JOIN job AS j ON j.id = s.job_id
    WHERE (?1 IS NULL OR j.company_id = ?1) GROUP BY s.job_id`,
  'upload: no claim is left': 'SELECT company_id FROM upload WHERE (?1 IS NULL OR company_id = ?1)',
  'upload: a job that has ended holds none': `SELECT company_id FROM upload WHERE expires_at IS NULL
    AND (?1 IS NULL OR company_id = ?1)`,
  'stray_object: none is left': `SELECT key FROM stray_object WHERE (?1 IS NULL OR instr(key, ?1) > 0)`,
  'document: one line in the audit trail': `SELECT d.id FROM document AS d LEFT JOIN audit AS a
    ON a.company_id = d.company_id AND a.action = 'document.created' AND a.details ->> 'id' = d.id
    WHERE (?1 IS NULL OR d.company_id = ?1) GROUP BY d.id HAVING count(a.id) <> 1`,
  'sie_file: a deleted one has one line in the audit trail': `SELECT f.id, count(a.id) AS n FROM sie_file AS f
    LEFT JOIN audit AS a ON a.company_id = f.company_id AND a.details ->> 'sieFile' = f.id
    WHERE (?1 IS NULL OR f.company_id = ?1) GROUP BY f.id HAVING n <> (f.deleted_at IS NOT NULL)`,
  'sie_file: what a live year was read from is kept': `SELECT f.id FROM sie_file AS f JOIN generation AS g
    ON g.sie_file_id = f.id WHERE g.state = 'live' AND (f.deleted_at IS NOT NULL OR f.idle_since IS NOT NULL)
    AND (?1 IS NULL OR f.company_id = ?1)`,
};

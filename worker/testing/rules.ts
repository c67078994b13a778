// What must hold of the database once nothing is left to do: every job has ended and told the truth, every row belongs
// to a year that is live.
import { generationTables, type GenerationTable } from '../ledger/tables.ts';

const countOf: Partial<Record<GenerationTable, string>> = {
  ledger_row: 'g.rows + g.added_rows + g.removed_rows',
  voucher: 'g.vouchers',
  balance: 'g.balances',
};

/** SQL of a table's parts of live generations. */
const liveParts = (table: GenerationTable) =>
  `(SELECT p.*, g.company_id, g.start FROM part AS p JOIN generation AS g ON g.id = p.generation
    WHERE g.state = 'live' AND p.of_table = '${table}' AND (?1 IS NULL OR g.company_id = ?1))`;
const ofEach = (name: string, rule: (table: GenerationTable) => string) =>
  Object.fromEntries(generationTables.map((table) => [`${table}: ${name}`, rule(table)]));

/** Each gives rows only where the rule is broken; `?1` is the company, or null for all. */
export const rules: Record<string, string> = {
  ...ofEach(
    'as many rows of an origin as live generations have of it',
    (table) => `SELECT coalesce(s.origin, l.origin) AS origin, s.n AS stored, l.n AS listed
      FROM (SELECT generation AS origin, count(*) AS n FROM ${table} GROUP BY generation) AS s
      FULL JOIN (SELECT origin, sum(count) AS n FROM ${liveParts(table)} GROUP BY origin) AS l ON l.origin = s.origin
      LEFT JOIN generation AS g ON g.id = coalesce(s.origin, l.origin)
      WHERE s.n IS NOT l.n AND (?1 IS NULL OR g.company_id = ?1)`,
  ),
  ...ofEach(
    'every row of a part is there',
    (table) => `SELECT * FROM (SELECT p.*, (SELECT count(*) FROM ${table} AS t WHERE t.generation = p.origin
      AND t.sequence >= p.first AND t.sequence < p.first + p.count) AS found FROM ${liveParts(table)} AS p)
      WHERE found <> count`,
  ),
  ...ofEach(
    'no row is in two parts',
    (
      table,
    ) => `SELECT * FROM (SELECT origin, first, count, lead(first) OVER (PARTITION BY origin ORDER BY first) AS next
      FROM ${liveParts(table)}) WHERE next < first + count`,
  ),
  ...ofEach(
    'parts follow each other from 0, as many rows as the generation says',
    (table) => `SELECT g.id, p.position, p.before, p.n FROM generation AS g
      LEFT JOIN (SELECT generation, position, sum(count) OVER own - count AS before, sum(count) OVER (PARTITION BY generation) AS n
        FROM ${liveParts(table)} WINDOW own AS (PARTITION BY generation ORDER BY position)) AS p ON p.generation = g.id
      WHERE g.state = 'live' AND (?1 IS NULL OR g.company_id = ?1)
      AND (p.position <> p.before OR coalesce(p.n, 0) <> ${countOf[table] ?? 'coalesce(p.n, 0)'})`,
  ),
  'part: only live generations have any': `SELECT p.generation, count(*) AS n FROM part AS p
    LEFT JOIN generation AS g ON g.id = p.generation WHERE g.state IS NOT 'live' AND (?1 IS NULL OR g.company_id = ?1)
    GROUP BY p.generation`,
  'part: of an origin of the same year of the same company': `SELECT p.* FROM part AS p
    JOIN generation AS g ON g.id = p.generation
    LEFT JOIN generation AS o ON o.id = p.origin AND o.company_id = g.company_id AND o.start = g.start
    WHERE o.id IS NULL AND (?1 IS NULL OR g.company_id = ?1)`,
  'part: has the rows of its blocks': `SELECT p.generation, p.of_table, p.position FROM part AS p
    JOIN generation AS g ON g.id = p.generation WHERE (?1 IS NULL OR g.company_id = ?1)
    AND (p.of_table = 'ledger_row') <> (p.blocks IS NULL)
    OR p.count <> (SELECT sum(b.value ->> 0) FROM json_each(p.blocks) AS b)`,
  'voucher: its rows stand where the rows of those before it end': `WITH v AS (
      SELECT p.generation, t.generation AS origin, t.first_row, t.row_count, sum(t.row_count) OVER (PARTITION BY p.generation
        ORDER BY p.position + t.sequence - p.first) - t.row_count AS place
      FROM ${liveParts('voucher')} AS p
      JOIN voucher AS t ON t.generation = p.origin AND t.sequence >= p.first AND t.sequence < p.first + p.count)
    SELECT v.*, e.value AS nth FROM v, json_each(json_array(0, v.row_count - 1)) AS e
    WHERE v.row_count > 0 AND NOT EXISTS (SELECT 1 FROM part AS r WHERE r.generation = v.generation
      AND r.of_table = 'ledger_row' AND r.position <= v.place + e.value AND r.position + r.count > v.place + e.value
      AND r.origin = v.origin AND r.first + v.place - r.position = v.first_row)`,
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
    WHERE (?1 IS NULL OR j.company_id = ?1) AND j.request ->> 'watch' IS NULL GROUP BY j.id HAVING n <> 2`,
  'job: of the nightly watch, ended at most once in the audit trail': `SELECT j.id, count(a.id) AS n FROM job AS j
    LEFT JOIN audit AS a ON a.job_id = j.id AND a.action IN ('reconcile.asked', 'reconcile.' || j.state)
    WHERE (?1 IS NULL OR j.company_id = ?1) AND j.request ->> 'watch' = 1 GROUP BY j.id HAVING n > 1`,
  'notice: none is left': 'SELECT job_id FROM notice WHERE (?1 IS NULL OR company_id = ?1)',
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

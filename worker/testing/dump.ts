// Everything a company has, as it lies in D1 and R2, to compare before and after an operation on something else.
import type { World } from './world.ts';

const keptTables = ['document', 'budget_version', 'report_template'];
const generationTables = ['voucher', 'ledger_row', 'balance', 'period_total'];

/** The company's kept items to the byte, and each year with all its live rows. */
export const dump = async ({ real }: World, companyId: string) => {
  const d1 = real.LEDGER_00;
  const all = async (sql: string, ...values: unknown[]) =>
    (
      await d1
        .prepare(sql)
        .bind(...values)
        .all()
    ).results;
  const kept: Record<string, unknown> = {};
  for (const table of keptTables)
    kept[table] = await all(`SELECT * FROM ${table} WHERE company_id = ?1 ORDER BY id`, companyId);
  kept['budget_row'] = await all(
    'SELECT r.* FROM budget_row AS r JOIN budget_version AS v ON v.id = r.budget_version_id WHERE v.company_id = ?1 ORDER BY 1, 2',
    companyId,
  );
  const objects = await real.ARCHIVE.list({ prefix: `documents/${companyId}/` });
  kept['objects'] = objects.objects.map(({ key, etag, size }) => ({ key, etag, size }));
  const years: Record<string, unknown> = {};
  const live = await all('SELECT * FROM fiscal_year WHERE company_id = ?1 ORDER BY start', companyId);
  for (const year of live as { start: string; live_generation: number | null }[]) {
    const rows: Record<string, unknown> = { year };
    for (const table of generationTables) {
      rows[table] = await all(
        `SELECT t.* FROM part AS p
         JOIN ${table} AS t ON t.generation = p.origin AND t.sequence >= p.first AND t.sequence < p.first + p.count
         WHERE p.generation = ?1 AND p.of_table = '${table}' ORDER BY p.position, t.sequence`,
        year.live_generation,
      );
    }
    years[year.start] = rows;
  }
  return { kept, years };
};

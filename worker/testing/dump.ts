// Everything a company has, as it lies in D1 and R2, to compare before and after an operation on something else.
import type { World } from './world.ts';

const keptTables = ['document', 'budget_version', 'report_template'];
const generationTables = ['voucher', 'ledger_row', 'balance', 'period_total'];
type Row = Record<string, unknown>;

/** The company's kept items to the byte, and each year with all its live rows. */
export const dump = async ({ real }: World, companyId: string) => {
  const d1 = real.LEDGER_00;
  const queries = {
    ...Object.fromEntries(
      keptTables.map((table) => [table, `SELECT * FROM ${table} WHERE company_id = ?1 ORDER BY id`]),
    ),
    budget_row:
      'SELECT r.* FROM budget_row AS r JOIN budget_version AS v ON v.id = r.budget_version_id WHERE v.company_id = ?1 ORDER BY 1, 2',
    fiscal_year: 'SELECT * FROM fiscal_year WHERE company_id = ?1 ORDER BY start',
    ...Object.fromEntries(
      generationTables.map((table) => [
        table,
        `SELECT y.start AS of_year, t.* FROM fiscal_year AS y
         JOIN part AS p ON p.generation = y.live_generation AND p.of_table = '${table}'
         JOIN ${table} AS t ON t.generation = p.origin AND t.sequence >= p.first AND t.sequence < p.first + p.count
         WHERE y.company_id = ?1 ORDER BY y.start, p.position, t.sequence`,
      ]),
    ),
  };
  const answers = await d1.batch<Row>(Object.values(queries).map((sql) => d1.prepare(sql).bind(companyId)));
  const rowsOf = Object.fromEntries(Object.keys(queries).map((table, i) => [table, answers[i]!.results]));
  const objects = await real.ARCHIVE.list({ prefix: `documents/${companyId}/` });
  const kept = {
    ...Object.fromEntries([...keptTables, 'budget_row'].map((table) => [table, rowsOf[table]])),
    objects: objects.objects.map(({ key, etag, size }) => ({ key, etag, size })),
  };
  const years = Object.fromEntries(
    rowsOf['fiscal_year']!.map((year) => [
      year['start'],
      {
        year,
        ...Object.fromEntries(
          generationTables.map((table) => [
            table,
            rowsOf[table]!.filter(({ of_year: start }) => start === year['start']),
          ]),
        ),
      },
    ]),
  );
  return { kept, years };
};

// What one company has, read from the database in one batch: quick enough for before and after each of a thousand faults.
import { generationTables, type GenerationTable } from '../ledger/tables.ts';
import { yearsOf, sumsOf, type ModelCompany } from './model.ts';
import type { World } from './world.ts';

const kept = ['document', 'budget_version', 'report_template'] as const;
type Row = Record<string, string | number | null> & { start: string };
type Table = 'fiscal_year' | 'budget_row' | GenerationTable | (typeof kept)[number];

/** Every row that a reader could see, by table; each with the `start` of its year, or `kept`. */
export const readAll = async (world: World, companyId: string): Promise<Record<Table, Row[]>> => {
  const d1 = world.real.LEDGER_00;
  const queries: [Table, string][] = [
    ['fiscal_year', 'SELECT * FROM fiscal_year WHERE company_id = ?1 ORDER BY start'],
    ...generationTables.map((table): [Table, string] => [
      table,
      `SELECT y.start, t.* FROM fiscal_year AS y
       JOIN part AS p ON p.generation = y.live_generation AND p.of_table = '${table}'
       JOIN ${table} AS t ON t.generation = p.origin AND t.sequence >= p.first AND t.sequence < p.first + p.count
       WHERE y.company_id = ?1 ORDER BY y.start, p.position, t.sequence`,
    ]),
    ...kept.map((table): [Table, string] => [
      table,
      `SELECT 'kept' AS start, t.* FROM ${table} AS t WHERE company_id = ?1 ORDER BY id`,
    ]),
  ];
  queries.push([
    'budget_row',
    `SELECT 'kept' AS start, r.* FROM budget_row AS r JOIN budget_version AS v ON v.id = r.budget_version_id
     WHERE v.company_id = ?1 ORDER BY 2, 3`,
  ]);
  const answers = await d1.batch<Row>(queries.map(([, sql]) => d1.prepare(sql).bind(companyId)));
  return Object.fromEntries(queries.map(([table], i) => [table, answers[i]!.results])) as Record<
    Table,
    Row[]
  >;
};
export type All = Awaited<ReturnType<typeof readAll>>;

/** The years, and `kept`, in which two readings differ. */
export const changedParts = (before: All, after: All): string[] => {
  const of = (all: All) => {
    const parts: Record<string, string> = {};
    for (const [table, rows] of Object.entries(all))
      for (const row of rows) parts[row.start] = `${parts[row.start] ?? ''}${table} ${JSON.stringify(row)}`;
    return parts;
  };
  const [a, b] = [of(before), of(after)];
  return Object.keys({ ...a, ...b }).filter((part) => a[part] !== b[part]);
};

/** Where the rows differ from the model, in words. */
export const differences = async (world: World, all: All, company: ModelCompany): Promise<string[]> => {
  const found: string[] = [];
  const compare = (what: string, is: unknown, should: unknown) => {
    const [a, b] = [JSON.stringify(is), JSON.stringify(should)];
    if (a !== b) found.push(`${what}: ${a} instead of ${b}`);
  };
  const years = (await world.years(company.id)).map(({ start, end, state, vouchers, rows, debitOre }) => ({
    start,
    end,
    state,
    vouchers,
    rows,
    debitOre,
  }));
  compare('fiscal years', years, yearsOf(company));
  for (const [start, { live }] of company.years) {
    const of = (table: Table) => all[table].filter((row) => row.start === start);
    const rows = of('ledger_row');
    const read = of('voucher').map((voucher) => {
      const [first, count] = [Number(voucher['first_row']), Number(voucher['row_count'])];
      const isOwn = (row: Row) =>
        row['generation'] === voucher['generation'] &&
        Number(row['sequence']) >= first &&
        Number(row['sequence']) < first + count;
      return {
        series: voucher['series'],
        number: voucher['number'],
        date: voucher['date'],
        rows: rows.filter(isOwn).map(({ account, amount_ore: ore }) => [account, ore]),
      };
    });
    compare(`vouchers of ${start}`, read, live ?? []);
    const sums = of('period_total').map((row) => [`${row['account']} ${row['period']}`, row['amount_ore']]);
    compare(`sums of ${start}`, sums.sort(byKey), Object.entries(sumsOf(live)).sort(byKey));
  }
  return found;
};

const byKey = ([a]: unknown[], [b]: unknown[]) => (String(a) < String(b) ? -1 : 1);

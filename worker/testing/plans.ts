// How SQLite goes about a statement: whether it goes through a table that grows, row by row.

/** As large as what the request itself brought, as there are ledgers, or as the parts (`p`) of one generation's table. */
const small = [
  /^SCAN (json_each|CONSTANT ROW|ledger_room|[pw]\b|\(subquery|company_words VIRTUAL TABLE)/,
  /^SCAN \S+ VIRTUAL TABLE INDEX/,
];

/** With as many parameters as it has, whatever they are: the plan does not hang on them. */
const planOf = async (d1: D1Database, sql: string): Promise<string[]> => {
  const numbered = [...sql.matchAll(/\?(\d+)/g)].map(([, n]) => Number(n));
  const values = numbered.length > 0 ? Math.max(...numbered) : (sql.match(/\?/g) ?? []).length;
  const { results } = await d1
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...Array.from({ length: values }, () => null))
    .all<{ detail: string }>();
  return results.map(({ detail }) => detail);
};

/**
 * Steps of the statement that go through a table.
 * @param databases of which one has the statement's tables
 * @param inOrder steps in the order of the answer, which may be so where `LIMIT` ends them
 */
export const walksOf = async (
  databases: readonly D1Database[],
  sql: string,
  inOrder: (step: string, sql: string) => boolean,
): Promise<string[]> => {
  let steps: string[] | null = null;
  for (const d1 of databases)
    steps ??= await planOf(d1, sql).catch((error: Error) => {
      if (!/no such (table|column)/.test(error.message)) throw error;
      return null;
    });
  if (!steps) throw new Error(`no database has the tables of: ${sql}`);
  return steps.filter(
    (step) =>
      step.startsWith('SCAN') &&
      !small.some((known) => known.test(step)) &&
      !(/\blimit\b/i.test(sql) && inOrder(step, sql)),
  );
};

// D1 on Node's own SQLite, as much of it as the worker uses: the worker then runs where a test's own servers do.
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

const sqlValue = (value: unknown): SQLInputValue =>
  typeof value === 'boolean' ? Number(value) : ((value ?? null) as SQLInputValue);

/** @param migrations SQL, in order */
export const createNodeD1 = (migrations: string[]): D1Database => {
  const db = new DatabaseSync(':memory:');
  for (const sql of migrations) db.exec(sql);

  const prepare = (sql: string, values: SQLInputValue[] = []) => {
    const all = () => {
      const results = db.prepare(sql).all(...values);
      const { changes } = db.prepare('SELECT changes() AS changes').get() as { changes: number };
      return { success: true, results, meta: { changes } };
    };
    return {
      bind: (...next: unknown[]) => prepare(sql, next.map(sqlValue)),
      all: async () => all(),
      run: async () => all(),
      first: async (column?: string) => {
        const [row] = all().results;
        return row === undefined ? null : column === undefined ? row : row[column];
      },
      raw: async () => {
        const statement = db.prepare(sql);
        statement.setReturnArrays(true);
        return statement.all(...values);
      },
      now: all,
    };
  };
  const batch = async (statements: { now(): unknown }[]) => {
    db.exec('BEGIN');
    try {
      const results = statements.map((statement) => statement.now());
      db.exec('COMMIT');
      return results;
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  };
  return { prepare, batch } as unknown as D1Database;
};

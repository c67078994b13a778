// A database handle that counts what is asked of it: the platform ends an invocation at its 1,000th query, and whoever
// works long asks the count how much is left.

/** Queries of one invocation so far, whatever databases they went to; each statement of a batch counts. */
export interface QueryCount {
  used: number;
}

const originals = new WeakMap<object, D1PreparedStatement>();

/** The same database; every statement run through it, alone or in a batch, is added to `count`. */
export const countedD1 = (d1: D1Database, count: QueryCount): D1Database => {
  const one = <T>(run: () => T): T => {
    count.used += 1;
    return run();
  };
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const wrapped = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      first: (...args: [string]) => one(() => statement.first(...args)),
      run: () => one(() => statement.run()),
      all: () => one(() => statement.all()),
      raw: (...args: [{ columnNames: true }]) => one(() => statement.raw(...args)),
    };
    originals.set(wrapped, statement);
    return wrapped as unknown as D1PreparedStatement;
  };
  const batch = (statements: D1PreparedStatement[]) => {
    count.used += statements.length;
    return d1.batch(statements.map((statement) => originals.get(statement) ?? statement));
  };
  return { prepare: (sql: string) => wrap(d1.prepare(sql)), batch } as unknown as D1Database;
};

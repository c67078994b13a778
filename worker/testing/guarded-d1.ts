// A D1 database that keeps production's limits, which local runs do not: a test that passes one fails.
// Limits: Cloudflare D1, Workers Paid.

export interface Tally {
  /** Statements since the invocation began. */
  queries: number;
  /** Calls to D1 (a batch is one) since the tally was made. */
  calls: number;
}

/** Called around every call to D1; may throw to play a fault. */
export interface D1Hook {
  before(call: number): Promise<void> | void;
  after(call: number): Promise<void> | void;
}

const limits = { parameters: 100, sqlBytes: 100_000, valueBytes: 2_000_000, queries: 1_000 };

const sizeOf = (value: unknown): number =>
  typeof value === 'string'
    ? new TextEncoder().encode(value).byteLength
    : value instanceof ArrayBuffer
      ? value.byteLength
      : 8;

const assert = (holds: boolean, what: string) => {
  if (!holds) throw new Error(`platform limit passed: ${what}`);
};

const originals = new WeakMap<object, D1PreparedStatement>();

export const guardD1 = (d1: D1Database, tally: Tally, hook: () => D1Hook | null): D1Database => {
  const call = async <T>(statements: number, work: () => Promise<T>): Promise<T> => {
    tally.queries += statements;
    tally.calls += 1;
    const number = tally.calls;
    assert(tally.queries <= limits.queries, `${tally.queries} queries in one invocation`);
    await hook()?.before(number);
    const result = await work();
    await hook()?.after(number);
    return result;
  };
  const wrap = (statement: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const wrapped = {
      bind: (...values: unknown[]) => {
        assert(values.length <= limits.parameters, `${values.length} parameters: ${sql}`);
        for (const value of values)
          assert(sizeOf(value) <= limits.valueBytes, `a value of ${sizeOf(value)} bytes: ${sql}`);
        return wrap(statement.bind(...values), sql);
      },
      first: (...args: [string]) => call(1, () => statement.first(...args)),
      run: () => call(1, () => statement.run()),
      all: () => call(1, () => statement.all()),
      raw: (...args: [{ columnNames: true }]) => call(1, () => statement.raw(...args)),
    };
    originals.set(wrapped, statement);
    return wrapped as unknown as D1PreparedStatement;
  };
  return {
    prepare: (sql: string) => {
      assert(sizeOf(sql) <= limits.sqlBytes, `${sizeOf(sql)} bytes of SQL`);
      return wrap(d1.prepare(sql), sql);
    },
    batch: (statements: D1PreparedStatement[]) =>
      call(statements.length, () => d1.batch(statements.map((statement) => originals.get(statement)!))),
  } as unknown as D1Database;
};

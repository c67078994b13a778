// A D1 database that notes what D1's own answers say: how long each call held the database, and how many rows it wrote.
import type { Recording } from './recording.ts';

const note = (recording: Recording, sql: string[], results: D1Result[]) => {
  let ms = 0;
  for (const { meta } of results) {
    ms += meta.duration;
    recording.rowsWritten += meta.rows_written;
  }
  if (ms > recording.longest.ms) recording.longest = { ms, sql: sql.join(';\n') };
};

const origins = new WeakMap<object, { statement: D1PreparedStatement; sql: string }>();

/** @param current where to note the call that ends now */
export const recordD1 = (d1: D1Database, current: () => Recording): D1Database => {
  const batch = async <T>(wrapped: D1PreparedStatement[]) => {
    const list = wrapped.map((one) => origins.get(one)!);
    const results = await d1.batch<T>(list.map(({ statement }) => statement));
    const sql = list.map((one) => one.sql);
    note(current(), sql, results);
    return results;
  };
  const wrap = (statement: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const all = async <T>() => {
      const result = await statement.all<T>();
      note(current(), [sql], [result]);
      return result;
    };
    const wrapped = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values), sql),
      all,
      run: all,
      first: async () => (await all()).results[0] ?? null,
      // Drizzle's own reads of single rows; D1 gives no meta with them.
      raw: (...args: []) => statement.raw(...args),
    };
    origins.set(wrapped, { statement, sql });
    return wrapped as unknown as D1PreparedStatement;
  };
  return { prepare: (sql: string) => wrap(d1.prepare(sql), sql), batch } as unknown as D1Database;
};

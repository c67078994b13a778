// A D1 database that keeps production's limits, which local runs do not: a test that passes one fails.
import { assertLimit as assert, limits } from '../edge/limits.ts';
import type { Invocation, Switchboard } from './calls.ts';

const encoder = new TextEncoder();
const sizeOf = (value: unknown): number =>
  typeof value === 'string'
    ? encoder.encode(value).byteLength
    : value instanceof ArrayBuffer
      ? value.byteLength
      : 8;

interface Origin {
  statement: D1PreparedStatement;
  sql: string;
}
const origins = new WeakMap<object, Origin>();
/** What a statement that was left out answers. */
const nothing = { success: true, results: [], meta: { changes: 0 } };

/** @param board null: limits only, no faults */
export const guardD1 = (d1: D1Database, invocation: Invocation, board: Switchboard | null): D1Database => {
  const call = <T>(
    what: string,
    sql: string[],
    execute: (keep?: (sql: string) => boolean) => Promise<T>,
  ): Promise<T> => {
    invocation.queries += sql.length;
    assert(invocation.queries <= limits.queries, `${invocation.queries} queries in one invocation`);
    return board ? board.through<T>({ invocation, binding: 'd1', what, sql, execute }) : execute();
  };
  const wrap = (statement: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const wrapped = {
      bind: (...values: unknown[]) => {
        assert(values.length <= limits.parameters, `${values.length} parameters: ${sql}`);
        const sizes = values.map(sizeOf);
        const largest = Math.max(0, ...sizes);
        assert(largest <= limits.valueBytes, `a value of ${largest} bytes: ${sql}`);
        // What is written as it was bound is a row together.
        const row = sizes.reduce((sum, size) => sum + size, 0);
        assert(!/\bVALUES\b/i.test(sql) || row <= limits.valueBytes, `a row of ${row} bytes: ${sql}`);
        return wrap(statement.bind(...values), sql);
      },
      first: (...args: [string]) => call('first', [sql], () => statement.first(...args)),
      run: () => call('run', [sql], () => statement.run()),
      all: () => call('all', [sql], () => statement.all()),
      raw: (...args: [{ columnNames: true }]) => call('raw', [sql], () => statement.raw(...args)),
    };
    origins.set(wrapped, { statement, sql });
    return wrapped as unknown as D1PreparedStatement;
  };
  const batch = (wrapped: D1PreparedStatement[]) => {
    const list = wrapped.map((one) => origins.get(one)!);
    const sql = list.map((one) => one.sql);
    return call('batch', sql, async (keep = board?.keep ?? (() => true)) => {
      const kept = list.filter((one) => keep(one.sql));
      const results = await d1.batch(kept.map(({ statement }) => statement));
      return list.map((one) => results[kept.indexOf(one)] ?? nothing);
    });
  };
  return {
    prepare: (sql: string) => {
      assert(sizeOf(sql) <= limits.sqlBytes, `${sizeOf(sql)} bytes of SQL`);
      return wrap(d1.prepare(sql), sql);
    },
    batch,
  } as unknown as D1Database;
};

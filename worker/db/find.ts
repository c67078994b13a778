// The one way to a company's ledger database, so that a second one is a binding in wrangler.toml and no code.
// Drizzle is not told the schema: it would work out the tables' relations, which nobody asks for, at every request.
import { sql, type Column } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { countedD1, type QueryCount } from './counted.ts';

export const directoryOf = (env: { DIRECTORY: D1Database }) => drizzle(env.DIRECTORY);

const isLedgerName = (name: string) => /^LEDGER_\d\d$/.test(name);

/** Names of the ledger databases bound, in order: `LEDGER_00`, … */
export const ledgerNames = (env: object): string[] => Object.keys(env).filter(isLedgerName).sort();

/**
 * The ledger database of that name, as D1 (`d1`, for fenced batches) and through Drizzle (`db`, for queries).
 * @param queries of the invocation; both ways count there what is run
 * @throws Error when no such database is bound: a company's record names one that configuration has lost.
 */
export const ledgerOf = (env: object, name: string, queries: QueryCount = { used: 0 }) => {
  const bound = isLedgerName(name) ? (env as Record<string, D1Database | undefined>)[name] : undefined;
  if (!bound) throw new Error(`no ledger database is bound as ${name}`);
  const d1 = countedD1(bound, queries);
  return { name, d1, db: drizzle(d1), queries };
};
export type Ledger = ReturnType<typeof ledgerOf>;

/** `column IN list` with the list bound as one JSON value, since D1 binds at most 100 parameters. */
export const inJson = (column: Column, json: string) =>
  sql`${column} IN (SELECT value FROM json_each(${json}))`;

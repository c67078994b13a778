// Drizzle's view of a ledger database, for queries; the migrations in migrations/ledger are what makes it
// (STRICT and WITHOUT ROWID, which Drizzle cannot say). Amounts are integer öre, dates ISO.
export * from './tables/who.ts';
export * from './tables/books.ts';
export * from './tables/files.ts';
export * from './tables/jobs.ts';
export * from './tables/comparisons.ts';
export * from './tables/kept.ts';
export * from './tables/trail.ts';

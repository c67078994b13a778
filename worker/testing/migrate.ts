// Before each test file: what the one before it left in this workerd goes, and the databases get their migrations.
import { applyD1Migrations, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { vi } from 'vitest';

const bindings = env as unknown as {
  DIRECTORY: D1Database;
  LEDGER_00: D1Database;
  DIRECTORY_MIGRATIONS: Parameters<typeof applyD1Migrations>[1];
  LEDGER_MIGRATIONS: Parameters<typeof applyD1Migrations>[1];
};

// The clock, what stands in for a function, and what modules remember from request to request too.
vi.useRealTimers();
vi.restoreAllMocks();
vi.resetModules();
await reset();
await applyD1Migrations(bindings.DIRECTORY, bindings.DIRECTORY_MIGRATIONS);
await applyD1Migrations(bindings.LEDGER_00, bindings.LEDGER_MIGRATIONS);

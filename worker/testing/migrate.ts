// Before each test file: the local databases get their migrations.
import { applyD1Migrations } from 'cloudflare:test';
import { env } from 'cloudflare:workers';

const bindings = env as unknown as {
  DIRECTORY: D1Database;
  LEDGER_00: D1Database;
  DIRECTORY_MIGRATIONS: Parameters<typeof applyD1Migrations>[1];
  LEDGER_MIGRATIONS: Parameters<typeof applyD1Migrations>[1];
};

await applyD1Migrations(bindings.DIRECTORY, bindings.DIRECTORY_MIGRATIONS);
await applyD1Migrations(bindings.LEDGER_00, bindings.LEDGER_MIGRATIONS);

// Before each test file: what the one before it left in this workerd goes, and the databases get their migrations.
import { applyD1Migrations, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { vi } from 'vitest';
import { forgetAll } from '../isolate.ts';

const bindings = env as unknown as {
  DIRECTORY: D1Database;
  LEDGER_00: D1Database;
  LEDGER_01: D1Database;
  ARCHIVE: R2Bucket;
  DIRECTORY_MIGRATIONS: Parameters<typeof applyD1Migrations>[1];
  LEDGER_MIGRATIONS: Parameters<typeof applyD1Migrations>[1];
};

// The clock, what stands in for a function, and what the isolate remembers too. The modules stay: to evaluate them anew
// takes half a second.
vi.useRealTimers();
vi.restoreAllMocks();
forgetAll();
// What has not been asked anything for ten seconds is put to sleep, and only what is awake is emptied.
const { DIRECTORY, LEDGER_00, LEDGER_01, ARCHIVE } = bindings;
await Promise.all([DIRECTORY, LEDGER_00, LEDGER_01].map((database) => database.exec('SELECT 1')));
await ARCHIVE.list({ limit: 1 });
await reset();
await applyD1Migrations(DIRECTORY, bindings.DIRECTORY_MIGRATIONS);
await applyD1Migrations(LEDGER_00, bindings.LEDGER_MIGRATIONS);

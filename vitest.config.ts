// Three kinds of tests: pure logic in Node, the worker in workerd with its own D1, R2 and Queues, the extension in browsers.
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const worker = async () => ({
  plugins: [
    cloudflareTest({
      wrangler: { configPath: './wrangler.toml' },
      miniflare: {
        bindings: {
          // All of them by way of the edge twin: EDGE=1 npx vitest run --project worker
          ...(process.env['EDGE'] ? { EDGE: '1' } : {}),
          DIRECTORY_MIGRATIONS: await readD1Migrations('migrations/directory'),
          LEDGER_MIGRATIONS: await readD1Migrations('migrations/ledger'),
        },
        d1Databases: { LEDGER_01: 'ledger-01' },
      },
    }),
  ],
  test: {
    name: 'worker',
    include: ['worker/**/*.test.ts'],
    exclude: ['worker/local/**', '**/node_modules/**'],
    setupFiles: ['worker/testing/migrate.ts'],
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});

export default defineConfig(async () => ({
  test: {
    // Left to itself vitest keeps one processor free: on two it would run one file at a time.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['shared/**/*.test.ts', 'extension/**/*.test.{ts,tsx}', 'worker/local/**/*.test.ts'],
          exclude: ['extension/e2e/**', '**/node_modules/**'],
          testTimeout: 240_000,
        },
      },
      await worker(),
      {
        test: {
          name: 'e2e',
          include: ['extension/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
}));

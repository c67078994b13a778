// Three kinds of tests: pure logic in Node, the worker in workerd with its own D1, R2 and Queues, the extension in browsers.
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const named = (folder: string, names: string[]) =>
  names.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);

/** SIE files for the worker's tests, which cannot read them: our samples, and published complete ones where there are. */
const sieFiles = () => {
  const samples = join(import.meta.dirname, 'shared/fixtures/samples');
  const ours = readdirSync(samples).filter((name) => name.endsWith('.se'));
  // They are not part of the project.
  const folder = process.env['SIE_CORPUS'] ?? join(import.meta.dirname, '../shared/sie-corpus');
  const list = join(folder, 'expected.json');
  if (!existsSync(list)) return JSON.stringify({ ours: named(samples, ours), published: [] });
  const known = Object.values(JSON.parse(readFileSync(list, 'utf8'))) as Record<string, unknown>[];
  const published = known
    .filter(({ sieType, bytes }) => (sieType === '4E' || sieType === 5) && Number(bytes) < 120_000)
    // Some of them: many are variants of one.
    .filter((_, i) => i % 4 === 0)
    .map(({ file }) => String(file));
  return JSON.stringify({ ours: named(samples, ours), published: named(folder, published) });
};

const pick = (...names: string[]) =>
  Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));

/** By the last run's durations; where there was none the longest, so that none of them is left alone at the end. */
const longest = ['faults.test.ts', 'states.test.ts', 'travel.test.ts', 'e2e/edge.test.ts'];
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const isLong = ({ moduleId }: TestSpecification) => longest.some((name) => moduleId.endsWith(name));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const worker = async () => ({
  plugins: [
    cloudflareTest({
      wrangler: { configPath: './wrangler.toml' },
      miniflare: {
        bindings: {
          // All of them by way of the edge twin: EDGE=1 npx vitest run --project worker
          ...(process.env['EDGE'] ? { EDGE: '1' } : {}),
          SIE_FILES: sieFiles(),

          // For worker/ledger/model.test.ts: how many random operations, and from which seed. For worker/jobs/faults.test.ts:
          // every fault at every call. For worker/ledger/reconciling/comparison.test.ts: how many edits.
          ...pick('MODEL_OPERATIONS', 'MODEL_SEED', 'FAULTS', 'COMPARED_EDITS'),
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
    // Left to itself vitest keeps one processor free. The browsers' tests wait more than they work: half as many again.
    maxWorkers: '150%',
    sequence: { sequencer: LongestFirst },
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
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
}));

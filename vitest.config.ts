// Three kinds of tests: pure logic in Node, the worker in workerd with its own D1, R2 and Queues, the extension in browsers.
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
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

/** The longest, the longest of them first, so that none is left alone at the end; then as vitest has it. */
const longest = [
  'e2e/both.test.ts',
  'e2e/states.test.ts',
  'jobs/faults.test.ts',
  'e2e/main-way.test.ts',
  'e2e/reality.test.ts',
  'e2e/quiet.test.ts',
  'jobs/fetching.test.ts',
  'tom/tom.test.ts',
  'e2e/options.test.ts',
  'e2e/update.test.ts',
  'e2e/background.test.ts',
  'e2e/bureau.test.ts',
  'e2e/hostile-page.test.ts',
  'receiving/guards.test.ts',
  'jobs/reload.test.ts',
  'edge/edge.test.ts',
  'jobs/slow.test.ts',
  'jobs/simulation.test.ts',
  'sie/hardening.test.ts',
];
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((name) => moduleId.endsWith(name));
      return place < 0 ? longest.length : place;
    };
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
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
          ...pick(
            'MODEL_OPERATIONS',
            'MODEL_SEED',
            'FAULTS',
            'SIMULATED_SEEDS',
            'COMPARED_EDITS',
            'WATCHED_COMPANIES',
            'CONTINUITY_TRIALS',
            'MALFORMED_REQUESTS',
            'MALFORMED_SEED',
          ),
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
    exclude: ['worker/local/**', 'worker/client/**', '**/node_modules/**'],
    setupFiles: ['worker/testing/migrate.ts'],
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});

export default defineConfig(async () => ({
  test: {
    // Left to itself vitest keeps one processor free. The browsers' tests wait more than they work: twice as many.
    maxWorkers: 2 * availableParallelism(),
    // A workerd or Node serves file after file: starting one and loading the modules costs more than most files' tests.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'shared/**/*.test.ts',
            'extension/**/*.test.{ts,tsx}',
            'worker/{local,client}/**/*.test.ts',
          ],
          exclude: ['extension/e2e/**', '**/node_modules/**'],
          testTimeout: 240_000,
        },
      },
      await worker(),
      {
        test: {
          name: 'e2e',
          include: ['extension/e2e/**/*.test.ts'],
          globalSetup: ['extension/e2e/prepared.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
}));

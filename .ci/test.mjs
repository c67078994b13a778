// All checks: types, lint, format and the tests of every vitest project. Arguments go to vitest.
// Each is counted, none can fail unseen, and the last line is `N passed, N failed[, N skipped]`.
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowsers } from './ensure-browsers.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const total = { passed: 0, failed: 0, skipped: 0 };
const names = { passed: [], failed: [], skipped: [] };

/** @param {'passed' | 'failed' | 'skipped'} outcome */
function count(outcome, what, n = 1) {
  total[outcome] += n;
  names[outcome].push(what);
}

/** Where a package's command lies. */
const scriptOf = ([name, file]) => join(root, 'node_modules', name, file);

/** Runs a package's command with this Node, and counts the outcome. What it prints is shown when `shown` comes. */
function check(what, bin, args, shown) {
  const options = { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] };
  const child = spawn(process.execPath, [scriptOf(bin), ...args], options);
  if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => output.push(bytes));
  return new Promise((resolve) => {
    child.on('close', (status, signal) => {
      const end = signal ? `${bin[0]} was ended by ${signal}\n` : '';
      void shown.then(() => process.stdout.write(`\n– ${what}\n${Buffer.concat(output)}${end}`));
      resolve(count(status === 0 ? 'passed' : 'failed', what));
    });
  });
}

await check('extension types (wxt prepare)', ['wxt', 'bin/wxt.mjs'], ['prepare'], Promise.resolve());

const projects = globSync(['tsconfig.*.json', '{shared,worker,extension}/**/tsconfig*.json'], {
  cwd: root,
  exclude: ['**/node_modules'],
});
/** One after another; the tests leave processors idle now and then, which do this in the meantime. */
const runChecks = async (shown) => {
  await check('package-lock.json', ['..', '.ci/complete-lock.mjs'], ['--check'], shown);
  await check('lint', ['oxlint', 'bin/oxlint'], ['--deny-warnings'], shown);
  await check('format', ['oxfmt', 'bin/oxfmt'], ['--check'], shown);
  // Several checkers find out the same types each for itself, in twice the processor time.
  for (const project of projects.sort())
    await check(`types of ${project}`, ['typescript', 'bin/tsc'], ['-p', project, '--checkers', '1'], shown);
};

console.log('\n– browsers');
const { chromium, firefox, missing } = ensureBrowsers();
for (const path of [chromium, firefox]) if (path) count('passed', path);
for (const sentence of missing) {
  console.log(sentence);
  count(process.env.CI === 'true' ? 'failed' : 'skipped', sentence);
}

console.log('\n– tests');
const report = join(root, '.output/test-report.json');
rmSync(report, { force: true });
// Without Chromium there is nothing to run the extension in; tests that need Firefox look at FIREFOX themselves.
const possible = chromium ? [] : ['--project', 'unit', '--project', 'worker'];
const folder = mkdtempSync(join(inMemory() ? '/dev/shm' : tmpdir(), 'tom-tests-'));
const tests = spawn(
  process.execPath,
  [
    scriptOf(['vitest', 'vitest.mjs']),
    'run',
    ...possible,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      CHROMIUM: chromium ?? '',
      FIREFOX: firefox ?? '',
      TMPDIR: folder,
      // Commands are started by the dozen, of the same modules.
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
    },
  },
);
const ended = new Promise((resolve) => {
  tests.on('close', (status, signal) => resolve({ status, signal }));
});
const checked = runChecks(ended);
const { status, signal } = await ended;
if (signal) console.error(`vitest was ended by ${signal}`);
await checked;
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
countTests();

/** Databases and browser profiles are written in memory where there is room: every commit waits for its disk otherwise. */
function inMemory() {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > 4e9;
  } catch {
    return false;
  }
}

function countTests() {
  let results;
  try {
    results = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    count('failed', 'vitest left no report');
    return;
  }
  count('passed', 'tests', results.numPassedTests);
  let failed = 0;
  for (const { name, status, assertionResults } of results.testResults) {
    for (const { fullName } of assertionResults.filter(
      (test) => !['passed', 'failed'].includes(test.status),
    )) {
      count('skipped', `${relative(root, name)}: ${fullName}`);
    }
    const here = assertionResults.filter((test) => test.status === 'failed');
    for (const { fullName } of here) count('failed', `${relative(root, name)}: ${fullName}`);
    // A file that could not be loaded has no tests to fail.
    if (here.length === 0 && status === 'failed') count('failed', relative(root, name));
    failed += status === 'failed' ? 1 : 0;
  }
  // Errors outside any test, no test found, a broken configuration.
  if (status !== 0 && failed === 0) count('failed', 'vitest');
}

for (const [title, list] of [
  ['Skipped', names.skipped],
  ['Failed', names.failed],
]) {
  if (list.length > 0) console.log(`\n${title}:\n${list.map((what) => `  ${what}`).join('\n')}`);
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

// Installs the packages of package-lock.json when node_modules does not hold them. Runs before `npm start` and
// `npm test`, so it must work on Node 20 with nothing installed, and say nothing when there is nothing to do.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @returns {Record<string, {version?: string, optional?: boolean, inBundle?: boolean}>} */
function packagesOf(lockFile) {
  return JSON.parse(readFileSync(join(root, lockFile), 'utf8')).packages;
}

/** npm keeps what it installed in a hidden lock; an install broken off halfway leaves none. */
function isComplete() {
  const hidden = 'node_modules/.package-lock.json';
  if (!existsSync(join(root, hidden))) return false;
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf(hidden);
  return (
    Object.entries(wanted).every(
      // Optional packages are those of other systems, as a rule: their absence says nothing.
      ([path, { version, optional }]) =>
        path === '' || (optional && !installed[path]) || installed[path]?.version === version,
    ) && Object.keys(installed).every((path) => path in wanted)
  );
}

function npmCi() {
  const npm = process.env.npm_execpath;
  const node = process.env.npm_node_execpath ?? process.execPath;
  const args = ['ci', '--include=dev', '--loglevel=error', '--prefer-offline', '--no-audit', '--no-fund'];
  const options = { cwd: root, stdio: 'inherit' };
  return npm?.endsWith('js')
    ? spawnSync(node, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

if (!isComplete()) {
  console.log('Installing packages (npm ci) …');
  const { status, error } = npmCi();
  if (status !== 0) {
    console.error(`The packages could not be installed: npm ci ${error?.message ?? `ended with ${status}`}`);
    process.exit(1);
  }
}

const bundledNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
if (!existsSync(bundledNode)) {
  console.error(
    'The package "node", which brings Node 24, is installed but incomplete: its install script has not run.\n' +
      'Allow install scripts (npm config get ignore-scripts should say false) and run npm ci.',
  );
  process.exit(1);
}

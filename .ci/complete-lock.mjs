// `node .ci/complete-lock.mjs` after every change of packages; `--check` only says whether it is needed.
// npm writes no lock entry for a platform package that the registry at hand lacks, and `npm ci` then refuses the
// lock on every platform. An entry with version and platform is enough: it is fetched only where it fits.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = join(dirname(fileURLToPath(import.meta.url)), '../package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    // An exact version marks a platform's build of the package itself; ranges are npm's own business.
    .filter(([name, version]) => /^\d/.test(version) && !isLocked(path, name))
    .map(([name, version]) => ({ name, entry: platformEntry(name, version, entry.dev) })),
);

if (missing.length === 0) {
  console.log('package-lock.json has every platform.');
} else if (process.argv.includes('--check')) {
  const names = missing.map(({ name }) => name);
  console.error(`package-lock.json lacks ${names.length} platform packages, as ${names[0]}.`);
  console.error('Run node .ci/complete-lock.mjs, or npm ci will refuse it on a fresh clone.');
  process.exitCode = 1;
} else {
  for (const { name, entry } of missing) lock.packages[`node_modules/${name}`] = entry;
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`Added ${missing.length} platform packages to package-lock.json.`);
}

/** Looked up as Node would: beside the package, then further out. */
function isLocked(path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${folder && `${folder}/`}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

/** The platform as the package's name tells it: `binding-linux-arm64-musl`, `workerd-darwin-64`. */
function platformEntry(name, version, dev) {
  const build = name.slice(name.indexOf('/') + 1);
  const os = /win32|windows/.test(build)
    ? 'win32'
    : /android|darwin|freebsd|linux|openharmony/.exec(build)?.[0];
  const cpu = /arm64|ppc64|riscv64|s390x|ia32/.exec(build)?.[0] ?? (/arm/.test(build) ? 'arm' : 'x64');
  if (!os) throw new Error(`${name}: the name tells no platform`);
  const libc = os === 'linux' && /musl|gnu/.exec(build)?.[0].replace('gnu', 'glibc');
  return {
    version,
    cpu: [cpu],
    ...(dev && { dev }),
    ...(libc && { libc: [libc] }),
    optional: true,
    os: [os],
  };
}

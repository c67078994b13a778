// The command as a process against a local worker, and every example of README.md that asks the API: curl, TypeScript and
// command line, in their order, as they stand there but for the port.
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const sample = join(root, 'shared/fixtures/samples/pahittade-projektbyran-2025.se');
const number = '559999-0305';
const token = 'hemlig-nyckel-4711';
const folder = mkdtempSync(join(tmpdir(), 'tom-'));
let port: number;
let worker: ChildProcess;
const { TOM_TOKEN: _, TOM_ADDRESS: __, ...bare } = process.env;

/** The first of five that are free in a row: the worker, the page beside it, and stand-ins of accounting systems. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? Math.min(address.port, 65_000) : 18_787;
};

beforeAll(async () => {
  port = await freePort();
  const args = ['--port', String(port), '--state', join(folder, 'state'), '--no-demo', '--no-browser'];
  const start = [join(root, 'worker/local/start.ts'), ...args, '--token', token];
  worker = spawn(process.execPath, start, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    worker.stdout!.on('data', (chunk) => String(chunk).includes('Ready:') && resolve());
    worker.once('exit', () => reject(new Error('the worker ended')));
  });
  for (const name of ['shared', 'package.json', 'node_modules', '.ci', 'package-lock.json'])
    symlinkSync(join(root, name), join(folder, name));
}, 120_000);
afterAll(async () => {
  worker.kill('SIGINT');
  await once(worker, 'exit');
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const environment = () => ({
  ...bare,
  TOM_ADDRESS: `http://localhost:${port}`,
  TOM_TOKEN: token,
  LANG: 'sv_SE.UTF-8',
});
/** What `npm run -s tom --` runs, without npm's half second. */
const main = `${process.execPath} ${join(root, 'shared/tom/main.ts')}`;
const run = (args: string[], env: NodeJS.ProcessEnv = environment()) =>
  spawnSync(process.execPath, [join(root, 'shared/tom/main.ts'), ...args], {
    encoding: 'utf8',
    env,
    cwd: folder,
  });
const json = (...args: string[]) => JSON.parse(run([...args, '--json']).stdout);

/** Code blocks of the README in that language, of what asks the API. */
const examples = (language: string, asks: RegExp) =>
  [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```(\w+)\n([\s\S]*?)```/g)]
    .filter(([, named, code]) => named === language && asks.test(code!))
    .map(([, , code]) =>
      code!
        .replaceAll('8787', String(port))
        .replaceAll('8791', String(port + 4))
        .replaceAll(/\bsecret\b(?!":)/g, token),
    );

const hasTools = ['bash', 'curl'].every((name) => spawnSync(name, ['--version']).status === 0);

describe('README.md', () => {
  it.skipIf(!hasTools)('in curl', () => {
    // A refusal ends it.
    const strict = 'set -euo pipefail\ncurl() { command curl --fail-with-body "$@"; }\n';
    const script = strict + examples('sh', /\bcurl\b.*\/(v1|mood)|\$API/).join('\n');
    const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
      encoding: 'utf8',
      cwd: folder,
      env: bare,
    });
    expect([status, stderr], stdout).toEqual([0, '']);
    expect(stdout).toContain('"kind":"restore"');
    expect(existsSync(join(folder, '2025.se'))).toBe(true);
  });

  it('in TypeScript', () => {
    const found = examples('ts', /createClient/);
    expect(found).toHaveLength(1);
    writeFileSync(join(folder, 'example.ts'), found[0]!);
    const said = execFileSync(process.execPath, ['--preserve-symlinks-main', join(folder, 'example.ts')], {
      encoding: 'utf8',
    });
    expect(said).toContain("kind: 'reload'");
    expect(said).toContain('requestedBy');
  });

  it.skipIf(!hasTools)('on the command line', () => {
    const found = examples('sh', /npm run -s tom/);
    expect(found).toHaveLength(1);
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-c', `set -euo pipefail\n${found[0]!.replaceAll('npm run -s tom --', main)}`],
      {
        encoding: 'utf8',
        cwd: folder,
        env: environment(),
      },
    );
    expect(status, stderr).toBe(0);
    for (const words of [
      'Påhittade Projektbyrån AB',
      'Tömning: klar',
      'Återställning: klar',
      'Omladdning: klar',
      'stämmer',
    ])
      expect(stdout).toContain(words);
  });
});

describe('tom', () => {
  it('asks nobody without a terminal, and takes nothing away without --yes', () => {
    const before = json('years', number);
    const { status, stderr } = run(['purge', number, '2025']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('--yes')]);
    expect(json('purge', number, '2025', '--dry-run')).toMatchObject({ dryRun: true, kind: 'purge' });
    expect(json('years', number)).toEqual(before);
  });

  it('takes a folder’s files one at a time, and goes on after one that is refused', () => {
    const files = join(folder, 'filer/2025');
    mkdirSync(files, { recursive: true });
    writeFileSync(join(files, 'a.se'), 'ingen SIE-fil');
    writeFileSync(join(files, 'b.SE'), readFileSync(sample));
    writeFileSync(join(files, 'c.txt'), 'annat');
    const { status, stdout } = run(['upload', number, join(folder, 'filer'), '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout).items).toMatchObject([
      { file: join(files, 'a.se'), problem: { status: 422 } },
      { file: join(files, 'b.SE'), job: { state: 'done', kind: 'load' } },
    ]);
  });

  it('says by its exit code how it went, and never shows the token', () => {
    const changed = join(folder, 'annan.se');
    writeFileSync(
      changed,
      readFileSync(sample, 'latin1')
        .replace(/(#TRANS 3\d\d\d \{[^}]*\} -)(\d+)/, '$17')
        .replace(/#[IU]B .*\r\n/g, ''),
      'latin1',
    );
    const without = { ...environment(), TOM_TOKEN: undefined };
    const told: [code: number, args: string[], env?: NodeJS.ProcessEnv, says?: RegExp][] = [
      [1, ['years', 'finns-inte']],
      [2, ['purg']],
      [2, ['years']],
      [2, ['years', number], without],
      [2, ['years', number, '--address', 'ftp://x']],
      // What differs, and what loading the file would be stopped by.
      [
        3,
        ['compare', number, '--file', changed, '--allow', 'checksum_mismatch'],
        environment(),
        /skiljer: 1 verifikat[^]*  inläst: 2025-\d\d-\d\d–2025-12-\d\d, \d+ verifikat, 12 månader[^]*2024, är inte inläst[^]*Att läsa in filen stoppas: .*#IB[^]*--allow balances_gone$/m,
      ],
      [4, ['years', number, '--address', `http://localhost:${port + 1}`]],
      [5, ['years', number], { ...environment(), TOM_TOKEN: 'okand-nyckel' }],
    ];
    for (const [code, args, env, says] of told) {
      const { status, stdout, stderr } = run(args, env);
      expect(status, `${args.join(' ')}: ${stdout}${stderr}`).toBe(code);
      expect(stdout + stderr).not.toMatch(/hemlig-nyckel|okand-nyckel/);
      if (says) expect(stdout).toMatch(says);
    }
  });

  it('reads .env, speaks English, makes and revokes tokens', () => {
    writeFileSync(join(folder, '.env'), `TOM_ADDRESS=http://localhost:${port}\nTOM_TOKEN=${token}\n`);
    const made = run(
      ['tokens', 'create', 'natt', '--role', 'reader', '--company', number, '--language', 'en'],
      bare,
    );
    expect(made.stderr).toContain('shown only now');
    const mine = { ...environment(), TOM_TOKEN: made.stdout.trim() };
    expect(run(['years', number], mine).status).toBe(0);
    expect(run(['tokens'], mine).status).toBe(5);
    const { id } = json('tokens').items.find(({ name }: { name: string }) => name === 'natt');
    expect(run(['tokens', 'revoke', id]).status).toBe(0);
    expect(run(['years', number], mine).status).toBe(5);
  });

  it('completes in the shells', () => {
    for (const shell of ['bash', 'zsh', 'fish'])
      expect(run(['completion', shell]).stdout).toContain('tom complete --');
    expect(run(['complete', '--', 're']).stdout).toMatch(/^reload\t.*\nreceipt\t/);
  });
});

// The real worker on local D1, R2 and Queues in a folder of its own, on a free port, with companies and SIE files.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Company } from '../../shared/contract/company.ts';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';
import type { Page } from '../../shared/contract/list.ts';
import type { UploadResult } from '../../shared/contract/sie-file.ts';
import { root, until } from './harness.ts';
import { prepared } from './prepared.ts';

const wrangler = join(root, 'node_modules/wrangler/wrangler-dist/cli.js');

export interface RealWorker {
  address: string;
  token: string;
  call<T>(path: string, init?: RequestInit): Promise<T>;
  years(companyId: string): Promise<FiscalYear[]>;
  /** Creates a company and loads the files into it. */
  company(
    name: string,
    organisationNumber: string,
    oxceedId: string,
    files: [string, Buffer | string][],
  ): Promise<Company>;
  upload(companyId: string, name: string, bytes: Buffer | string): Promise<Job>;
  /** Rows in D1 itself of the company's generations: of a year that is live, and of what nobody reads. */
  rowsInD1(companyId: string): { live: number; dead: number };
  close(): Promise<void>;
}

export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** @param vars variables more than wrangler.toml has */
export async function startRealWorker(vars: Record<string, string> = {}): Promise<RealWorker> {
  const state = await mkdtemp(join(tmpdir(), 'tom-worker-'));
  const env = {
    ...process.env,
    CI: 'true',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_LOG_PATH: join(state, 'wrangler.log'),
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  };
  await prepared('state', state);
  const storage = join(state, 'storage');
  const port = await freePort();
  const token = 'e2e-administrator';
  const address = `http://localhost:${port}`;
  const hash = createHash('sha256').update(token).digest('hex');
  const child = spawn(
    process.execPath,
    // prettier-ignore
    [
      wrangler, 'dev', '--local', '--ip', 'localhost', '--port', String(port), '--inspector-port', '0',
      '--persist-to', storage, '--show-interactive-dev-session', 'false', '--var', `BOOTSTRAP_TOKEN_SHA256:${hash}`,
      '--var', 'BOOTSTRAP_TOKEN_STAYS:true',
      ...Object.entries(vars).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
    ],
    // A group of its own, so that workerd ends with it.
    { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (log = (log + String(data)).slice(-20_000)));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async () => {
    if (child.exitCode === null && child.pid) {
      process.kill(-child.pid, 'SIGTERM');
      const late = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), 5_000);
      await ended;
      clearTimeout(late);
    }
    await rm(state, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await until(
      async () => child.exitCode === null && (await fetch(`${address}/healthz`)).ok,
      'the worker',
      60_000,
    );
  } catch (error) {
    await close();
    throw new Error(`${String(error)}\n${log}`, { cause: error });
  }

  async function call<T>(path: string, init: RequestInit = {}): Promise<T> {
    const response = await fetch(address + path, {
      ...init,
      headers: {
        Authorization: `Bearer ${token}`,
        'Idempotency-Key': crypto.randomUUID(),
        ...(init.headers as Record<string, string>),
      },
    });
    if (!response.ok)
      throw new Error(
        `${init.method ?? 'GET'} ${path}: ${response.status} ${await response.text()}\n${log.slice(-3000)}`,
      );
    return (await response.json()) as T;
  }
  async function upload(companyId: string, name: string, bytes: Buffer | string): Promise<Job> {
    const path = `/v1/companies/${companyId}`;
    const { job } = await call<UploadResult>(`${path}/sie-files?filename=${encodeURIComponent(name)}`, {
      method: 'POST',
      body: new Blob([bytes as BlobPart]),
    });
    const done = await until(
      async () => {
        const now = await call<Job>(`${path}/jobs/${job.id}?wait=5`);
        return now.finishedAt ? now : null;
      },
      `the load of ${name}`,
      30_000,
    );
    if (done.state !== 'done') throw new Error(`${name}: ${JSON.stringify(done.problem)}`);
    return done;
  }
  return {
    rowsInD1: (companyId) => countRows(storage, companyId),
    address,
    token,
    call,
    upload,
    close,
    years: async (companyId) =>
      (await call<Page<FiscalYear>>(`/v1/companies/${companyId}/fiscal-years`)).items,
    async company(name, organisationNumber, oxceedId, files) {
      const company = await call<Company>('/v1/companies', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name, organisationNumber, oxceedId, allowTwin: true }),
      });
      for (const [file, bytes] of files) await upload(company.id, file, bytes);
      return company;
    },
  };
}

/** Looks into the SQLite file that local D1 keeps, past the worker. */
function countRows(storage: string, companyId: string): { live: number; dead: number } {
  const folder = join(storage, 'v3/d1/miniflare-D1DatabaseObject');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.sqlite'))) {
    const database = new DatabaseSync(join(folder, name), { readOnly: true });
    try {
      const ledger = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'ledger_row'").get();
      if (!ledger) continue;
      const row = database
        .prepare(
          `SELECT live, stored - live AS dead FROM (SELECT
             (SELECT count(*) FROM ledger_row WHERE generation IN (SELECT id FROM generation WHERE company_id = ?1)) AS stored,
             (SELECT coalesce(sum(p.count), 0) FROM part AS p JOIN generation AS g ON g.id = p.generation
              WHERE g.company_id = ?1 AND g.state = 'live' AND p.of_table = 'ledger_row') AS live)`,
        )
        .get(companyId);
      return { live: Number(row?.['live']), dead: Number(row?.['dead']) };
    } finally {
      database.close();
    }
  }
  throw new Error('no ledger database was found');
}

export const sample = (name: string): Promise<Buffer> =>
  readFile(join(root, 'shared/fixtures/samples', name));

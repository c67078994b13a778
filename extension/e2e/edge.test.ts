// One purge by way of the edge twin, as `npm start -- --edge` serves it: the preview's tag comes weakened to the
// extension, and the order stands all the same.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Company } from '../../shared/contract/company.ts';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';
import { serveStandIn, type StandIn } from '../stand-in/serve.ts';
import { buildExtension, byRole, decide, configure, openDialog, press, root } from './harness.ts';
import { startChromium, until, waitForText, type Chromium } from './harness.ts';
import { prepared } from './prepared.ts';
import { freePort, sample } from './real-worker.ts';

const token = 'kant';
let api: string;
let state: string;
let server: ChildProcess;
let chromium: Chromium;
let standIn: StandIn;

const call = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
  const response = await fetch(api + path, {
    ...init,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
};

beforeAll(async () => {
  const port = await freePort();
  api = `http://localhost:${port}`;
  state = await mkdtemp(join(tmpdir(), 'tom-edge-'));
  await prepared('state', state);
  const start = join(root, 'worker/local/start.ts');
  const args = ['--edge', '--no-demo', '--port', String(port), '--state', state, '--token', token];
  // What fails now and then is for other tests; here a purge is to be seen.
  server = spawn(process.execPath, ['--no-warnings', start, ...args], {
    env: { ...process.env, EDGE_FAILS: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  server.stdout!.on('data', (data: Buffer) => (said += String(data)));
  const browser = buildExtension({ browser: 'chrome', origins: 'http://localhost/*' }).then(startChromium);
  await until(async () => said.includes('Ready: '), 'npm start -- --edge', 120_000);
  chromium = await browser;
}, 180_000);
afterAll(async () => {
  await chromium?.close();
  await standIn?.close();
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
  await rm(state, { recursive: true, force: true, maxRetries: 5 });
});

test('a year is purged from the Åtgärder menu behind the edge', async () => {
  const made = { name: 'Fiktiva Fjällbageriet AB', organisationNumber: '559999-0107', oxceedId: '4711' };
  const { id } = await call<Company>('/v1/companies', { method: 'POST', body: JSON.stringify(made) });
  const path = `/v1/companies/${id}`;
  const file = new Blob([(await sample('fiktiva-fjallbageriet-2024.se')) as BlobPart]);
  const { job } = await call<{ job: Job }>(`${path}/sie-files?filename=2024.se`, {
    method: 'POST',
    body: file,
  });
  await until(async () => (await call<Job>(`${path}/jobs/${job.id}?wait=5`)).finishedAt, 'the load', 30_000);
  const years = () => call<{ items: FiscalYear[] }>(`${path}/fiscal-years`);
  const year = async () => (await years()).items.find(({ start }) => start === '2024-01-01');
  expect((await year())?.rows).toBeGreaterThan(100);
  const preview = await fetch(`${api}${path}/purge-preview`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(preview.headers.get('etag')).toMatch(/^W\//);

  standIn = await serveStandIn({ port: 0, companies: [{ ...made, id: made.oxceedId }] });
  await configure(chromium, { address: api, token, language: 'sv' });
  const page = await chromium.browser.newPage();
  await page.goto(`${standIn.origin}/company/${made.oxceedId}/settings/integration`);
  const frame = await openDialog(page);
  await (await byRole(frame, 'checkbox', '2024 2024-01-01 – 2024-12-31')).click();
  await decide(frame, 'purge');
  await page.keyboard.type('0107');
  await press(frame, 'Töm 1 räkenskapsår');
  await waitForText(frame, '2024 är tömt', 30_000);
  expect(await year()).toMatchObject({ state: 'empty', rows: 0 });
});

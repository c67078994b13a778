// `npm run memory`: what the worker holds at most, above what it holds when idle, under what files and requests can do.
// Each trial meets a worker started anew. The target is the worker's own isolate's, as production's limit is: heap and
// buffers, what waits to be collected too; V8's heap may not grow past the target. Beside it stand what this machine's
// D1, R2 and queue hold in isolates of their own, and what the process of all of them grew by: SQLite, the runtime's
// buffers, and memory that is freed but not given back are in that as well.
// Words after `--` choose trials by their names. Ends with 1 where one passes the target.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../local/free-port.ts';
import { migrate } from '../../local/migrations.ts';
import { statePaths } from '../../local/paths.ts';
import { createProcesses } from '../../local/processes.ts';
import { startWorker } from '../../local/worker.ts';
import { createMemoryClient, type MemoryClient } from './client.ts';
import { isolatesOf } from './isolates.ts';
import { organisationNumber, pieces, vouchers } from './files.ts';
import { trials, type Ground, type Trial } from './trials.ts';
import { memoryOf } from './workerd.ts';

const targetMB = 64;
const words = process.argv.slice(2);
const token = randomBytes(24).toString('base64url');
const state = mkdtempSync(join(tmpdir(), 'memory-'));
const paths = statePaths(state);
let ground: Omit<Ground, 'client'> | null = null;

/** A worker on what the trials before have left. */
const withWorker = async <T>(work: (client: MemoryClient, group: number) => Promise<T>): Promise<T> => {
  let group = 0;
  const processes = createProcesses((pid) => (group = pid));
  try {
    // V8 collects what it must: given a heap of the target, it holds that much or dies, and what is measured is not
    // what it leaves lying in a larger one.
    const flags = `--max-heap-size=${targetMB} --max-semi-space-size=2`;
    const env = { MINIFLARE_WORKERD_V8_FLAGS: flags };
    const { origin, ended } = await startWorker(
      processes,
      paths,
      await freePort(),
      token,
      undefined,
      {},
      env,
    );
    return await Promise.race([work(createMemoryClient(origin, token), group), ended]);
  } finally {
    await processes.stop();
  }
};

const prepare = (client: MemoryClient) =>
  client.json<{ id: string }>('POST', '/v1/companies', {
    name: 'Minnet AB',
    organisationNumber,
    allowTwin: true,
  });

/** A small year loaded into a company of its own: what the first use of the worker costs is no trial's doing. */
const warmUp = async (client: MemoryClient) => {
  const { id } = await prepare(client);
  const path = `/v1/companies/${id}`;
  const reply = await client.ask('POST', `${path}/sie-files?filename=x.se`, pieces(vouchers(3_000)));
  await client.ended(path, JSON.parse(reply.text).job);
  const answer = await client.send('GET', `${path}/fiscal-years/2024-01-01/sie`, null);
  for await (const _ of answer);
  return path;
};

const measure = async ({ what, before, run }: Trial) => {
  const measured = await withWorker(async (client, group) => {
    const here: Ground = { client, ...ground! };
    const memory = memoryOf(group);
    const isolates = await isolatesOf(memory.pid, memory.proxy);
    try {
      await before?.(here);
      await warmUp(client);
      await sleep(1_000);
      const { ours: idle } = isolates.reset();
      const processIdle = memory.now();
      memory.reset();
      const outcome = await run(here).catch((error: unknown) => `FAILED: ${String(error)}`);
      return { idle, ...isolates.peaks(), process: memory.peak() - processIdle, outcome };
    } finally {
      isolates.close();
    }
  }).catch((error: unknown) => ({
    idle: NaN,
    ours: Infinity,
    buffers: NaN,
    others: NaN,
    process: NaN,
    outcome: `DIED: ${String(error).slice(0, 200)}`,
  }));
  const isMet = measured.ours <= targetMB && !/^(FAILED|DIED)/.test(measured.outcome);
  const MB = (size: number) => size.toFixed(0).padStart(4);
  console.log(
    `${isMet ? 'met   ' : 'MISSED'} ${MB(measured.ours)} MB (idle ${measured.idle.toFixed(0)}, buffers${MB(measured.buffers)})  stand-ins${MB(measured.others)}  process${MB(measured.process)}  ${what}: ${measured.outcome}`,
  );
  return isMet;
};

if (process.platform !== 'linux') {
  console.error('npm run memory reads /proc, and needs Linux.');
  process.exit(2);
}
try {
  await migrate(createProcesses(), paths);
  ground = await withWorker(async (client) => {
    const path = `/v1/companies/${(await prepare(client)).id}`;
    const made = await client.json<{ token: string }>('POST', '/v1/tokens', {
      name: 'läsare',
      role: 'reader',
      companies: 'all',
    });
    return { path, readerToken: made.token };
  });
  console.log(`Target: the worker's isolate at most ${targetMB} MB above idle.`);
  let missed = 0;
  for (const trial of trials) {
    if (words.length > 0 && !words.some((word) => trial.what.includes(word))) continue;
    if (!(await measure(trial))) missed++;
  }
  process.exitCode = missed > 0 ? 1 : 0;
} finally {
  rmSync(state, { recursive: true, force: true });
}

// The real worker on a state of its own, which is killed without a word and started again on what it left.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../local/free-port.ts';
import { migrate } from '../local/migrations.ts';
import { root, statePaths } from '../local/paths.ts';
import { createProcesses, type Program } from '../local/processes.ts';
import { startWorker } from '../local/worker.ts';
import type { Odds } from './odds.ts';

export interface Server {
  origin: string;
  token: string;
  /** Where its databases, files and logs lie. */
  state: string;
  /** Starts it on what it left, with these odds, and lets the cron come at once, as `npm start` does. */
  start(odds: Odds): Promise<void>;
  /** `kill -9` of the server with all it has started. */
  kill(): Promise<void>;
  setOdds(odds: Odds): Promise<void>;
  /** Faults since the last start. */
  faults(): Promise<number>;
  violations(): Promise<string[]>;
  /** What Cloudflare's cron does every minute. */
  cron(): Promise<void>;
}

const entry = 'worker/chaos/faulty/worker.ts';

export const prepareServer = async (): Promise<Server> => {
  const paths = statePaths(mkdtempSync(join(tmpdir(), 'chaos-')));
  await migrate(createProcesses(), paths);
  const token = randomBytes(24).toString('base64url');
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  let kill: () => Promise<void> = async () => undefined;

  /** Stays until it is killed; the promise rejects when it ends. */
  const launch = ({ script, args, env, log }: Program): Promise<never> => {
    const child = spawn(process.execPath, ['--no-warnings', script, ...args], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    const output = createWriteStream(log, { flags: 'a' });
    child.stdout.pipe(output, { end: false });
    child.stderr.pipe(output, { end: false });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    kill = async () => {
      // A group of its own: wrangler and the workerd it has started, and nobody else.
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
      await ended;
    };
    const gone = ended.then(() => Promise.reject(new Error(`the server has ended; its log: ${log}`)));
    gone.catch(() => undefined);
    return gone;
  };
  const ask = async <T>(path: string, body?: unknown): Promise<T> => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return (await fetch(`${origin}${path}`, init)).json() as Promise<T>;
  };
  const setOdds = (odds: Odds): Promise<void> => ask('/chaos/odds', odds);
  const cron = async () => {
    await fetch(`${origin}/cdn-cgi/handler/scheduled`, { signal: AbortSignal.timeout(60_000) });
  };
  return {
    origin,
    token,
    state: paths.state,
    start: async (odds) => {
      const { ended } = await startWorker({ ...createProcesses(), start: launch }, paths, port, token, entry);
      ended.catch(() => undefined);
      await setOdds(odds);
      await cron().catch(() => undefined);
    },
    kill: () => kill(),
    setOdds,
    faults: () => ask('/chaos/faults'),
    violations: () => ask('/chaos/violations'),
    cron,
  };
};

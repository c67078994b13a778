// The real worker on a state of its own, gone at the end; it notes what D1 says of each call.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApi, type Api } from '../local/api.ts';
import { freePort } from '../local/free-port.ts';
import { migrate } from '../local/migrations.ts';
import { statePaths } from '../local/paths.ts';
import { createProcesses } from '../local/processes.ts';
import { startWorker } from '../local/worker.ts';
import type { Recording } from './recording/recording.ts';

export interface Server {
  api: Api;
  /** What D1 said since it was last asked. */
  recording(): Promise<Recording>;
  stop(): Promise<void>;
}

export const startServer = async (): Promise<Server> => {
  const state = mkdtempSync(join(tmpdir(), 'bench-worker-'));
  const processes = createProcesses();
  const stop = async () => {
    await processes.stop();
    rmSync(state, { recursive: true, force: true });
  };
  try {
    const paths = statePaths(state);
    const token = randomBytes(24).toString('base64url');
    await migrate(processes, paths);
    const entry = 'worker/bench/recording/worker.ts';
    const { origin, ended } = await startWorker(processes, paths, await freePort(), token, entry);
    // Every call made to a worker that is gone says so by itself.
    ended.catch(() => undefined);
    const api = createApi(origin, token, new AbortController().signal);
    return { api, recording: () => api.get('/bench/recording'), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

// The real worker on a state of its own, gone at the end; it notes what D1 says of each call. Or the same behind the
// edge twin.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TwinFigures } from '../edge/figures.ts';
import { createApi, type Api } from '../local/api.ts';
import { startEdge } from '../local/edge.ts';
import { freePort } from '../local/free-port.ts';
import { migrate } from '../local/migrations.ts';
import { statePaths } from '../local/paths.ts';
import { createProcesses } from '../local/processes.ts';
import { runCron, startWorker } from '../local/worker.ts';
import { edgePath, recordingPath, type Recording } from './recording/recording.ts';

export interface Server {
  origin: string;
  api: Api;
  /** The same with another token. */
  as(token: string): Api;
  /** What D1 said since it was last asked. */
  recording(): Promise<Recording>;
  /** What the edge twin has seen, where there is one. */
  edge(): Promise<TwinFigures>;
  stop(): Promise<void>;
}

export const startServer = async (edge: boolean): Promise<Server> => {
  const state = mkdtempSync(join(tmpdir(), 'bench-worker-'));
  const processes = createProcesses();
  const stopped = new AbortController();
  let close = () => {};
  const stop = async () => {
    stopped.abort();
    close();
    await processes.stop();
    rmSync(state, { recursive: true, force: true });
  };
  try {
    const paths = statePaths(state);
    const token = randomBytes(24).toString('base64url');
    await migrate(processes, paths);
    const port = await freePort();
    const start = async () => {
      if (!edge) return startWorker(processes, paths, port, token, 'worker/bench/recording/worker.ts');
      const twin = await startEdge(processes, paths, port, token, 'worker/bench/recording/edge.ts');
      close = twin.close;
      // A message may be lost there.
      void runCron(twin.worker, stopped.signal);
      return { origin: `http://localhost:${port}`, ended: twin.ended };
    };
    const { origin, ended } = await start();
    // Every call made to a worker that is gone says so by itself.
    ended.catch(() => undefined);
    const as = (token: string) => createApi(origin, token, new AbortController().signal);
    const api = as(token);
    return { origin, api, as, recording: () => api.get(recordingPath), edge: () => api.get(edgePath), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

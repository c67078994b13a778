// The worker behind the edge twin: its bindings wrapped, its memory limited, a proxy in front of it.
import { limits } from '../edge/limits.ts';
import { createEdgeQueue } from './edge-queue.ts';
import { startEdgeProxy } from './edge-proxy.ts';
import { freePort } from './free-port.ts';
import type { StatePaths } from './paths.ts';
import type { Processes } from './processes.ts';
import { startWorker } from './worker.ts';

/** Share of D1's calls that fail: seldom enough to work with, often enough to be seen. */
const fails = process.env['EDGE_FAILS'] ?? '0.002';

/**
 * Serves on `port`. `worker` is the address behind the proxy, where the cron is called.
 * @param entry a worker behind the twin (`worker/edge/twin.ts`)
 * @param more variables of the worker
 */
export const startEdge = async (
  processes: Processes,
  paths: StatePaths,
  port: number,
  token: string,
  entry = 'worker/edge/entry.ts',
  more: Record<string, string> = {},
) => {
  const queue = await createEdgeQueue();
  const vars = { ...more, EDGE_QUEUE: queue.address, EDGE_FAILS: fails };
  // What V8 keeps of JavaScript; buffers come on top of it, and no flag of workerd limits those.
  const env = { MINIFLARE_WORKERD_V8_FLAGS: `--max-heap-size=${limits.heapMB}` };
  const inner = await freePort();
  const { origin, ended } = await startWorker(processes, paths, inner, token, entry, vars, env);
  queue.deliverTo(`${origin}/edge/deliver`);
  const proxy = await startEdgeProxy(port, origin);
  const close = () => {
    proxy.close();
    queue.close();
  };
  return { worker: origin, ended, close };
};

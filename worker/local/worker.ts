// The worker on local D1, R2 and Queues, and the clock that local workerd lacks.
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { type StatePaths, wranglerCli, wranglerEnv } from './paths.ts';
import type { Processes } from './processes.ts';
import { sha256Hex } from './token.ts';

const startLimitMs = 90_000;
const cronMs = 60_000;

/**
 * Resolves when the worker answers; `ended` rejects if it ever ends by itself.
 * @param entry another file to start than wrangler.toml's `main`, from the root
 * @param vars variables more than wrangler.toml has
 * @param env of wrangler's process
 */
export async function startWorker(
  { start }: Processes,
  paths: StatePaths,
  port: number,
  token: string,
  entry?: string,
  vars: Record<string, string> = {},
  env: Record<string, string> = {},
): Promise<{ origin: string; ended: Promise<never> }> {
  const origin = `http://localhost:${port}`;
  const ended = start({
    what: 'The worker',
    script: wranglerCli,
    // prettier-ignore
    args: [
      'dev', ...(entry ? [entry] : []), '--local', '--ip', 'localhost', '--port', String(port), '--inspector-port', '0',
      '--persist-to', paths.storage, '--show-interactive-dev-session', 'false',
      '--var', `BOOTSTRAP_TOKEN_SHA256:${sha256Hex(token)}`,
      '--var', 'BOOTSTRAP_TOKEN_STAYS:true',
      '--var', 'READ_TO_THE_END:1',
      ...Object.entries(vars).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
    ],
    env: { ...wranglerEnv(paths.state), ...env },
    log: join(paths.logs, 'worker.log'),
  });
  await Promise.race([answering(origin), ended]);
  return { origin, ended };
}

async function answering(origin: string): Promise<void> {
  const until = Date.now() + startLimitMs;
  let answer = 'no answer';
  while (Date.now() < until) {
    try {
      const response = await fetch(`${origin}/healthz`);
      if (response.ok) return;
      answer = `${response.status} ${(await response.text()).slice(0, 500)}`;
    } catch (error) {
      answer = String((error as Error).cause ?? error);
    }
    await sleep(150);
  }
  throw new Error(`The worker did not get ready in ${startLimitMs / 1000} s: ${answer}`);
}

/** Calls the worker's scheduled handler at once and every minute, as Cloudflare's cron would, until aborted. */
export async function runCron(origin: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    // A failed run shows in the worker's log; the next one makes up for it.
    await fetch(`${origin}/cdn-cgi/handler/scheduled`, { signal }).catch(() => {});
    await sleep(cronMs, undefined, { signal }).catch(() => {});
  }
}

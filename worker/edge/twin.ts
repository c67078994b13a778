// A worker with bindings as production's are: a slow database that fails now and then, the platform's limits, and a
// queue of ten consumers (`worker/local/edge-queue.ts`), since a local one delivers one message after another.
import { ledgerNames } from '../db/find.ts';
import type { Env, JobMessage } from '../env.ts';
import worker from '../index.ts';
import { productionPace } from '../jobs/pace.ts';
import { createInvocation, createSwitchboard, type Fault, type Invocation } from '../testing/calls.ts';
import { guardQueue, guardR2 } from '../testing/guarded-bindings.ts';
import { guardD1 } from '../testing/guarded-d1.ts';
import { consume, type QueuedMessage } from '../testing/queue.ts';
import { createRandom } from '../testing/random.ts';
import type { TwinFigures } from './figures.ts';
import { production, slowD1 } from './slow-d1.ts';

export interface EdgeEnv extends Env {
  /** Where messages go. */
  EDGE_QUEUE: string;
  /** Share of D1's calls that fail. */
  EDGE_FAILS: string;
}

/** Outside `/v1`, where the worker has no route; the proxy lets nobody from outside reach it. */
const deliverPath = '/edge/deliver';

/** @param under what stands between the twin and a database, or nothing */
export const createTwin = (under: (d1: D1Database) => D1Database = (d1) => d1) => {
  const board = createSwitchboard(() => undefined);
  const invocations: TwinFigures = { calls: 0, failed: 0, mostQueries: 0 };

  const counted =
    (fault: Fault): Fault =>
    async (call) => {
      invocations.calls += 1;
      invocations.mostQueries = Math.max(invocations.mostQueries, call.invocation.queries);
      try {
        return await fault(call);
      } catch (error) {
        invocations.failed += 1;
        throw error;
      }
    };
  const wrapped = (env: EdgeEnv, invocation: Invocation = createInvocation()): Env => {
    board.fault ??= counted(slowD1(createRandom(1), { ...production, fails: Number(env.EDGE_FAILS) }));
    const databases = ['DIRECTORY', ...ledgerNames(env)] as const;
    const bound = env as unknown as Record<string, D1Database>;
    const send = async (message: JobMessage) => {
      const answer = await fetch(env.EDGE_QUEUE, { method: 'POST', body: JSON.stringify(message) });
      if (!answer.ok) throw new Error(`the queue answered ${answer.status}`);
    };
    return {
      ...env,
      ...Object.fromEntries(databases.map((name) => [name, guardD1(under(bound[name]!), invocation, board)])),
      ARCHIVE: guardR2(() => env.ARCHIVE, invocation, board),
      JOBS: guardQueue(send, invocation, board),
    };
  };
  const handler = {
    fetch: async (request, env, context) => {
      if (new URL(request.url).pathname !== deliverPath) return worker.fetch(request, wrapped(env), context);
      const message = await request.json<QueuedMessage>();
      return Response.json(await consume(message, wrapped(env), productionPace, { used: 0 }));
    },
    scheduled: (controller, env) => worker.scheduled(controller, wrapped(env)),
  } satisfies ExportedHandler<EdgeEnv>;
  return { handler, figures: (): TwinFigures => invocations };
};

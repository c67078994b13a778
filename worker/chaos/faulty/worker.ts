// The worker as it is deployed, with bindings that go wrong, and two addresses of its own: the odds are set at one, and
// the other tells what is broken.
import type { Env, JobMessage } from '../../env.ts';
import worker from '../../index.ts';
import { createInvocation, createSwitchboard } from '../../testing/calls.ts';
import { guardQueue, guardR2 } from '../../testing/guarded-bindings.ts';
import { guardD1 } from '../../testing/guarded-d1.ts';
import { violations } from '../../testing/oracle.ts';
import type { Odds } from '../odds.ts';
import { createFaults } from './faults.ts';

const faults = createFaults();
const board = createSwitchboard(() => undefined);
board.fault = faults.fault;

const faulty = (env: Env): Env => {
  const invocation = createInvocation();
  const send = async (message: JobMessage) => {
    if (faults.loses()) return;
    await env.JOBS.send(message);
    if (faults.doubles()) await env.JOBS.send(message);
  };
  return {
    ...env,
    LEDGER_00: guardD1(env.LEDGER_00, invocation, board),
    ARCHIVE: guardR2(() => env.ARCHIVE, invocation, board),
    JOBS: guardQueue(send, invocation, board),
  };
};

/** Outside `/v1`, where the worker has no route. */
const own: Record<string, (request: Request, env: Env) => Promise<Response>> = {
  '/chaos/odds': async (request) => {
    faults.set(await request.json<Odds>());
    return Response.json({});
  },
  '/chaos/faults': async () => Response.json(faults.count()),
  '/chaos/violations': async (_request, env) => Response.json(await violations({ real: env }, null, false)),
};

export default {
  fetch: (request, env, context) =>
    own[new URL(request.url).pathname]?.(request, env) ?? worker.fetch(request, faulty(env), context),
  queue: (batch, env) => worker.queue(batch, faulty(env)),
  scheduled: (controller, env) => worker.scheduled(controller, faulty(env)),
} satisfies ExportedHandler<Env, JobMessage>;

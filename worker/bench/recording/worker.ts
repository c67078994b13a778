// The worker as it is deployed, with one thing added: what D1 itself says of each call is noted, and can be asked for.
import type { Env, JobMessage } from '../../env.ts';
import worker from '../../index.ts';
import { recordD1 } from './d1.ts';
import { createRecorder, recordingPath } from './recording.ts';

const recorder = createRecorder();
const recorded = (env: Env): Env => ({ ...env, LEDGER_00: recordD1(env.LEDGER_00, recorder.current) });

export default {
  fetch: (request, env, context) =>
    new URL(request.url).pathname === recordingPath
      ? Response.json(recorder.take())
      : worker.fetch(request, recorded(env), context),
  queue: (batch, env) => worker.queue(batch, recorded(env)),
  scheduled: (controller, env) => worker.scheduled(controller, recorded(env)),
} satisfies ExportedHandler<Env, JobMessage>;

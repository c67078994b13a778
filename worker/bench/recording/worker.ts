// The worker as it is deployed, with one thing added: what D1 itself says of each call is noted, and can be asked for.
import type { Env, JobMessage } from '../../env.ts';
import worker from '../../index.ts';
import { recordD1 } from './d1.ts';
import { createRecording } from './recording.ts';

/** Outside `/v1`, where the worker has no route. */
const recordingPath = '/bench/recording';

let recording = createRecording();
const recorded = (env: Env): Env => ({ ...env, LEDGER_00: recordD1(env.LEDGER_00, () => recording) });

export default {
  fetch: (request, env, context) => {
    if (new URL(request.url).pathname !== recordingPath) return worker.fetch(request, recorded(env), context);
    const answer = Response.json(recording);
    recording = createRecording();
    return answer;
  },
  queue: (batch, env) => worker.queue(batch, recorded(env)),
  scheduled: (controller, env) => worker.scheduled(controller, recorded(env)),
} satisfies ExportedHandler<Env, JobMessage>;

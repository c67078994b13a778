// The worker as it is deployed, with one thing added: what D1 itself says of each call is noted, and can be asked for.
import type { Env, JobMessage } from '../../env.ts';
import worker from '../../index.ts';
import { recordD1 } from './d1.ts';
import { addCompanies } from './bureau.ts';
import { bureauPath } from './bureau-path.ts';
import { createRecorder, recordingPath } from './recording.ts';

const recorder = createRecorder();
const recorded = (env: Env): Env => ({ ...env, LEDGER_00: recordD1(env.LEDGER_00, recorder.current) });

export default {
  fetch: async (request, env, context) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === recordingPath) return Response.json(recorder.take());
    if (pathname !== bureauPath) return worker.fetch(request, recorded(env), context);
    await addCompanies(env, Number(searchParams.get('from')), Number(searchParams.get('to')));
    return Response.json({});
  },
  queue: (batch, env) => worker.queue(batch, recorded(env)),
  scheduled: (controller, env) => worker.scheduled(controller, recorded(env)),
} satisfies ExportedHandler<Env, JobMessage>;

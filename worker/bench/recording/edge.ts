// The same behind the edge twin, which tells what it has seen as well.
import { createTwin, type EdgeEnv } from '../../edge/twin.ts';
import { recordD1 } from './d1.ts';
import { createRecorder, edgePath, recordingPath } from './recording.ts';

const recorder = createRecorder();
const { handler, figures } = createTwin((d1) => recordD1(d1, recorder.current));

export default {
  fetch: (request, env, context) => {
    const { pathname } = new URL(request.url);
    if (pathname === recordingPath) return Response.json(recorder.take());
    return pathname === edgePath ? Response.json(figures()) : handler.fetch(request, env, context);
  },
  scheduled: handler.scheduled,
} satisfies ExportedHandler<EdgeEnv>;

// The worker: requests, the queue, the cron.
import { createApp } from './app.ts';
import type { Env, JobMessage } from './env.ts';
import { archiveDays } from './http/job-path.ts';
import { productionPace } from './jobs/pace.ts';
import { consumeJobs } from './jobs/queue.ts';
import { sweep } from './jobs/sweep.ts';
import { answering } from './traffic.ts';

const app = createApp();

export default {
  fetch: (request, env, context) => answering(() => app.fetch(request, env, context)),
  queue: (batch, env) => consumeJobs(batch, env, productionPace),
  scheduled: (_controller, env) => sweep(env, archiveDays(env)),
} satisfies ExportedHandler<Env, JobMessage>;

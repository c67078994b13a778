// The worker: requests, the queue, the cron.
import { createApp } from './app.ts';
import type { Env, JobMessage } from './env.ts';
import { archiveDays } from './http/job-path.ts';
import { consumeJobs } from './jobs/queue.ts';
import { sweep } from './jobs/sweep.ts';

const app = createApp();

export default {
  fetch: app.fetch,
  queue: consumeJobs,
  scheduled: (_controller, env) => sweep(env, archiveDays(env)),
} satisfies ExportedHandler<Env, JobMessage>;

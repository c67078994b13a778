// The queue as production has it: a message that fails comes again later, and after ten tries as a dead letter; nothing
// keeps their order. Times are the test's.
import type { QueryCount } from '../db/counted.ts';
import type { Env, JobMessage } from '../env.ts';
import type { Pace } from '../jobs/pace.ts';
import { consumeJobs } from '../jobs/queue.ts';

/** wrangler.toml: `max_retries`; the dead-letter queue has the platform's default. */
const maxRetries = { jobs: 10, dead: 3 };
const names = { jobs: 'bokforingsdata-jobs', dead: 'bokforingsdata-jobs-dead' };
/** Milliseconds after which a message whose worker died comes again. */
const diedMs = 30_000;

export interface QueuedMessage {
  queue: 'jobs' | 'dead';
  body: JobMessage;
  attempts: number;
  /** Milliseconds; not delivered before. */
  due: number;
}

export type Delivery = { kind: 'acked' } | { kind: 'retry'; delaySeconds: number };

/** Hands one message to the consumer. */
export const consume = async (
  message: QueuedMessage,
  env: Env,
  pace: Pace,
  queries: QueryCount,
): Promise<Delivery> => {
  let delivery: Delivery = { kind: 'acked' };
  const one = {
    id: crypto.randomUUID(),
    timestamp: new Date(),
    attempts: message.attempts,
    body: message.body,
    ack: () => undefined,
    retry: (options?: QueueRetryOptions) =>
      (delivery = { kind: 'retry', delaySeconds: options?.delaySeconds ?? 0 }),
  };
  const batch = {
    queue: names[message.queue],
    messages: [one],
    ackAll: () => undefined,
    retryAll: one.retry,
  };
  await consumeJobs(batch as unknown as MessageBatch<JobMessage>, env, pace, queries);
  return delivery;
};

/** The message as it comes again, or null when the queue has given it up. */
export const again = (message: QueuedMessage, delaySeconds = diedMs / 1000): QueuedMessage | null => {
  const due = Date.now() + delaySeconds * 1000;
  if (message.attempts <= maxRetries[message.queue])
    return { ...message, attempts: message.attempts + 1, due };
  return message.queue === 'jobs' ? { ...message, queue: 'dead', attempts: 1, due } : null;
};

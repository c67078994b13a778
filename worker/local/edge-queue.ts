// A queue as production has it: ten consumers at once, messages in any order, now and then one
// twice, one that fails again later, and in the end as a dead letter.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { limits } from '../edge/limits.ts';
import { createRandom } from '../testing/random.ts';

/** wrangler.toml; the dead-letter queue has the platform's default. */
const maxRetries = { jobs: 10, dead: 3 };
const doubled = 0.05;
/** Seconds until a message whose worker answered nothing comes again. */
const diedSeconds = 5;

interface Waiting {
  queue: 'jobs' | 'dead';
  body: unknown;
  attempts: number;
}

export interface EdgeQueue {
  /** Where messages are sent. */
  address: string;
  /** From now on they are delivered: posted to that address. */
  deliverTo(address: string): void;
  close(): void;
}

export const createEdgeQueue = async (): Promise<EdgeQueue> => {
  const random = createRandom(1);
  const waiting: Waiting[] = [];
  let consumers = 0;
  let deliverTo: string | null = null;

  const later = (message: Waiting, seconds: number) =>
    void setTimeout(() => {
      waiting.push(message);
      pump();
    }, seconds * 1_000).unref();
  const deliver = async (message: Waiting) => {
    let retry: number | null = diedSeconds;
    try {
      const answer = await fetch(deliverTo!, { method: 'POST', body: JSON.stringify(message) });
      const said = (await answer.json()) as { kind: string; delaySeconds?: number };
      retry = said.kind === 'acked' ? null : (said.delaySeconds ?? 0);
    } catch {
      // The worker is being restarted, or died.
    }
    if (retry === null) return;
    if (message.attempts <= maxRetries[message.queue])
      later({ ...message, attempts: message.attempts + 1 }, retry);
    else if (message.queue === 'jobs') later({ ...message, queue: 'dead', attempts: 1 }, 0);
  };
  const pump = () => {
    if (!deliverTo) return;
    while (waiting.length > 0 && consumers < limits.consumers) {
      const [message] = waiting.splice(random.below(waiting.length), 1);
      consumers += 1;
      void deliver(message!).finally(() => {
        consumers -= 1;
        pump();
      });
    }
  };

  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const body: unknown = JSON.parse(await text(request));
    for (let n = random.chance(doubled) ? 2 : 1; n > 0; n--)
      waiting.push({ queue: 'jobs', body, attempts: 1 });
    pump();
    response.end();
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  server.unref();
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    deliverTo: (address) => {
      deliverTo = address;
      pump();
    },
    close: () => {
      deliverTo = null;
      server.close();
      server.closeAllConnections();
    },
  };
};

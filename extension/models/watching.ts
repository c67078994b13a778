// How a company is compared each night, as its page shows it: each change is kept at once.
import { batch, signal } from '@preact/signals';
import type { Problem } from '../../shared/contract/problem.ts';
import type { Watch, WatchUpdate, WebhookTest } from '../../shared/contract/watch.ts';
import type { Ask } from '../messages/ask.ts';
import { createKeys } from './keys.ts';

export type WatchingModel = ReturnType<typeof createWatching>;

/** What a webhook is signed with: 32 bytes, as standardwebhooks.com has it. */
export const newSecret = (): string =>
  `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;

export function createWatching(ask: Ask, companyId: string) {
  const watch = signal<Watch | null>(null);
  const busy = signal(false);
  const problem = signal<Problem | null>(null);
  const testing = signal(false);
  /** How the last trial of the webhook was heard; of one that has been changed since, nothing. */
  const tested = signal<WebhookTest | null>(null);
  const underKey = createKeys();

  /** The change before, to its end: who presses twice, quicker than the service answers, is told of both. */
  let last: Promise<unknown> = Promise.resolve();
  const set = (change: Partial<WatchUpdate>): Promise<boolean> => {
    const mine = last.then(() => send(change));
    last = mine;
    return mine;
  };

  async function send(change: Partial<WatchUpdate>): Promise<boolean> {
    const before = watch.value;
    const { enabled = false, reloads = false } = before ?? {};
    const update = { enabled, reloads, ...change };
    batch(() => {
      busy.value = true;
      problem.value = null;
      if (change.webhook !== undefined) tested.value = null;
      // As it will be; taken back where it was refused.
      if (before) watch.value = { ...before, enabled: update.enabled, reloads: update.reloads };
    });
    const result = await ask('watch.set', { companyId, watch: update });
    batch(() => {
      busy.value = false;
      watch.value = result.ok ? result.value : before;
      problem.value = result.ok ? null : result.problem;
    });
    return result.ok;
  }

  return {
    watch,
    busy,
    problem,
    testing,
    tested,
    /** Sends the webhook a trial. */
    async test() {
      if (testing.value) return;
      batch(() => {
        testing.value = true;
        problem.value = tested.value = null;
      });
      const result = await underKey({ companyId }, (order) => ask('watch.test', order));
      batch(() => {
        testing.value = false;
        if (result.ok) tested.value = result.value;
        else problem.value = result.problem;
      });
    },
    async load() {
      const result = await ask('watch.get', { companyId });
      batch(() => {
        if (result.ok) watch.value = result.value;
        problem.value = result.ok ? null : result.problem;
      });
    },
    turn: (to: Partial<Pick<WatchUpdate, 'enabled' | 'reloads'>>) => set(to),
    sendTo: (address: string, secret: string) => set({ webhook: { address, secret } }),
    sendToNobody: () => set({ webhook: null }),
  };
}

// A company's accounting system as its page shows it: which it is, and to connect, try and forget it. What it is asked
// with is given on to the service and forgotten here; a sign-in goes on at the accounting system in a tab of its own.
import { batch, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { Problem } from '../../shared/contract/problem.ts';
import type { SourceConnect, SourceConnection, SourceTest } from '../../shared/contract/source.ts';
import type { Ask } from '../messages/ask.ts';
import { createKeys } from './keys.ts';

export type SourceKind = SourceConnect['kind'] | 'fortnox';
export type SourceModel = ReturnType<typeof createSource>;
type Busy = 'connecting' | 'testing' | 'forgetting' | 'signing-in';
/** How a sign-in ended that came to nothing. */
export type SignInEnd = 'left' | 'late';

const askEvery = 1200;

/** @param onChanged the company is read from elsewhere now */
export function createSource(ask: Ask, companyId: string, onChanged: () => unknown) {
  /** Whether who looks may connect; null until that is known. */
  const may = signal<boolean | null>(null);
  const connection = signal<SourceConnection | null>(null);
  const busy = signal<Busy | null>(null);
  const problem = signal<Problem | null>(null);
  const tested = signal<SourceTest | null>(null);
  const ended = signal<SignInEnd | null>(null);
  const forgotten = signal(false);
  const underKey = createKeys();
  let current = 0;

  async function load() {
    const me = await ask('me.get', null);
    if (!me.ok) return void (problem.value = me.problem);
    const admin = me.value.role === 'admin';
    const now = admin ? await ask('source.get', { companyId }) : null;
    batch(() => {
      may.value = admin;
      problem.value = now && !now.ok ? now.problem : null;
      if (now?.ok) connection.value = now.value;
    });
  }

  /** False where something else is being done; what was said of the one before is taken away. */
  function begin(what: Busy): boolean {
    if (busy.value) return false;
    batch(() => {
      busy.value = what;
      problem.value = tested.value = ended.value = null;
      forgotten.value = false;
    });
    return true;
  }
  async function tryIt() {
    busy.value = 'testing';
    const result = await underKey({ companyId }, (order) => ask('source.test', order));
    batch(() => {
      busy.value = null;
      if (result.ok) tested.value = result.value;
      else problem.value = result.problem;
    });
    // A try makes the years known that the source has.
    if (result.ok && result.value.ok) await onChanged();
  }
  async function connected(now: SourceConnection) {
    connection.value = now;
    await onChanged();
    await tryIt();
  }

  return {
    may,
    connection,
    busy,
    problem,
    tested,
    ended,
    forgotten,
    load,
    async test() {
      if (begin('testing')) await tryIt();
    },
    /** Whether it was taken. */
    async connect(source: SourceConnect): Promise<boolean> {
      if (!begin('connecting')) return false;
      const result = await ask('source.connect', { companyId, source });
      if (result.ok) await connected(result.value);
      else
        batch(() => {
          busy.value = null;
          problem.value = result.problem;
        });
      return result.ok;
    },
    /** Whether it is connected, once the sign-in has come to an end. */
    async signIn(): Promise<boolean> {
      if (!begin('signing-in')) return false;
      const mine = ++current;
      const before = connection.value?.connectedAt ?? null;
      const stop = (why: SignInEnd | null, what: Problem | null = null) => {
        if (mine !== current) return false;
        batch(() => {
          busy.value = null;
          ended.value = why;
          problem.value = what;
        });
        return false;
      };
      const begun = await underKey({ companyId }, (order) => ask('source.sign-in', order));
      if (!begun.ok) return stop(null, begun.problem);
      const { tabId, expiresAt } = begun.value;
      const tab = watchTab(tabId);
      try {
        for (;;) {
          // Before it is asked: what was done there last is heard of all the same.
          const { closed } = tab;
          const now = await ask('source.get', { companyId });
          if (mine !== current) return false;
          if (now.ok && now.value.connected && now.value.connectedAt !== before) {
            await browser.tabs.remove(tabId).catch(() => undefined);
            await connected(now.value);
            return true;
          }
          if (closed && now.ok) return stop('left');
          if (Date.now() > Date.parse(expiresAt)) return stop('late');
          await tab.pause(askEvery);
        }
      } finally {
        tab.stop();
      }
    },
    /** Waits no longer; what is done in the tab counts all the same. */
    stopWaiting() {
      current += 1;
      busy.value = null;
    },
    async disconnect() {
      if (!begin('forgetting')) return;
      const result = await ask('source.disconnect', { companyId });
      batch(() => {
        busy.value = null;
        forgotten.value = result.ok;
        problem.value = result.ok ? null : result.problem;
        if (result.ok && connection.value)
          connection.value = { ...connection.value, connected: false, account: null };
      });
      if (result.ok) await onChanged();
    },
    stop: () => void current++,
  };
}

/** Whether a tab has been closed; a pause ends early when it is. */
function watchTab(tabId: number) {
  let wake: () => void = () => undefined;
  const tab = {
    closed: false,
    pause: (ms: number) =>
      new Promise<void>((resolve) => {
        wake = resolve;
        if (tab.closed) resolve();
        else setTimeout(resolve, ms);
      }),
    stop: () => browser.tabs.onRemoved.removeListener(removed),
  };
  const removed = (id: number) => {
    if (id !== tabId) return;
    tab.closed = true;
    wake();
  };
  browser.tabs.onRemoved.addListener(removed);
  return tab;
}

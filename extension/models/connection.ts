// The connection to the service as the options page shows it: what is typed or pasted, tried, kept and given up.
import { batch, signal } from '@preact/signals';
import type { Me } from '../../shared/contract/access.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { Ask } from '../messages/ask.ts';
import type { Issuer, Settings } from '../messages/verbs.ts';
import { readImport } from './import-settings.ts';

export type Field = 'address' | 'token';
/** What a pasted text held. */
export type Pasted = 'both' | Field | 'nothing';

const fields: Record<string, Field> = {
  address_missing: 'address',
  address_invalid: 'address',
  address_insecure: 'address',
  not_the_api: 'address',
  no_connection: 'address',
  token_missing: 'token',
  token_invalid: 'token',
  token_elsewhere: 'token',
  unauthenticated: 'token',
};
/** The field that a problem is about; null where it is about neither. */
export const fieldOf = (problem: Problem | null): Field | null =>
  problem ? (fields[problem.status === 401 ? 'unauthenticated' : problem.code] ?? null) : null;

/** @param link an invitation's, which the page was opened with: filled in once */
export function createConnection(ask: Ask, link: string | null = null) {
  const settings = signal<Settings | null>(null);
  const address = signal('');
  const token = signal('');
  const busy = signal(false);
  const me = signal<Me | null>(null);
  const problem = signal<Problem | null>(null);
  const pasted = signal<Pasted | null>(null);
  const signedOut = signal(false);
  /** Whom people may sign in with at that address. */
  const issuers = signal<Issuer[]>([]);
  /** No key when the page was opened: what is said then stays until the page is left. */
  const firstRun = signal(false);
  let asked = 0;
  /** What this page changes itself it reads itself. */
  let saving = false;

  async function tried(work: () => ReturnType<typeof tryKept>) {
    const mine = ++asked;
    batch(() => {
      busy.value = true;
      problem.value = null;
    });
    const result = await work();
    if (mine !== asked) return false;
    batch(() => {
      busy.value = false;
      me.value = result.ok ? result.value : null;
      problem.value = result.ok ? null : result.problem;
    });
    return result.ok;
  }
  const tryKept = () => ask('me.get', null);

  /** Tries and keeps another connection, and reads what is kept then. */
  async function kept(work: () => ReturnType<typeof tryKept>): Promise<boolean> {
    batch(() => {
      pasted.value = null;
      signedOut.value = false;
    });
    saving = true;
    const works = await tried(work);
    const now = works && (await ask('settings.get', null));
    saving = false;
    if (!now) return false;
    batch(() => {
      token.value = '';
      if (!now.ok) return;
      settings.value = now.value;
      address.value = now.value.address;
    });
    return true;
  }

  /** At the start, and whenever any page has changed something: what is being typed stays. */
  async function load() {
    if (saving) return;
    const result = await ask('settings.get', null);
    if (saving) return;
    if (!result.ok) {
      if (!settings.value) problem.value = result.problem;
      return;
    }
    const before = settings.value;
    const now = result.value;
    const same = before?.address === now.address && before.hasToken === now.hasToken;
    batch(() => {
      settings.value = now;
      if (!before) firstRun.value = !now.hasToken;
      if (!before || now.managed.address || address.value === before.address) address.value = now.address;
      if (!before && link) paste(link);
      if (same) return;
      me.value = null;
      if (!now.hasToken) problem.value = null;
    });
    if (!same && now.hasToken) await tried(tryKept);
  }

  /** Fills in what a text holds; says what that was. */
  function paste(text: string): Pasted {
    const found = readImport(text);
    // Which address it is, a policy says; the key is all that is missed.
    const managed = settings.value?.managed.address ?? false;
    const held = { address: managed || found.address !== null, token: found.token !== null };
    const what: Pasted =
      held.address && held.token ? 'both' : held.token ? 'token' : found.address ? 'address' : 'nothing';
    batch(() => {
      pasted.value = text.trim() ? what : null;
      if (what !== 'nothing') problem.value = null;
      if (found.address && !managed) address.value = found.address;
      if (found.token) token.value = found.token;
    });
    return what;
  }

  return {
    settings,
    address,
    token,
    busy,
    me,
    problem,
    pasted,
    signedOut,
    firstRun,
    issuers,
    load,
    /** Asks the service at that address; one that has none, or does not answer, offers none. */
    async lookForIssuers() {
      const at = address.value;
      const found = at ? await ask('sign-in.issuers', { address: at }) : null;
      if (at === address.value) issuers.value = found?.ok ? found.value : [];
    },
    signIn: (issuer: string) => kept(() => ask('sign-in.begin', { address: address.value, issuer })),
    /** Whether what is kept still works. */
    check: () => tried(tryKept),
    save(): Promise<boolean> {
      const same = settings.value?.hasToken && token.value === '';
      return kept(() => ask('settings.save', { address: address.value, token: same ? null : token.value }));
    },
    async signOut() {
      asked += 1;
      await ask('settings.sign-out', null);
      batch(() => {
        busy.value = false;
        me.value = null;
        problem.value = null;
        token.value = '';
        signedOut.value = true;
        firstRun.value = true;
      });
      await load();
    },
    /** Whether a text holds all that is to be filled in. */
    holdsAll(text: string): boolean {
      const found = readImport(text);
      return found.token !== null && (found.address !== null || settings.value!.managed.address);
    },
    paste,
  };
}
export type ConnectionModel = ReturnType<typeof createConnection>;

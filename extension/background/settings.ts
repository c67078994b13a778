// Address, token and language: kept in the vault, tested before they are saved; what a policy sets goes before.
import type { Me } from '../../shared/contract/access.ts';
import { isInvitation, readAddress, readToken } from '../messages/connection.ts';
import { answer, refuse } from '../messages/problems.ts';
import type { Answer, Issuer, Language, LanguageChoice, Settings } from '../messages/verbs.ts';
import { createApi } from './api.ts';
import type { Api } from './api.ts';
import type { Connection } from './http.ts';
import type { Managed } from './managed.ts';
import { issuersAt, signInAt } from './sign-in.ts';
import type { Identity, Session } from './sign-in.ts';
import { keyOf } from './vault.ts';
import type { Vault } from './vault.ts';

interface Stored {
  address: string;
  token: string;
  /** Where the key is of a sign-in, which ends by itself. */
  session?: Session;
}
export type Preset = Omit<Stored, 'session'>;

/** Milliseconds before its end that a session is renewed, and between two tries. */
const [renewMs, pauseMs] = [30 * 60_000, 5 * 60_000];

interface Needs {
  vault: Vault;
  /** What a local build starts with. */
  preset: Preset;
  managed: () => Promise<Managed>;
  browserLanguage: () => string;
  identity: Identity;
  /** Told after each change: open pages, badge and alarm are to follow it. */
  changed: () => void;
}

export function createSettings({ vault, preset, managed, browserLanguage, identity, changed }: Needs) {
  let triedAt = -Infinity;
  const stored = async (): Promise<Stored> => {
    const own = (await vault.get<Stored>('connection')) ?? preset;
    const { address: set } = await managed();
    if (set === null) return own;
    const read = readAddress(set);
    // One that cannot be used is shown as it was set, and called by nobody.
    const address = 'address' in read ? read.address : set;
    return own.address === address ? own : { address, token: '' };
  };
  const choice = async (): Promise<LanguageChoice> =>
    (await managed()).language ?? (await vault.get<LanguageChoice>('language')) ?? 'auto';
  const language = async (page?: Language | null): Promise<Language> => {
    if (page) return page;
    const chosen = await choice();
    if (chosen !== 'auto') return chosen;
    return /^(sv|nb|nn|no|da)\b/i.test(browserLanguage()) ? 'sv' : 'en';
  };
  /** The key that an invitation is good for, kept at once: it is good for one only. */
  const exchanged = async (address: string, invitation: string): Promise<Answer<string>> => {
    const api = createApi({ address, token: '', language: await language() });
    const taken = await api.acceptInvitation(invitation);
    if (!taken.ok) return taken;
    const { token } = taken.value ?? {};
    if (!token) return refuse('not_the_api');
    await vault.set('connection', { address, token } satisfies Stored);
    changed();
    return answer(token);
  };
  const signedIn = async (address: string, issuer: string, silent: boolean): Promise<Answer<Me>> => {
    const found = await signInAt(identity, { address, language: await language() }, issuer, silent);
    if (!found.ok) return found;
    const { token, session } = found.value;
    await vault.set('connection', { address, token, session } satisfies Stored);
    changed();
    return createApi({ address, token, language: await language() }).me();
  };
  /** Without a window, while the issuer remembers who it is; what does not work shows when the session has ended. */
  const renewed = async (now: Stored): Promise<Stored> => {
    const left = now.session ? Date.parse(now.session.expiresAt) - Date.now() : Infinity;
    if (!now.session || left > renewMs || Date.now() - triedAt < pauseMs) return now;
    triedAt = Date.now();
    const renewing = signedIn(now.address, now.session.issuer, true);
    if (left > 0) return now;
    await renewing;
    return stored();
  };
  return {
    language,
    async issuers(typed: string): Promise<Answer<Issuer[]>> {
      const to = readAddress((await managed()).address ?? typed);
      return 'fault' in to ? refuse(to.fault) : issuersAt(to.address, await language());
    },
    async signIn(typed: string, issuer: string): Promise<Answer<Me>> {
      const to = readAddress((await managed()).address ?? typed);
      return 'fault' in to ? refuse(to.fault) : signedIn(to.address, issuer, false);
    },
    address: async () => (await stored()).address,
    async get(): Promise<Settings> {
      const { address, token } = await stored();
      const set = await managed();
      return {
        address,
        hasToken: token !== '',
        language: await choice(),
        managed: { address: set.address !== null, language: set.language !== null },
      };
    },
    /** The API as configured, or the problem that it is not. `asked` is the language its problems are told in. */
    async api(asked?: Language): Promise<Answer<Api>> {
      const { address, token } = await renewed(await stored());
      if (!address || !token) return refuse('not_configured');
      return answer(createApi({ address, token, language: await language(asked) } satisfies Connection));
    },
    /** `token: null` keeps the one there is, if the address is the same. */
    async save(typed: string, token: string | null): Promise<Answer<Me>> {
      const before = await stored();
      const to = readAddress((await managed()).address ?? typed);
      if ('fault' in to) return refuse(to.fault);
      const { address } = to;
      // A kept token must not be sent to another address than it was given for.
      if (token === null && before.token && before.address !== address) return refuse('token_elsewhere');
      const key = readToken(token ?? before.token);
      if ('fault' in key) return refuse(key.fault);
      const own = isInvitation(key.token) ? await exchanged(address, key.token) : answer(key.token);
      if (!own.ok) return own;
      const me = await createApi({ address, token: own.value, language: await language() }).me();
      if (!me.ok) return me.problem.status === 404 ? refuse('not_the_api') : me;
      if (!me.value?.role) return refuse('not_the_api');
      const { session } = own.value === before.token ? before : {};
      await vault.set('connection', {
        address,
        token: own.value,
        ...(session ? { session } : {}),
      } satisfies Stored);
      changed();
      return me;
    },
    /** The token goes, and what was worked with; the address stays in its field for the next one. */
    async signOut(): Promise<void> {
      const { address, token, session } = await stored();
      // It is of no use to anybody from here on, also where nothing answers.
      if (session) await createApi({ address, token, language: await language() }).endSession();
      await vault.set('connection', { address, token: '' } satisfies Stored);
      await vault.set(keyOf('recent', address), []);
      await vault.set(keyOf('watched', address), []);
      await vault.set(keyOf('differing', address), null);
      changed();
    },
    async setLanguage(next: LanguageChoice): Promise<void> {
      await vault.set('language', next);
      changed();
    },
  };
}
export type SettingsService = ReturnType<typeof createSettings>;

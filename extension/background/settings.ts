// Address, token and language: kept in the vault, tested before they are saved.
import type { Me } from '../../shared/contract/access.ts';
import { createApi, normaliseAddress } from './api.ts';
import type { Api, Connection } from './api.ts';
import { answer, refuse } from '../messages/problems.ts';
import type { Vault } from './vault.ts';
import type { Answer, Language, LanguageChoice, Settings } from '../messages/verbs.ts';

interface Stored {
  address: string;
  token: string;
}
export interface Preset {
  address: string;
  token: string;
}

export function createSettings(vault: Vault, preset: Preset, browserLanguage: () => string) {
  const stored = async (): Promise<Stored> => (await vault.get<Stored>('connection')) ?? preset;
  const choice = async (): Promise<LanguageChoice> => (await vault.get<LanguageChoice>('language')) ?? 'auto';
  const language = async (page?: Language | null): Promise<Language> => {
    if (page) return page;
    const chosen = await choice();
    if (chosen !== 'auto') return chosen;
    return /^(sv|nb|nn|no|da)\b/i.test(browserLanguage()) ? 'sv' : 'en';
  };
  return {
    language,
    async get(): Promise<Settings> {
      const { address, token } = await stored();
      return { address, hasToken: token !== '', language: await choice() };
    },
    /** The API as configured, or the problem that it is not. `asked` is the language its problems are told in. */
    async api(asked?: Language): Promise<Answer<Api>> {
      const { address, token } = await stored();
      if (!address || !token) return refuse('not_configured');
      return answer(createApi({ address, token, language: await language(asked) } satisfies Connection));
    },
    /** `token: null` keeps the one there is, if the address is the same. */
    async save(typed: string, token: string | null): Promise<Answer<Me>> {
      const address = normaliseAddress(typed);
      const before = await stored();
      // A kept token must not be sent to another address than it was given for.
      const next = token?.trim() || (address === before.address ? before.token : '');
      if (!address || !next) return refuse('not_configured');
      const me = await createApi({ address, token: next, language: await language() }).me();
      if (me.ok && !me.value?.role) return refuse('not_the_api');
      if (me.ok) await vault.set('connection', { address, token: next } satisfies Stored);
      return me;
    },
    setLanguage: (next: LanguageChoice) => vault.set('language', next),
  };
}
export type SettingsService = ReturnType<typeof createSettings>;

// Address, token and language, and whose token it is.
import { browser } from 'wxt/browser';
import { answer } from '../../messages/problems.ts';
import type { Context, Of } from './context.ts';

type Verbs =
  | 'me.get'
  | 'options.open'
  | 'settings.get'
  | 'settings.save'
  | 'settings.sign-out'
  | 'settings.language'
  | 'sign-in.issuers'
  | 'sign-in.begin';

export const settingsHandlers = ({ settings, withApi }: Context): Of<Verbs> => ({
  'me.get': withApi((api) => api.me()),
  'options.open': async () => {
    await browser.runtime.openOptionsPage();
    return answer(null);
  },
  'settings.get': async () => answer(await settings.get()),
  'settings.save': ({ address, token }) => settings.save(address, token),
  'sign-in.issuers': ({ address }) => settings.issuers(address),
  'sign-in.begin': ({ address, issuer }) => settings.signIn(address, issuer),
  'settings.sign-out': async () => {
    await settings.signOut();
    return answer(null);
  },
  'settings.language': async ({ language }) => {
    await settings.setLanguage(language);
    return answer(null);
  },
});

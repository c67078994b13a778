// Address, token and language, and whose token it is.
import { browser } from 'wxt/browser';
import { invitationLink } from '../../messages/connection.ts';
import { answer } from '../../messages/problems.ts';
import type { Context, Of } from './context.ts';

type Verbs =
  | 'me.get'
  | 'options.open'
  | 'invitation.open'
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
  'invitation.open': async () => {
    // The browser tells the address of the page that the icon was pressed on, and of Oxceed's; of no other.
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    const link = invitationLink(tab?.url);
    if (!link) return answer(false);
    const url = `${browser.runtime.getURL('/options.html' as never)}#${encodeURIComponent(link)}`;
    await browser.tabs.create({ url, openerTabId: tab!.id! });
    return answer(true);
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

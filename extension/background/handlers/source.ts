// A company's accounting system: connected, tried and forgotten. What it is asked with passes through to the service,
// and is kept nowhere here.
import { browser } from 'wxt/browser';
import { answer, refuse } from '../../messages/problems.ts';
import type { Input } from '../../messages/verbs.ts';
import type { Context, Of } from './context.ts';

type Verbs = 'source.get' | 'source.connect' | 'source.disconnect' | 'source.test' | 'source.sign-in';

const local = /^http:\/\/(localhost|127\.0\.0\.1)[:/]/;

export const sourceHandlers = ({ ofCompany }: Context): Of<Verbs> => ({
  'source.get': ofCompany((api, { companyId }) => api.source(companyId)),
  'source.connect': ofCompany((api, { companyId, source }: Input<'source.connect'>) =>
    api.connectSource(companyId, source),
  ),
  'source.disconnect': ofCompany((api, { companyId }) => api.disconnectSource(companyId)),
  'source.test': ofCompany((api, { companyId, key }: Input<'source.test'>) => api.testSource(companyId, key)),
  'source.sign-in': ofCompany(async (api, { companyId, key }: Input<'source.sign-in'>, _, { tabId }) => {
    const begun = await api.signInAtSource(companyId, key);
    if (!begun.ok) return begun;
    const { address, expiresAt } = begun.value;
    // A service on this machine has its accounting system there too.
    if (!address.startsWith('https://') && !(local.test(address) && local.test(`${api.address}/`)))
      return refuse('not_the_api');
    // When it closes, the browser goes back to the page it was opened from.
    const tab = await browser.tabs.create({
      url: address,
      ...(tabId === undefined ? {} : { openerTabId: tabId }),
    });
    return answer({ tabId: tab.id!, expiresAt });
  }),
});

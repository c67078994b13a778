// Pages that were open before the extension was: installed, updated, enabled, or let in by the user. The browser puts
// content scripts into what is loaded from then on only.
import { browser } from 'wxt/browser';
import { order } from './page.ts';

/** Once in the extension's life in this browser: `storage.session` is emptied with it. */
export async function enterOpenTabs(): Promise<void> {
  const { entered } = await browser.storage.session.get('entered');
  if (entered) return;
  await browser.storage.session.set({ entered: true });
  await enter();
}

export function enterWhenLetIn(): void {
  browser.permissions.onAdded.addListener(({ origins }) => void (origins?.length && enter()));
}

async function enter() {
  for (const { matches = [], js = [] } of browser.runtime.getManifest().content_scripts ?? [])
    for (const { id, discarded } of await browser.tabs.query({ url: matches })) {
      // A tab that answers has its script: Firefox puts it in by itself.
      if (id === undefined || discarded || (await order(id, { order: 'facts' }))) continue;
      // Pages the browser keeps to itself, or that are gone by now.
      await browser.scripting
        .executeScript({ target: { tabId: id }, files: js as never[] })
        .catch(() => undefined);
    }
}

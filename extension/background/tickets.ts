// One ticket per opened dialog: which tab it stands in and which company that page showed.
// Kept in storage.session, so that a stopped service worker finds them again; gone when the browser closes.
import { browser } from 'wxt/browser';
import type { PageFacts } from '../oxceed/page-facts.ts';
import type { CompanyMatch, Language } from '../messages/verbs.ts';

export interface PageNow {
  facts: PageFacts;
  /** Where the tab is: by the browser's word where it gives it, else by our content script's. */
  address: string;
}

export interface Ticket {
  tabId: number;
  language: Language;
  /** What the page showed when it was matched; null until the dialog's first `dialog.hello`. */
  shown: PageNow | null;
  /** Set with it; a company once matched is never exchanged for another. */
  match: CompanyMatch | null;
}

const name = (ticket: string) => `ticket:${ticket}`;

export const tickets = {
  async create(tabId: number, language: Language): Promise<string> {
    const id = crypto.randomUUID();
    await tickets.set(id, { tabId, language, shown: null, match: null });
    return id;
  },
  async get(id: string | undefined, tabId: number | undefined): Promise<Ticket | null> {
    if (!id) return null;
    const found = (await browser.storage.session.get(name(id)))[name(id)] as Ticket | undefined;
    return found && found.tabId === tabId ? found : null;
  },
  set: (id: string, ticket: Ticket) => browser.storage.session.set({ [name(id)]: ticket }),
  remove: (id: string) => browser.storage.session.remove(name(id)),
};

// One ticket per opened dialog: which tab it stands in and which company that page showed.
// Kept in storage.session, so that a stopped service worker finds them again; gone when the browser closes.
import { browser } from 'wxt/browser';
import { companyPart, factsKey } from '../oxceed/page-facts.ts';
import type { PageFacts } from '../oxceed/page-facts.ts';
import type { CompanyMatch, Language } from './verbs.ts';

export interface Ticket {
  tabId: number;
  language: Language;
  address: string;
  facts: PageFacts;
  /** Set by the first `dialog.hello`; a company once matched is never exchanged for another. */
  match: CompanyMatch | null;
}

const name = (ticket: string) => `ticket:${ticket}`;

export const tickets = {
  async create(ticket: Omit<Ticket, 'match'>): Promise<string> {
    const id = crypto.randomUUID();
    await browser.storage.session.set({ [name(id)]: { ...ticket, match: null } satisfies Ticket });
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

/** Whether the page still shows what it showed when the dialog was opened. */
export function stillThere(ticket: Ticket, facts: PageFacts, address: string): boolean {
  const before = new URL(ticket.address);
  const now = new URL(address);
  return (
    before.origin === now.origin &&
    companyPart(before.pathname) === companyPart(now.pathname) &&
    factsKey(ticket.facts, before.pathname) === factsKey(facts, now.pathname)
  );
}

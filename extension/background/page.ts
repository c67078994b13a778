// The page that a dialog stands on: what it shows is asked of it anew whenever something is to be done there.
import { browser } from 'wxt/browser';
import { companyPart, factsKey } from '../oxceed/page-facts.ts';
import type { PageFacts } from '../oxceed/page-facts.ts';
import { digits } from './match-company.ts';
import { tickets } from './tickets.ts';
import type { PageNow, Ticket } from './tickets.ts';
import type { Event, PageFactsAnswer, PageOrder } from '../messages/verbs.ts';

/** Tells the content script of a tab's top frame; null where there is none. */
export async function order(tabId: number, what: PageOrder): Promise<PageFactsAnswer | null> {
  try {
    return (await browser.tabs.sendMessage(tabId, what, { frameId: 0 })) ?? null;
  } catch {
    return null;
  }
}

/**
 * What the page shows now. `tabAddress` is the browser's own word for where it is (`sender.tab.url`, which follows a
 * page that changes its address by itself, as `sender.url` does not), empty where it gives none. Null where no page
 * answers, and where the two addresses go on naming different companies: it is on its way from one to another.
 */
export async function pageNow(tabId: number, tabAddress: string): Promise<PageNow | null> {
  const now = await order(tabId, { order: 'facts' });
  if (!now) return null;
  const facts = cleanFacts(now.facts);
  if (!tabAddress) return { facts, address: now.address };
  return companyOf(tabAddress) === companyOf(now.address) ? { facts, address: tabAddress } : null;
}
const companyOf = (address: string) => JSON.stringify([new URL(address).origin, companyPart(address)]);

/** Whether the page still shows what it showed when the company was matched; blocks the dialog where it does not. */
export async function stillShows(id: string, ticket: Ticket, tabAddress: string): Promise<boolean> {
  const now = await pageNow(ticket.tabId, tabAddress);
  const { shown } = ticket;
  if (now && shown && same(shown, now)) return true;
  await block(id, ticket);
  return false;
}
const same = (before: PageNow, now: PageNow) =>
  companyOf(before.address) === companyOf(now.address) &&
  factsKey(before.facts, before.address) === factsKey(now.facts, now.address);

/** For what a dialog asks: whether its ticket is for this company, and the page still shows it. */
export async function dialogMay(
  ask: { ticket: string | undefined; tabId: number | undefined; address: string },
  companyId: string,
): Promise<'yes' | 'forbidden_message' | 'company_blocked'> {
  const ticket = await tickets.get(ask.ticket, ask.tabId);
  if (!ticket?.match || !('company' in ticket.match) || ticket.match.company.id !== companyId)
    return 'forbidden_message';
  return (await stillShows(ask.ticket!, ticket, ask.address)) ? 'yes' : 'company_blocked';
}

async function block(id: string, ticket: Ticket) {
  const match = { blocked: 'changed', shown: ticket.shown?.facts.names[0] ?? null } as const;
  await tickets.set(id, { ...ticket, match });
  const event: Event = { event: 'ticket', ticket: id, match };
  browser.runtime.sendMessage(event).catch(() => undefined);
  // In Firefox a framed page of ours hears what is sent to its tab, and nothing else.
  browser.tabs.sendMessage(ticket.tabId, event).catch(() => undefined);
}

const strings = (list: unknown, most: number) =>
  Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string').slice(0, most) : [];
export const cleanFacts = (facts: { numbers: string[]; names: string[] }): PageFacts => ({
  numbers: strings(facts?.numbers, 5)
    .map(digits)
    .filter((number) => number.length === 10),
  names: strings(facts?.names, 5).map((name) => name.slice(0, 200)),
});

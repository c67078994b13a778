// The dialog over Oxceed's page, from its opening to its end: which company it is for is settled here, once.
import { browser } from 'wxt/browser';
import { answer, refuse } from '../../messages/problems.ts';
import type { CompanyMatch } from '../../messages/verbs.ts';
import { matchCompany } from '../match-company.ts';
import { order, pageNow, stillShows } from '../page.ts';
import { tickets } from '../tickets.ts';
import type { Context, Of } from './context.ts';

type Verbs =
  | 'page.open-dialog'
  | 'page.reader'
  | 'page.changed'
  | 'page.closed'
  | 'dialog.hello'
  | 'dialog.close';

export const dialogHandlers = ({ settings }: Context): Of<Verbs> => ({
  'page.open-dialog': async ({ language }, ask) =>
    answer({ ticket: await tickets.create(ask.tabId!, language) }),
  'page.reader': async (_, { tabId }) => {
    await browser.scripting.executeScript({
      target: { tabId: tabId!, frameIds: [0] },
      files: ['/company-reader.js'],
    });
    return answer(null);
  },
  'page.changed': async ({ ticket }, ask) => {
    const found = await tickets.get(ticket, ask.tabId);
    if (found?.match && 'company' in found.match) await stillShows(ticket, found, '');
    return answer(null);
  },
  'page.closed': async ({ ticket }, ask) => {
    if (await tickets.get(ticket, ask.tabId)) await tickets.remove(ticket);
    return answer(null);
  },

  'dialog.hello': async (_, ask) => {
    const ticket = await tickets.get(ask.ticket, ask.tabId);
    if (!ticket) return refuse('forbidden_message');
    if (ticket.match) return answer(ticket.match);
    const shown = await pageNow(ticket.tabId, ask.address);
    const api = await settings.api();
    const match = !shown
      ? answer<CompanyMatch>({ blocked: 'changed', shown: null })
      : api.ok
        ? await matchCompany(api.value, shown.facts, shown.address)
        : api;
    // A connection that failed may be tried again; what was matched stays.
    if (!match.ok) return match;
    const matched = { ...ticket, shown, match: match.value };
    await tickets.set(ask.ticket!, matched);
    // The page may have gone on while the company was looked for.
    if ('company' in match.value) await stillShows(ask.ticket!, matched, ask.address);
    const now = await tickets.get(ask.ticket, ask.tabId);
    return answer(now?.match ?? match.value);
  },
  'dialog.close': async (_, ask) => {
    const ticket = await tickets.get(ask.ticket, ask.tabId);
    if (ticket) await order(ticket.tabId, { order: 'close', ticket: ask.ticket! });
    return answer(null);
  },
});

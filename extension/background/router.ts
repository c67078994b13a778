// Takes messages from the extension's own pages and content scripts, checks who sends, does what the verb says.
// Nothing in a message is believed about its sender: tab, frame, origin and address come from the browser.
import { browser } from 'wxt/browser';
import type { Browser } from 'wxt/browser';
import { MatchPattern } from 'wxt/utils/match-patterns';
import { problem, refuse } from '../messages/problems.ts';
import { allowed } from '../messages/verbs.ts';
import type { Asker, Message } from '../messages/verbs.ts';

type Sender = Browser.runtime.MessageSender;
export interface Ask {
  asker: Asker;
  tabId: number | undefined;
  /** Where the tab of a page or a dialog is now, by the browser's word; empty where it gives none. */
  address: string;
  ticket: string | undefined;
}
export type Handlers = Record<string, (input: never, ask: Ask) => Promise<unknown>>;

/** Who sent it, or null for anybody we do not serve. `matches` are the manifest's patterns of Oxceed's pages. */
export function askerOf(sender: Sender, own: string, id: string, matches: string[]): Asker | null {
  if (sender.id !== id || !sender.url) return null;
  const url = new URL(sender.url);
  const origin = originOf(url);
  if (sender.origin && sender.origin !== origin) return null;
  if (`${origin}/` === own) {
    if (url.pathname === '/purge-dialog.html') return sender.tab && sender.frameId !== 0 ? 'dialog' : null;
    const top = sender.frameId === undefined || sender.frameId === 0;
    return top && ['/popup.html', '/options.html', '/company.html'].includes(url.pathname) ? 'view' : null;
  }
  return sender.frameId === 0 &&
    sender.tab?.id !== undefined &&
    matches.some((pattern) => new MatchPattern(pattern).includes(url.href))
    ? 'page'
    : null;
}

/** `URL.origin` is "null" for extension schemes in Firefox. */
const originOf = (url: URL) => (url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin);

export function listen(handlers: Handlers): void {
  const own = browser.runtime.getURL('/' as never);
  const matches = (browser.runtime.getManifest().content_scripts ?? []).flatMap(
    (script) => script.matches ?? [],
  );
  browser.runtime.onMessage.addListener((message: Partial<Message>, sender, respond) => {
    const asker = askerOf(sender, own, browser.runtime.id, matches);
    const verb = message?.verb;
    const handler = verb && Object.hasOwn(handlers, verb) ? handlers[verb] : undefined;
    if (!asker || !verb || !handler || !allowed[asker].has(verb)) {
      if (verb) respond(refuse('forbidden_message'));
      return;
    }
    const ask: Ask = {
      asker,
      tabId: sender.tab?.id,
      // Not `sender.url`: that is where the document was loaded, whatever it has called itself since.
      address: asker === 'view' ? '' : (sender.tab?.url ?? ''),
      ticket: typeof message.ticket === 'string' ? message.ticket : undefined,
    };
    handler((message.input ?? null) as never, ask).then(respond, (error: unknown) =>
      respond({ ok: false, problem: { ...problem('internal'), detail: String(error) } }),
    );
    return true;
  });
}

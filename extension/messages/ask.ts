// How a page of the extension asks the background: one function, typed by verb.
import { browser } from 'wxt/browser';
import { refuse } from './problems.ts';
import type { Answer, Event, Input, Message, Output, Verb } from './verbs.ts';

export type Ask = <V extends Verb>(verb: V, input: Input<V>) => Promise<Answer<Output<V>>>;

export const createAsk =
  (ticket?: string): Ask =>
  async (verb, input) => {
    const message: Message = { verb, input, ...(ticket ? { ticket } : {}) };
    try {
      return (await browser.runtime.sendMessage(message)) ?? refuse('internal');
    } catch {
      return refuse('interrupted');
    }
  };

/** Events said by the background; returns how to stop listening. */
export function onEvent(listener: (event: Event) => void): () => void {
  const hear = (message: Partial<Event>, sender: { id?: string; url?: string; tab?: unknown }) => {
    if (sender.id === browser.runtime.id && !sender.tab && message?.event) listener(message as Event);
  };
  browser.runtime.onMessage.addListener(hear);
  return () => browser.runtime.onMessage.removeListener(hear);
}

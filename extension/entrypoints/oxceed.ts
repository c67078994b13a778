// The script on Oxceed's pages: our item in the Åtgärder menu, and the frame the dialog stands in. Wiring only.
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Answer, Input, Language, Output, PageFactsAnswer, PageOrder, Verb } from '../messages/verbs.ts';
import { openDialogFrame, removeDialogFrames } from '../oxceed/dialog-frame.ts';
import type { DialogFrame } from '../oxceed/dialog-frame.ts';
import { readerOf } from '../oxceed/reader.ts';
import { watchPage } from '../oxceed/reconcile.ts';

/** Said on the page by a script of ours that has come: the one before takes itself away. A page that says it loses our
 *  item, and nothing else. */
const successor = 'tom-bokforingsdata:successor';

/** After an update this script lives on without an extension behind it: everything asked of it then fails. */
const alive = () => {
  try {
    return !!browser.runtime.id;
  } catch {
    return false;
  }
};
const ask = async <V extends Verb>(verb: V, input: Input<V>): Promise<Answer<Output<V>> | null> => {
  try {
    return await browser.runtime.sendMessage({ verb, input });
  } catch {
    return null;
  }
};

export default defineUnlistedScript(() => {
  let dialog: DialogFrame | null = null;
  let opening = false;
  let shown = '';
  let looking: ReturnType<typeof setTimeout> | undefined;

  document.dispatchEvent(new CustomEvent(successor));
  const life = new AbortController();
  document.addEventListener(successor, () => life.abort(), { signal: life.signal });
  life.signal.addEventListener('abort', () => dialog?.close());
  // What stands there is left by one that could not.
  removeDialogFrames(document);

  // One that an earlier version has left there is not ours.
  readerOf().readCompany = undefined;
  const facts = () => readerOf().readCompany?.(document) ?? null;
  const key = () => JSON.stringify([facts(), location.href]);
  const reader = async () => readerOf().readCompany ?? (await ask('page.reader', null));

  async function open(language: Language, returnTo: HTMLElement | null) {
    if (dialog || opening) return;
    opening = true;
    const [opened] = await Promise.all([ask('page.open-dialog', { language }), reader()]);
    opening = false;
    shown = key();
    if (!opened?.ok || life.signal.aborted) return;
    const { ticket } = opened.value;
    dialog = openDialogFrame({
      doc: document,
      ticket,
      language,
      returnTo,
      onClose() {
        dialog = null;
        void ask('page.closed', { ticket });
      },
    });
  }

  const page = watchPage({
    doc: document,
    signal: life.signal,
    alive,
    onPress: (language, returnTo) => void open(language, returnTo),
    onChange() {
      // While the dialog is open, the page may move to another company under it. Reading which one takes time, and a
      // page under a dialog is in no hurry: each press asks anew by itself.
      if (!dialog) return;
      looking ??= setTimeout(() => {
        looking = undefined;
        if (!dialog || key() === shown) return;
        shown = key();
        void ask('page.changed', { ticket: dialog.ticket });
      }, 250);
    },
  });

  async function told(): Promise<PageFactsAnswer | null> {
    await reader();
    const read = facts();
    return read && { facts: read, address: location.href, ...page.state() };
  }
  browser.runtime.onMessage.addListener((message: PageOrder, sender, respond) => {
    if (life.signal.aborted || sender.id !== browser.runtime.id) return;
    if (message.order === 'close' && dialog?.ticket === message.ticket) dialog.close();
    if (message.order !== 'facts') return;
    void told().then(respond);
    return true;
  });
});

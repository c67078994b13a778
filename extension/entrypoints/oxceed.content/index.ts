// The content script: our item in the Åtgärder menu, and the frame the dialog stands in. Wiring only.
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import type {
  Answer,
  Input,
  Language,
  Output,
  PageFactsAnswer,
  PageOrder,
  Verb,
} from '../../messages/verbs.ts';
import { readCompany } from '../../oxceed/company.ts';
import { openDialogFrame } from '../../oxceed/dialog-frame.ts';
import type { DialogFrame } from '../../oxceed/dialog-frame.ts';
import { factsKey } from '../../oxceed/page-facts.ts';
import { watchPage } from '../../oxceed/reconcile.ts';
import { ownLabel } from '../../oxceed/words.ts';

const ask = <V extends Verb>(verb: V, input: Input<V>): Promise<Answer<Output<V>>> =>
  browser.runtime.sendMessage({ verb, input });

export default defineContentScript({
  // wxt.config.ts puts Oxceed's origins here.
  matches: [],
  runAt: 'document_idle',
  main(ctx) {
    let dialog: DialogFrame | null = null;
    let opening = false;
    let shown = '';
    let looking: ReturnType<typeof setTimeout> | undefined;

    const key = () => factsKey(readCompany(document), location.href);

    async function open(language: Language) {
      if (dialog || opening) return;
      opening = true;
      try {
        shown = key();
        const opened = await ask('page.open-dialog', { language });
        if (!opened.ok) return;
        const { ticket } = opened.value;
        dialog = openDialogFrame(document, ticket, ownLabel[language], () => {
          dialog = null;
          ask('page.closed', { ticket }).catch(() => undefined);
        });
      } finally {
        opening = false;
      }
    }

    const page = watchPage({
      doc: document,
      signal: ctx.signal,
      onPress: (language, root) => {
        closeMenu(root);
        void open(language);
      },
      onChange() {
        // While the dialog is open, the page may move to another company under it. Reading which one takes time, and
        // a page under a dialog is in no hurry: each press asks anew by itself.
        if (!dialog) return;
        looking ??= setTimeout(() => {
          looking = undefined;
          if (!dialog || ctx.isInvalid || key() === shown) return;
          shown = key();
          void ask('page.changed', { ticket: dialog.ticket });
        }, 250);
      },
    });

    browser.runtime.onMessage.addListener((message: PageOrder, sender, respond) => {
      if (sender.id !== browser.runtime.id || ctx.isInvalid) return;
      if (message.order === 'facts') {
        const answer: PageFactsAnswer = {
          facts: readCompany(document),
          address: location.href,
          ...page.state(),
        };
        respond(answer);
      } else if (message.order === 'close' && dialog?.ticket === message.ticket) dialog.close();
    });
  },
});

/** The host's menu closes as it does for its own items: on Escape, or as a details element. */
function closeMenu(root: Element) {
  root.closest('details')?.removeAttribute('open');
  if (!root.matches('[role=menu], [role=listbox]') && !root.closest('[role=menu], [role=listbox]')) return;
  const target =
    document.activeElement && root.contains(document.activeElement) ? document.activeElement : root;
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true }),
  );
}

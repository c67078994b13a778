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
  // Before the host's scripts, so that its listeners on the window come after ours.
  runAt: 'document_start',
  main(ctx) {
    let dialog: DialogFrame | null = null;
    let opening = false;
    let shown = '';
    let looking: ReturnType<typeof setTimeout> | undefined;

    const key = () => factsKey(readCompany(document), location.href);

    async function open(language: Language, returnTo: HTMLElement | null) {
      if (dialog || opening) return;
      opening = true;
      try {
        shown = key();
        const opened = await ask('page.open-dialog', { language });
        if (!opened.ok) return;
        const { ticket } = opened.value;
        dialog = openDialogFrame({
          doc: document,
          ticket,
          title: ownLabel[language],
          returnTo,
          onClose() {
            dialog = null;
            ask('page.closed', { ticket }).catch(() => undefined);
          },
        });
      } finally {
        opening = false;
      }
    }

    const page = watchPage({
      doc: document,
      signal: ctx.signal,
      onPress: (language, returnTo) => void open(language, returnTo),
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

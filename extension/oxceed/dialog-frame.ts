// The dialog on Oxceed's page: a page of the extension's own origin, in a frame, in a top-layer dialog, in a closed
// shadow root. The host's scripts and styles reach none of it; the ticket goes to the frame's own origin only.
import { browser } from 'wxt/browser';
import type { Language } from '../../shared/contract/problems.ts';
import { ownLabel } from './words.ts';

export interface DialogFrame {
  ticket: string;
  close(): void;
}

const styles = {
  dialog:
    'all: initial; color-scheme: light dark; position: fixed; inset: 0; width: 100vw; height: 100dvh; max-width: none; max-height: none; border: 0; background: light-dark(rgb(18 28 36 / .36), rgb(0 0 0 / .56))',
  frame:
    'color-scheme: light dark; display: block; width: 100%; height: 100%; border: 0; background: transparent',
};

const name = 'tom-bokforingsdata';

export function removeDialogFrames(doc: Document): void {
  for (const node of doc.querySelectorAll(name)) node.remove();
}

interface Options {
  doc: Document;
  ticket: string;
  language: Language;
  /** Gets the focus once the dialog has closed. */
  returnTo: HTMLElement | null;
  onClose(): void;
}

export function openDialogFrame({ doc, ticket, language, returnTo, onClose }: Options): DialogFrame {
  const host = doc.createElement(name);
  const root = host.attachShadow({ mode: 'closed' });
  const dialog = doc.createElement('dialog');
  const title = ownLabel[language];
  dialog.setAttribute('aria-label', title);
  dialog.style.cssText = styles.dialog;
  const frame = doc.createElement('iframe');
  const url = browser.runtime.getURL('/purge-dialog.html' as never);
  frame.src = url;
  frame.title = title;
  frame.style.cssText = styles.frame;
  dialog.append(frame);
  root.append(dialog);
  // A host that hides foreign elements would leave its page inert under an unseen dialog.
  host.style.setProperty('display', 'contents', 'important');
  doc.documentElement.append(host);

  let open = true;
  const close = () => {
    if (!open) return;
    open = false;
    listening.abort();
    gone.disconnect();
    if (dialog.open) dialog.close();
    host.remove();
    if (returnTo?.isConnected) returnTo.focus();
    onClose();
  };
  const gone = new MutationObserver(() => {
    if (!host.isConnected) close();
  });
  gone.observe(doc.documentElement, { childList: true });
  const { protocol, host: own } = new URL(url);
  const tell = (what: object) => frame.contentWindow?.postMessage(what, `${protocol}//${own}`);
  let loaded = false;
  frame.addEventListener('load', () => {
    loaded = true;
    tell({ ticket, language });
    frame.focus();
  });
  // Escape beside the frame is the frame's to answer, which may hold files not sent yet. Never the browser's, which lets
  // nobody keep a dialog open for the second time.
  const listening = new AbortController();
  doc.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      if (!loaded) return close();
      frame.focus();
      tell({ escape: true });
    },
    { capture: true, signal: listening.signal },
  );
  dialog.addEventListener('close', close);
  dialog.showModal();
  return { ticket, close };
}

// Keeps our item where it belongs and nowhere else. One observer on the document; every change ends in one call of
// an idempotent reconcile(), in a microtask, at most once a frame while nothing is found.
import type { Language } from '../background/verbs.ts';
import { findAnchor, mark } from './find-anchor.ts';
import type { Anchor } from './find-anchor.ts';
import { isIntegrationPage } from './integration-page.ts';
import { handlePresses, joinArrowKeys } from './keyboard.ts';
import { makeOwnItem } from './own-item.ts';
import type { OwnItem } from './own-item.ts';

export interface Watching {
  state(): { menu: 'found' | 'not_integration' | 'not_found'; language: Language | null };
}
interface Options {
  doc: Document;
  signal: AbortSignal;
  onPress(language: Language, root: Element): void;
  /** After every reconcile: the page may have moved to another company. */
  onChange(): void;
}

// A host that wipes foreign nodes costs about forty in two seconds before it settles. A fight beyond this is given up
// until a person presses something.
const mostAttachments = 80;
const frame = 16;

export function watchPage({ doc, signal, onPress, onChange }: Options): Watching {
  let item: (OwnItem & { language: Language; root: Element; release: AbortController }) | null = null;
  let attachments = 0;
  let planned = false;
  let last = -Infinity;
  let seen = false;
  let address = '';

  function reconcile() {
    planned = false;
    last = performance.now();
    if (doc.location.href !== address) {
      address = doc.location.href;
      attachments = 0;
    }
    const anchor = isIntegrationPage(doc) ? findAnchor(doc) : null;
    if (!anchor) remove();
    else if (!stands(anchor)) place(anchor);
    seen ||= anchor !== null;
    onChange();
  }

  const stands = ({ after, language, root }: Anchor) =>
    item?.unit.isConnected === true &&
    item.language === language &&
    item.root === root &&
    item.unit.previousElementSibling === after;

  function place(anchor: Anchor) {
    remove();
    if (attachments >= mostAttachments) return;
    attachments += 1;
    const { language, root } = anchor;
    item = { ...makeOwnItem(anchor.template, language), language, root, release: new AbortController() };
    anchor.after.after(item.unit);
    handlePresses(item, () => onPress(language, root));
    joinArrowKeys(item, root, item.release.signal);
  }

  function remove() {
    item?.release.abort();
    item = null;
    // A host may have copied ours along with its own nodes.
    for (const stray of doc.querySelectorAll(`[${mark}]`)) stray.remove();
  }

  function plan() {
    if (planned) return;
    planned = true;
    // Where a menu has just been found, or time has passed, at once; in a storm of changes once a frame.
    const wait = item ? 0 : frame - (performance.now() - last);
    if (wait <= 0) queueMicrotask(reconcile);
    else setTimeout(reconcile, wait);
  }

  const observer = new MutationObserver(plan);
  observer.observe(doc, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: [
      'class',
      'hidden',
      'open',
      'aria-expanded',
      'aria-current',
      'aria-selected',
      'aria-label',
      'lang',
    ],
  });
  const renew = (event: Event) => {
    if (event.isTrusted) attachments = 0;
  };
  doc.addEventListener('pointerdown', renew, { capture: true, passive: true, signal });
  doc.addEventListener('keydown', renew, { capture: true, passive: true, signal });
  doc.defaultView?.addEventListener('popstate', plan, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    remove();
  });
  reconcile();

  return {
    state: () => {
      const page = isIntegrationPage(doc);
      // A menu that is rendered on opening only is not there now, but was.
      const menu = !page ? 'not_integration' : item || seen || opensMenu(doc) ? 'found' : 'not_found';
      return { menu, language: item?.language ?? languageOf(doc) };
    },
  };
}

const opensMenu = (doc: Document) =>
  [...doc.querySelectorAll('button, [role=button], summary')].some((node) =>
    /^(åtgärder|actions)$/i.test(node.textContent?.trim() ?? ''),
  );
const languageOf = (doc: Document): Language | null => {
  const lang = doc.documentElement.lang;
  return /^sv/i.test(lang) ? 'sv' : /^en/i.test(lang) ? 'en' : null;
};

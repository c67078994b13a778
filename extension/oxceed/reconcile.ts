// Keeps our item where it belongs and nowhere else. One observer on the document, which looks only into what was added
// or changed its words; what the page is, is judged where its signs change, and for whatever else now and then.
import type { Language } from '../../shared/contract/problems.ts';
import { findAnchor, listOf, pressable } from './find-anchor.ts';
import type { Anchor } from './find-anchor.ts';
import { isIntegrationPage, signs } from './integration-page.ts';
import { handlePresses, joinArrowKeys } from './keyboard.ts';
import { makeOwnItem } from './own-item.ts';
import type { OwnItem } from './own-item.ts';
import { createScan } from './scan.ts';

export interface Watching {
  state(): { menu: 'found' | 'not_integration' | 'not_found'; language: Language | null };
}
interface Options {
  doc: Document;
  signal: AbortSignal;
  onPress(language: Language, root: Element): void;
  /** After every change: the page may have moved to another company. */
  onChange(): void;
}

// A host that wipes foreign nodes costs about forty in two seconds before it settles. A fight beyond this is given up
// until a person presses something.
const mostAttachments = 80;
/** Of one burst of changes so many are looked at one by one; what else there may be is seen by the next judgement. */
const mostLooks = 60;
const opened = new Set(['aria-expanded', 'open', 'hidden', 'data-state', 'lang']);
const judged = new Set(['aria-current', 'aria-selected', 'aria-level', 'role']);

export function watchPage({ doc, signal, onPress, onChange }: Options): Watching {
  let item: (OwnItem & Anchor & { release: AbortController }) | null = null;
  /** Lists in which a known action has been seen. */
  const lists = new Set<Element>();
  const strays: Element[] = [];
  /** Milliseconds to a judgement that no sign has asked for, since a class may show and hide whole pages: never more than
   *  a three hundredth of the page's time. */
  let pause = 300;
  let integration = false;
  let attachments = 0;
  let seen = false;
  let address = '';
  let changed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Ends the listeners that stand on the Integration page only. */
  let here: AbortController | null = null;

  const scan = createScan({
    visit(node) {
      const list = listOf(node);
      if (!list) return;
      lists.add(list);
      changed = true;
    },
    marked(node) {
      // A host may have copied ours along with its own nodes.
      if (node !== item?.unit) strays.push(node);
    },
    settle() {
      for (const stray of strays.splice(0)) if (stray !== item?.unit) stray.remove();
      if (changed) place();
    },
  });

  function judge() {
    if (doc.location.href !== address) {
      address = doc.location.href;
      attachments = 0;
    }
    const begun = performance.now();
    const now = isIntegrationPage(doc);
    pause = Math.max(300, 300 * (performance.now() - begun));
    if (now === integration) return;
    integration = now;
    here?.abort();
    here = null;
    lists.clear();
    scan.clear();
    if (!now) return remove();
    here = new AbortController();
    for (const type of ['pointerdown', 'keydown'])
      doc.addEventListener(type, pressed, { capture: true, passive: true, signal: here.signal });
    scan.add(doc.body);
  }

  /** A person at work: a fight that was given up may be taken up again, and what no change has told of be looked for. */
  function pressed(event: Event) {
    if (!event.isTrusted) return;
    attachments = 0;
    if (item?.unit.isConnected) return;
    changed = true;
    setTimeout(() => {
      if (!integration || item?.unit.isConnected) return;
      scan.add(doc.body);
      scan.run();
    }, 50);
  }

  function place() {
    changed = false;
    for (const list of lists) if (!list.isConnected) lists.delete(list);
    const anchor = findAnchor(lists);
    seen ||= anchor !== null;
    if (!anchor) return remove();
    if (stands(anchor)) return;
    remove();
    if (attachments >= mostAttachments) return;
    attachments += 1;
    const own = makeOwnItem(anchor.template, anchor.language);
    item = { ...own, ...anchor, release: new AbortController() };
    anchor.after.after(item.unit);
    handlePresses(item, () => onPress(anchor.language, anchor.root));
    joinArrowKeys(item, anchor.root, item.release.signal);
  }

  const stands = ({ after, language, root }: Pick<Anchor, 'after' | 'language' | 'root'>) =>
    item?.unit.isConnected === true &&
    item.language === language &&
    item.root === root &&
    item.unit.previousElementSibling === after;

  function remove() {
    item?.release.abort();
    item?.unit.remove();
    item = null;
  }

  function look(records: MutationRecord[]) {
    let sign = doc.location.href !== address;
    let looks = 0;
    const isSign = (node: Node | null) =>
      node instanceof Element && looks++ < mostLooks && node.closest(`${signs}, title, [role=tab]`) !== null;
    const added: Element[] = [];
    for (const { type, target, addedNodes, attributeName } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      if (type === 'attributes') {
        sign ||= judged.has(attributeName!);
        changed ||= opened.has(attributeName!);
        if (attributeName === 'aria-label' || attributeName === 'role') added.push(element!);
        continue;
      }
      sign ||= isSign(element);
      for (const node of addedNodes) {
        if (!(node instanceof Element) || node === item?.unit) continue;
        added.push(node);
        sign ||= looks++ < mostLooks && (node.matches(signs) || node.querySelector(signs) !== null);
      }
      // The words of an action may be exchanged where it stands.
      if (integration && (type === 'characterData' || addedNodes.length > 0) && looks++ < mostLooks) {
        const action = element?.closest(pressable);
        if (action) added.push(action);
      }
    }
    if (sign) judge();
    if (integration) {
      for (const node of added) scan.add(node);
      changed ||= item !== null && !stands(item);
      scan.run();
    }
    timer ??= setTimeout(() => {
      timer = undefined;
      judge();
      if (integration) scan.run();
    }, pause);
    onChange();
  }

  const observer = new MutationObserver(look);
  observer.observe(doc, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['class', 'aria-label', ...opened, ...judged],
  });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    here?.abort();
    clearTimeout(timer);
    scan.clear();
    remove();
  });
  judge();
  scan.run();

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

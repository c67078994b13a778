// Keeps our item where it belongs and nowhere else. One observer on the document and its shadow roots, which looks only
// into what was added or changed its words; what the page is, is judged where its signs change, and for whatever else
// now and then.
import type { Language } from '../../shared/contract/problems.ts';
import { isActions, listOf, pressable } from './find-anchor.ts';
import type { Scope } from './find-anchor.ts';
import { isIntegrationPage, signs } from './integration-page.ts';
import { createPlace } from './place.ts';
import { isCustom, rootOf, shellOf } from './roots.ts';
import { createScan } from './scan.ts';

export interface Watching {
  state(): { menu: 'found' | 'not_integration' | 'not_found'; language: Language | null };
}
interface Options {
  doc: Document;
  signal: AbortSignal;
  /** Whether there still is an extension behind this script. */
  alive(): boolean;
  /** `returnTo` is where the focus belongs once all is done. */
  onPress(language: Language, returnTo: HTMLElement | null): void;
  /** After every change: the page may have moved to another company. */
  onChange(): void;
}

/** Of one burst of changes so many are looked at one by one; what else there may be is seen by the next judgement. */
const mostLooks = 60;
const mostHosts = 100;
const opened = new Set(['aria-expanded', 'open', 'hidden', 'data-state', 'lang']);
const judged = new Set(['aria-current', 'aria-selected', 'aria-level', 'role']);
const watched: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['class', 'aria-label', ...opened, ...judged],
};

export function watchPage({ doc, signal, alive, onPress, onChange }: Options): Watching {
  const strays: Element[] = [];
  /** Shadow roots that have been found, and custom elements that may yet get one. */
  const roots = new Set<ShadowRoot>();
  const hosts = new Set<Element>();
  /** Milliseconds to a judgement that no sign has asked for, since a class may show and hide whole pages: never more than
   *  a three hundredth of the page's time. */
  let pause = 300;
  let integration = false;
  let address = '';
  let changed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Half seconds since something new was there to be found. */
  let ticks = 0;
  let ticking: ReturnType<typeof setTimeout> | undefined;
  /** Ends the listeners that stand on the Integration page only. */
  let here: AbortController | null = null;

  const scopes = (): Scope[] => [doc, ...roots];
  const { place, remove, ...own } = createPlace({ doc, signal, scopes, alive, onPress });
  const observer = new MutationObserver(look);

  const scan = createScan({
    visit(node) {
      const root = rootOf(node);
      if (root) adopt(root);
      else if (isCustom(node) && hosts.size < mostHosts) hosts.add(node);
      const list = listOf(node);
      if (!list) return;
      own.lists.add(list);
      changed = true;
    },
    marked(node) {
      // A host may have copied ours along with its own nodes.
      if (node !== own.item()?.unit) strays.push(node);
    },
    settle() {
      for (const stray of strays.splice(0)) if (stray !== own.item()?.unit) stray.remove();
      if (!changed) return;
      changed = false;
      place();
    },
  });

  function adopt(root: ShadowRoot) {
    if (roots.has(root)) return;
    roots.add(root);
    hosts.delete(root.host);
    observer.observe(root, watched);
    if (integration) scan.add(root);
  }

  function judge() {
    if (doc.location.href !== address) {
      address = doc.location.href;
      own.anew();
    }
    const begun = performance.now();
    for (const root of roots) if (!root.isConnected) roots.delete(root);
    for (const root of shellOf(doc)) adopt(root);
    const now = isIntegrationPage(doc, roots);
    pause = Math.max(300, 300 * (performance.now() - begun));
    if (now === integration) return;
    integration = now;
    here?.abort();
    here = null;
    own.lists.clear();
    hosts.clear();
    scan.clear();
    clearTimeout(ticking);
    ticking = undefined;
    if (!now) return remove();
    here = new AbortController();
    for (const type of ['pointerdown', 'keydown', 'focusin', 'pointerover'])
      doc.addEventListener(type, touched, { capture: true, passive: true, signal: here.signal });
    doc.addEventListener('pointermove', own.moved, { capture: true, passive: true, signal: here.signal });
    for (const scope of [doc.body, ...roots]) scan.add(scope);
    tick();
  }

  /** A person at work. What no change has told of is looked for: a shadow root that a host has got since, above all. */
  function touched(event: Event) {
    if (!event.isTrusted) return;
    let news = false;
    for (const node of event.composedPath()) {
      const root = node instanceof ShadowRoot ? node : node instanceof Element ? rootOf(node) : null;
      if (!root || roots.has(root)) continue;
      adopt(root);
      news = true;
    }
    if (news) scan.run();
    if (event.type !== 'pointerdown' && event.type !== 'keydown') return;
    own.pressed(event);
    if (own.item()) return;
    changed = true;
    setTimeout(() => {
      if (!integration || own.item()) return;
      for (const scope of [doc.body, ...roots]) scan.add(scope);
      scan.run();
    }, 50);
  }

  /** An element that is upgraded gets its shadow root without a word; and what has come in none of the ways watched is
   *  looked for ever more seldom. */
  function tick() {
    ticking = setTimeout(() => {
      ticks += 1;
      for (const host of hosts) {
        const root = rootOf(host);
        if (root) adopt(root);
        else if (!host.isConnected) hosts.delete(host);
      }
      const missing = !own.item();
      if (missing && (ticks & (ticks - 1)) === 0) for (const scope of [doc.body, ...roots]) scan.add(scope);
      scan.run();
      if (hosts.size > 0 || (missing && ticks < 256)) tick();
      else ticking = undefined;
    }, 500);
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
        if (!(node instanceof Element) || node === own.item()?.unit) continue;
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
      if (added.length > 0 && ticks > 0) {
        ticks = 0;
        if (!ticking) tick();
      }
      changed ||= own.placed() && !own.stands();
      scan.run();
    }
    timer ??= setTimeout(() => {
      timer = undefined;
      judge();
      if (integration) scan.run();
    }, pause);
    onChange();
  }

  function begin() {
    if (signal.aborted) return;
    observer.observe(doc, watched);
    judge();
    scan.run();
  }
  signal.addEventListener('abort', () => {
    observer.disconnect();
    here?.abort();
    clearTimeout(timer);
    clearTimeout(ticking);
    scan.clear();
    remove();
  });
  if (doc.readyState === 'loading') doc.addEventListener('DOMContentLoaded', begin, { once: true, signal });
  else begin();

  return {
    state: () => {
      const page = isIntegrationPage(doc, roots);
      // A menu that is rendered on opening only is not there now, but was.
      const there = own.item() || own.seen() || opensMenu(scopes());
      return {
        menu: !page ? 'not_integration' : there ? 'found' : 'not_found',
        language: own.item()?.language ?? languageOf(doc),
      };
    },
  };
}

const opensMenu = (scopes: Scope[]) =>
  scopes.some((scope) => [...scope.querySelectorAll('button, [role=button], summary')].some(isActions));
const languageOf = (doc: Document): Language | null => {
  const lang = doc.documentElement.lang;
  return /^sv/i.test(lang) ? 'sv' : /^en/i.test(lang) ? 'en' : null;
};

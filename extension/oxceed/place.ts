// Our item in the host's list: put where it belongs, kept through the host's redrawing, taken away where it does not.
import type { Language } from '../../shared/contract/problems.ts';
import { closeMenu } from './close-menu.ts';
import { elementOf, findAnchor, isActions } from './find-anchor.ts';
import type { Anchor, Root, Scope } from './find-anchor.ts';
import { focusStyle } from './focus-style.ts';
import { createKeys } from './keyboard.ts';
import { makeOwnItem, relabel } from './own-item.ts';
import type { OwnItem } from './own-item.ts';
import { createPresses } from './press.ts';
import { focused } from './roots.ts';
import { reloadLabel } from './words.ts';

interface Options {
  doc: Document;
  signal: AbortSignal;
  scopes(): Scope[];
  alive(): boolean;
  /** `returnTo` is where the focus belongs once all is done. */
  onPress(language: Language, returnTo: HTMLElement | null): void;
}
type Item = OwnItem & Anchor & { look: string; highlight(current: boolean): void; release: AbortController };

// A host that wipes foreign nodes costs about forty in two seconds before it settles. A fight beyond this is given up
// until a person presses something.
const mostAttachments = 80;
/** One that draws its list anew may do so at each move of the pointer; beyond this a second it is a fight as well. */
const mostRedrawn = 200;

export function createPlace({ doc, signal, scopes, alive, onPress }: Options) {
  let item: Item | null = null;
  /** Lists in which a known action has been seen. */
  const lists = new Set<Root>();
  let attachments = 0;
  let redrawn = 0;
  let since = 0;
  let seen = false;
  /** Our item had the focus when the host drew its list anew. */
  let kept = false;
  let opener: HTMLElement | null = null;

  const current = () => (item?.unit.isConnected ? item : null);
  const leave = () => item && closeMenu({ ...item, scopes: scopes(), pressed: opener });
  async function press() {
    if (!item) return;
    const { language, unit, press } = item;
    // Without an extension behind it, all our item can do is to say so.
    if (!alive()) return relabel(unit, press, reloadLabel[language]);
    const returnTo = await leave();
    const active = focused(doc);
    const free = active instanceof HTMLElement && active !== doc.body && !unit.contains(active);
    onPress(language, free ? active : returnTo);
  }
  const presses = createPresses({
    current,
    onPress: press,
    onFocus(own) {
      if (own) kept = true;
      item?.highlight(own);
      // Chromium tells of a focus that is lost because its element is taken away; it may be back in a moment.
      if (!own) setTimeout(() => (kept &&= holdsFocus()));
    },
  });
  const keys = createKeys({ doc, current, onPress: press, onEscape: leave });
  for (const { listen } of [presses, keys]) listen(doc.defaultView!, signal);

  const holdsFocus = () => item?.unit.contains(focused(doc)) === true;

  function remove() {
    item?.release.abort();
    item?.unit.remove();
    item = null;
  }

  const stands = ({ after, language, root }: Pick<Anchor, 'after' | 'language' | 'root'>) =>
    item?.unit.isConnected === true &&
    item.language === language &&
    item.root === root &&
    item.unit.previousElementSibling === after;

  function put(anchor: Anchor) {
    const focus = kept && focused(doc) === doc.body;
    const roving = elementOf(anchor.root).querySelector('[tabindex="-1"]') !== null;
    const made = makeOwnItem(anchor.template, anchor.language, roving);
    const look = made.unit.outerHTML;
    const before = item;
    before?.release.abort();
    before?.unit.remove();
    if (anchor.after === before?.after) attachments += 1;
    else if (performance.now() - since > 1000) {
      since = performance.now();
      redrawn = 0;
    } else if (++redrawn > mostRedrawn) attachments = mostAttachments;
    // The same node again where it looks the same: what points at it goes on doing so.
    const again = before?.look === look ? before : null;
    const { unit, press } = again ?? made;
    anchor.after.after(unit);
    const highlight = again?.highlight ?? focusStyle(press);
    item = { ...anchor, unit, press, look, highlight, release: new AbortController() };
    const scope = item.unit.getRootNode();
    // What happens within a shadow root may end there.
    if (scope !== doc) presses.listen(scope, item.release.signal);
    if (focus) item.press.focus();
  }

  return {
    lists,
    place() {
      for (const list of lists) if (!list.isConnected) lists.delete(list);
      const anchor = findAnchor(lists, scopes());
      seen ||= anchor !== null;
      if (!anchor) {
        // A host that draws its list anew may have emptied it for a moment.
        if (item?.unit.isConnected) remove();
      } else if (!stands(anchor) && attachments < mostAttachments) put(anchor);
    },
    remove,
    item: current,
    placed: () => item !== null,
    stands: () => item !== null && stands(item),
    seen: () => seen,
    /** A person at work: a fight that was given up may be taken up again. */
    pressed(event: Event) {
      attachments = 0;
      const path = event.composedPath().slice(0, 6);
      // A menu may bear the name too.
      const named = path.find((node) => node instanceof HTMLElement && isActions(node));
      if (named && !(named as Node).contains(item?.unit ?? null)) opener = named as HTMLElement;
    },
    anew: () => (attachments = 0),
    /** A host may take all of its list away and put it back at each move of the pointer. */
    moved: () => (attachments = Math.max(0, attachments - 3)),
  };
}

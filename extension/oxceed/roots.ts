// The page as it is put together: through shadow roots, open and closed, where selectors, focus and `closest` stop.
import { browser } from 'wxt/browser';

type Asks = { openOrClosedShadowRoot?: (node: Element) => ShadowRoot | null };

/** An element's shadow root; a closed one of custom elements only, since asking for it costs more. */
export function rootOf(node: Element): ShadowRoot | null {
  if (node.shadowRoot || !isCustom(node)) return node.shadowRoot;
  try {
    // Firefox has it as a property, Chromium as a function of the extension's.
    const own = (node as Element & { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
    return own ?? (browser as unknown as { dom?: Asks }).dom?.openOrClosedShadowRoot?.(node) ?? null;
  } catch {
    return null;
  }
}
export const isCustom = (node: Element): boolean => node.localName.includes('-');

/** `closest`, out of shadow roots too. */
export function closest(node: Element | null, selector: string): Element | null {
  for (let at = node; at; at = hostOf(at)) {
    const found = at.closest(selector);
    if (found) return found;
  }
  return null;
}
const hostOf = (node: Node): Element | null => (node.getRootNode() as Partial<ShadowRoot>).host ?? null;

/** What has the focus, within shadow roots too. */
export function focused(doc: Document): Element | null {
  let at = doc.activeElement;
  for (let root = at && rootOf(at); root?.activeElement; root = rootOf(at!)) at = root.activeElement;
  return at;
}

/** Shadow roots near the top of a page, where whole applications live in them; a handful of elements is looked at. */
export function shellOf(doc: Document): ShadowRoot[] {
  const found: ShadowRoot[] = [];
  const queue: Element[] = doc.body ? [doc.body] : [];
  for (let i = 0; i < queue.length && i < 40; i++) {
    const root = rootOf(queue[i]!);
    if (root) found.push(root);
    for (const scope of [root, queue[i]!]) {
      let child = scope?.firstElementChild;
      for (let n = 0; child && n < 12; n++, child = child.nextElementSibling) queue.push(child);
    }
  }
  return found;
}

/** Every shadow root of a page: walks all of it, so only for when a person has asked. */
export function allRoots(scope: Document | ShadowRoot): (Document | ShadowRoot)[] {
  const found: (Document | ShadowRoot)[] = [scope];
  for (const node of scope.querySelectorAll('*')) {
    const root = rootOf(node);
    if (root) found.push(...allRoots(root));
  }
  return found;
}

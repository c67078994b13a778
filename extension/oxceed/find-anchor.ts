// Finds the list of actions on the Integration page by its words and roles, and the neighbour to stand after.
import type { Language } from '../../shared/contract/problems.ts';
import { closest, isCustom, rootOf } from './roots.ts';
import { visible } from './visible.ts';
import { actions, known, normal } from './words.ts';

export const mark = 'data-tom-bokforingsdata';

/** Where a menu's items stand: an element, or a shadow root that holds them itself. */
export type Root = Element | ShadowRoot;
export type Scope = Document | ShadowRoot;
export const elementOf = (root: Root): Element =>
  'host' in root && !('localName' in root) ? root.host : (root as Element);

export interface Anchor {
  /** The element whose look ours copies: one row or button with one action in it. */
  template: Element;
  /** Ours is put right after this one, in the same parent. */
  after: Element;
  language: Language;
  /** The whole menu or section, for the keyboard. */
  root: Root;
}
interface Found {
  node: Element;
  word: string;
}

export let pressable =
  'button, a, summary, li, [role=menuitem], [role=button], [role=link], [role=option], [tabindex], input[type=button]';
const lists = '[role=menu], [role=listbox], [role=list], menu, ul, ol';
/** Where no action of the page's stands, however it is called. */
export const elsewhere =
  'nav, [role=navigation], footer, [role=contentinfo], tbody, [role=row], [role=tree], form, article';
const mostItems = 200;

/** The list that an element is an action of, by its word; null for all else. */
export function listOf(node: Element): Root | null {
  if (!node.matches(pressable) && !isCustomItem(node)) return null;
  if (!wordOf(node) || node.closest(`[${mark}]`) || closest(node, elsewhere)) return null;
  if (node.matches('li') && !isPressableItem(node)) return null;
  if (!node.parentElement) return node.parentNode as ShadowRoot | null;
  return node.parentElement.closest(lists) ?? groupOf(node);
}

/** A custom element that draws itself as an item, around the label it is given; what is so called is one from then on. */
function isCustomItem(node: Element): boolean {
  if (!isCustom(node) || node.childNodes.length > 4 || !wordOf(node) || node.querySelector(pressable))
    return false;
  const own = rootOf(node)?.querySelector(pressable);
  if (own) pressable += `, ${node.localName}`;
  return !!own;
}

/** The best place in any of the lists in which a known action was seen. */
export function findAnchor(candidates: Iterable<Root>, scopes: Scope[]): Anchor | null {
  let best: { group: Found[]; root: Root; score: number } | null = null;
  for (const root of candidates) {
    const group = actionsIn(root);
    if (group.length === 0) continue;
    const words = new Set(group.map(({ word }) => word));
    const sure = [...words].filter((word) => known(word)?.kind !== 'weak').length;
    const told = saysActions(root, scopes);
    if (sure === 0 || (words.size < 2 && !told)) continue;
    const score = words.size * 4 + (told ? 2 : 0) + (visible(group[0]!.node) ? 1 : 0);
    if (!best || score > best.score) best = { group, root, score };
  }
  return best && anchorIn(best.group, best.root);
}

function actionsIn(root: Root): Found[] {
  const found: Found[] = [];
  let looked = 0;
  for (const node of root.querySelectorAll(pressable)) {
    if (looked++ > mostItems) break;
    const word = wordOf(node);
    if (!word || listOf(node) !== root) continue;
    // Of a pressable thing within another, both with the word, the inner one is the action.
    if (found.at(-1)?.node.contains(node)) found.pop();
    found.push({ node, word });
  }
  return found;
}

function wordOf(node: Element): string | null {
  const text = node.textContent ?? '';
  if (text.length > 300) return null;
  const texts = [node.getAttribute('aria-label'), text, (node as HTMLInputElement).value];
  // An icon font's ligature or a shortcut may stand beside the label.
  if (node.childElementCount > 0)
    for (const child of node.querySelectorAll('*'))
      if (child.childElementCount === 0) texts.push(child.textContent);
  for (const child of node.childNodes) if (child.nodeType === 3) texts.push(child.nodeValue);
  const words = texts
    .map((text) => (typeof text === 'string' && text.length < 60 ? normal(text) : ''))
    .filter((word) => known(word));
  // An icon named "sync" says less than the label beside it.
  return (
    words.find((word) => known(word)?.kind !== 'weak') ?? words.sort((a, b) => b.length - a.length)[0] ?? null
  );
}

const isPressableItem = (node: Element) =>
  node.hasAttribute('tabindex') ||
  node.closest('[role=menu], menu') !== null ||
  getComputedStyle(node).cursor === 'pointer';

/** Plain buttons have no list around them: their group is the nearest element that holds several. */
function groupOf(node: Element): Element {
  let group = node.parentElement!;
  for (let i = 0; i < 4 && group.parentElement && group !== group.ownerDocument.body; i++) {
    if (group.matches('section, [role=group], [role=region], [role=toolbar], dialog, [role=dialog], details'))
      break;
    if (holdsSeveral(group)) break;
    group = group.parentElement;
  }
  return group;
}
function holdsSeveral(node: Element): boolean {
  let count = 0;
  for (const one of node.querySelectorAll(pressable)) {
    if (one.closest(`[${mark}]`) || one.querySelector(pressable)) continue;
    if ((one.textContent?.trim() || one.ariaLabel) && ++count > 1) return true;
  }
  return false;
}

export const isActions = (node: Element | null | undefined): boolean =>
  !!node &&
  [(node.textContent?.length ?? 0) < 60 && node.textContent, node.getAttribute('aria-label')].some(
    (text) => !!text && actions.test(normal(text)),
  );
const headings = 'h1, h2, h3, h4, h5, h6, [role=heading], legend';
const openers =
  '[aria-expanded=true], [aria-controls], [popovertarget], [aria-haspopup][data-state=open], summary';

/** The buttons called Åtgärder that have opened the list. */
export const openersOf = (root: Root, scopes: Scope[]): Element[] =>
  scopes
    .flatMap((scope) => [...scope.querySelectorAll(openers)])
    .filter((opener) => {
      const label = opener.textContent?.trim() ? opener : (opener.getRootNode() as Partial<ShadowRoot>).host;
      if (!isActions(opener) && !isActions(label)) return false;
      const controls = opener.getAttribute('aria-controls') ?? opener.getAttribute('popovertarget');
      const controlled = controls && (opener.getRootNode() as Scope).getElementById(controls);
      if (controlled) return controlled.contains(root);
      return (
        opener.matches('[aria-expanded=true], [data-state=open]') ||
        (opener.matches('summary') && opener.parentElement!.contains(root))
      );
    });

/** Whether the list is the one called Åtgärder: by label, by the button that opened it, or by its heading. */
function saysActions(root: Root, scopes: Scope[]): boolean {
  const element = elementOf(root);
  if (actions.test(normal(element.getAttribute('aria-label')))) return true;
  const labels = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/);
  const scope = element.getRootNode() as Scope;
  return (
    labels.some((id) => id && isActions(scope.getElementById(id))) ||
    openersOf(root, scopes).length > 0 ||
    headedActions(root)
  );
}
function headedActions(root: Root): boolean {
  let node: Element | null = elementOf(root);
  if (node !== root && isActions(root.querySelector(headings))) return true;
  for (let level = 0; node && level < 4 && node !== node.ownerDocument.body; level++) {
    if (isActions(node.querySelector(headings))) return true;
    // A heading, or the button that opens it, right before the list.
    for (let before = node.previousElementSibling; before; before = before.previousElementSibling) {
      if (isActions(before)) return true;
      if (before.matches(headings)) return false;
    }
    node = node.parentElement;
  }
  return false;
}

function anchorIn(group: Found[], root: Root): Anchor {
  const enabled = group.filter(
    ({ node }) => !node.matches(':disabled, [aria-disabled=true]') && !node.querySelector(':disabled'),
  );
  const own = group.findLast(({ word }) => known(word)?.kind === 'purge');
  const model = own && enabled.includes(own) ? own : (enabled.at(-1) ?? group.at(-1)!);
  const template = unitOf(model.node, root);
  const after = own ? unitOf(own.node, root) : lastUnit(template, root);
  const swedish = group.filter(({ word }) => known(word)?.language === 'sv').length;
  return { template, after, root, language: swedish * 2 >= group.length ? 'sv' : 'en' };
}

/** The largest element around an action that holds that action alone, and stays within the list. */
function unitOf(node: Element, root: Root): Element {
  let unit = node;
  while (
    unit.parentElement &&
    unit.parentElement !== root &&
    root.contains(unit.parentElement) &&
    !holdsSeveral(unit.parentElement)
  )
    unit = unit.parentElement;
  return unit;
}

function lastUnit(template: Element, root: Root): Element {
  const siblings = [...(template.parentElement ?? root).children].filter(
    (one) => !one.hasAttribute(mark) && (one.matches(pressable) || one.querySelector(pressable)),
  );
  return siblings.at(-1) ?? template;
}

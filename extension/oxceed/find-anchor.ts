// Finds the list of actions on the Integration page by its words and roles, and the neighbour to stand after.
import type { Language } from '../../shared/contract/problems.ts';
import { visible } from './integration-page.ts';
import { actions, items, normal } from './words.ts';

export const mark = 'data-tom-bokforingsdata';

export interface Anchor {
  /** The element whose look ours copies: one row or button with one action in it. */
  template: Element;
  /** Ours is put right after this one, in the same parent. */
  after: Element;
  language: Language;
  /** The whole menu or section, for the keyboard. */
  root: Element;
}
interface Found {
  node: Element;
  word: string;
}

export const pressable =
  'button, a, summary, li, [role=menuitem], [role=button], [role=link], [role=option], [tabindex], input[type=button]';
const lists = '[role=menu], [role=listbox], [role=list], menu, ul, ol';
/** Where no action of the page's stands, however it is called. */
export const elsewhere =
  'nav, [role=navigation], footer, [role=contentinfo], tbody, [role=row], [role=tree], form, article';
const mostItems = 200;

/** The list that an element is an action of, by its word; null for all else. */
export function listOf(node: Element): Element | null {
  if (!node.matches(pressable) || !wordOf(node) || node.closest(`[${mark}]`) || node.closest(elsewhere))
    return null;
  if (node.matches('li') && !isPressableItem(node)) return null;
  return node.parentElement && (node.parentElement.closest(lists) ?? groupOf(node));
}

/** The best place in any of the lists in which a known action was seen. */
export function findAnchor(candidates: Iterable<Element>): Anchor | null {
  let best: { group: Found[]; root: Element; score: number } | null = null;
  for (const root of candidates) {
    const group = actionsIn(root);
    if (group.length === 0) continue;
    const words = new Set(group.map(({ word }) => word));
    const sure = [...words].filter((word) => items.get(word)?.kind !== 'weak').length;
    const told = saysActions(root);
    if (sure === 0 || (words.size < 2 && !told)) continue;
    const score = words.size * 4 + (told ? 2 : 0) + (visible(group[0]!.node) ? 1 : 0);
    if (!best || score > best.score) best = { group, root, score };
  }
  return best && anchorIn(best.group, best.root);
}

function actionsIn(root: Element): Found[] {
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
    .filter((word) => items.has(word));
  // An icon named "sync" says less than the label beside it.
  return (
    words.find((word) => items.get(word)?.kind !== 'weak') ??
    words.sort((a, b) => b.length - a.length)[0] ??
    null
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

/** Whether the list is the one called Åtgärder: by label, by the button that opened it, or by its heading. */
function saysActions(root: Element): boolean {
  const scope = root.getRootNode() as Document | ShadowRoot;
  const is = (node: Element | null | undefined) =>
    !!node &&
    (((node.textContent?.length ?? 0) < 60 && actions.test(normal(node.textContent))) ||
      actions.test(normal(node.getAttribute('aria-label'))));
  if (actions.test(normal(root.getAttribute('aria-label')))) return true;
  if (
    (root.getAttribute('aria-labelledby') ?? '').split(/\s+/).some((id) => id && is(scope.getElementById(id)))
  )
    return true;
  const openers = scope.querySelectorAll(
    '[aria-expanded=true], [aria-controls], [aria-haspopup][data-state=open], summary',
  );
  for (const opener of openers) {
    if (!is(opener)) continue;
    const controls = opener.getAttribute('aria-controls');
    if (
      controls
        ? scope.getElementById(controls)?.contains(root)
        : opener.matches('[aria-expanded=true], [data-state=open]')
    )
      return true;
    if (opener.parentElement?.contains(root) && opener.matches('summary')) return true;
  }
  return headedActions(root, is);
}
function headedActions(root: Element, is: (node: Element | null) => boolean): boolean {
  let node: Element | null = root;
  for (let level = 0; node && level < 4 && node !== node.ownerDocument.body; level++) {
    const inside: Element | null = node.querySelector('h1, h2, h3, h4, h5, h6, [role=heading], legend');
    if (is(inside)) return true;
    // A heading, or the button that opens it, right before the list.
    for (let before = node.previousElementSibling; before; before = before.previousElementSibling) {
      if (is(before)) return true;
      if (before.matches('h1, h2, h3, h4, h5, h6, [role=heading]')) return false;
    }
    node = node.parentElement;
  }
  return false;
}

function anchorIn(group: Found[], root: Element): Anchor {
  const enabled = group.filter(
    ({ node }) => !node.matches(':disabled, [aria-disabled=true]') && !node.querySelector(':disabled'),
  );
  const own = group.findLast(({ word }) => items.get(word)?.kind === 'purge');
  const model = own && enabled.includes(own) ? own : (enabled.at(-1) ?? group.at(-1)!);
  const template = unitOf(model.node, root);
  const after = own ? unitOf(own.node, root) : lastUnit(template, root);
  const swedish = group.filter(({ word }) => items.get(word)?.language === 'sv').length;
  return { template, after, root, language: swedish * 2 >= group.length ? 'sv' : 'en' };
}

/** The largest element around an action that holds that action alone, and stays within the list. */
function unitOf(node: Element, root: Element): Element {
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

function lastUnit(template: Element, root: Element): Element {
  const siblings = [...(template.parentElement ?? root).children].filter(
    (one) => !one.hasAttribute(mark) && (one.matches(pressable) || one.querySelector(pressable)),
  );
  return siblings.at(-1) ?? template;
}

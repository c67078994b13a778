// Finds the list of actions on the Integration page by its words and roles, and the neighbour to stand after.
import type { Language } from '../background/verbs.ts';
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
  root: Element;
}

const pressable =
  'button, a, summary, li, [role=menuitem], [role=button], [role=link], [role=option], [tabindex], input[type=button]';
const lists = '[role=menu], [role=listbox], [role=list], menu, ul, ol';
const elsewhere =
  'nav, [role=navigation], footer, [role=contentinfo], tbody, [role=row], [role=tree], form, article';

export function findAnchor(doc: Document): Anchor | null {
  const groups = new Map<Element, Found[]>();
  for (const found of knownItems(doc)) groups.set(found.root, [...(groups.get(found.root) ?? []), found]);
  let best: { group: Found[]; root: Element; score: number } | null = null;
  for (const [root, group] of groups) {
    const words = new Set(group.map(({ word }) => word));
    const sure = [...words].filter((word) => items.get(word)?.kind !== 'weak').length;
    const told = saysActions(root, doc);
    if (sure === 0 || (words.size < 2 && !told)) continue;
    const score = words.size * 4 + (told ? 2 : 0) + (visible(group[0]!.node) ? 1 : 0);
    if (!best || score > best.score) best = { group, root, score };
  }
  return best && anchorIn(best.group, best.root);
}

function knownItems(doc: Document): Found[] {
  const found: Found[] = [];
  for (const node of doc.querySelectorAll(pressable)) {
    if ((node.textContent?.length ?? 0) > 300) continue;
    const word = wordOf(node);
    if (!word || node.closest(`[${mark}]`) || node.closest(elsewhere)) continue;
    if (node.matches('li') && !isPressableItem(node)) continue;
    const last = found.at(-1);
    // Of a pressable thing within another, both with the word, the inner one is the action.
    if (last?.node.contains(node)) found.pop();
    found.push({ node, word, root: node.parentElement!.closest(lists) ?? groupOf(node) });
  }
  return found;
}

function wordOf(node: Element): string | null {
  const texts = [node.getAttribute('aria-label'), node.textContent, (node as HTMLInputElement).value];
  // An icon font's ligature or a shortcut may stand beside the label.
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
    if (countPressable(group) > 1) break;
    group = group.parentElement;
  }
  return group;
}
const countPressable = (node: Element) =>
  [...node.querySelectorAll(pressable)].filter(
    (one) =>
      !one.closest(`[${mark}]`) &&
      !one.querySelector(pressable) &&
      (one.textContent?.trim() || one.ariaLabel),
  ).length;

/** Whether the list is the one called Åtgärder: by label, by the button that opened it, or by its heading. */
function saysActions(root: Element, doc: Document): boolean {
  const is = (node: Element | null | undefined) =>
    !!node &&
    (actions.test(normal(node.textContent)) || actions.test(normal(node.getAttribute('aria-label'))));
  if (actions.test(normal(root.getAttribute('aria-label')))) return true;
  if (
    (root.getAttribute('aria-labelledby') ?? '').split(/\s+/).some((id) => id && is(doc.getElementById(id)))
  )
    return true;
  const openers = doc.querySelectorAll(
    '[aria-expanded=true], [aria-controls], [aria-haspopup][data-state=open], summary',
  );
  for (const opener of openers) {
    if (!is(opener)) continue;
    const controls = opener.getAttribute('aria-controls');
    if (
      controls
        ? doc.getElementById(controls)?.contains(root)
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
    countPressable(unit.parentElement) <= 1
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

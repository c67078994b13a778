// Makes our item out of a neighbour: the same elements and classes, none of its behaviour, our label and icon.
import type { Language } from '../../shared/contract/problems.ts';
import { mark } from './find-anchor.ts';
import { rootOf } from './roots.ts';
import { known, normal, ownLabel } from './words.ts';

const note = {
  sv: 'Välj räkenskapsår att tömma, och om de ska läsas in igen.',
  en: 'Choose fiscal years to purge, and whether to read them in again.',
} as const;
/** What a host calls an item that the pointer or the focus is on just now: ours is not. */
export const state =
  /^(?:.*[-_:])?(?:active|focus|focused|focus-visible|hover|hovered|highlight|highlighted|selected|current|open|pressed)$/i;
// A host's delegated listeners go by data attributes, ids and links: none may come along. Scoped styles may.
const keep =
  /^(class|style|role|tabindex|type|data-v-.*|_ngcontent-.*|_nghost-.*|data-s-.*|data-astro-cid-.*)$/;

export interface OwnItem {
  /** What is put into the host's list. */
  unit: HTMLElement;
  /** What takes focus and is pressed. */
  press: HTMLElement;
}

/** `roving`: the neighbours are reached by arrow keys, and all but one are no stop of the Tab key's. */
export function makeOwnItem(template: Element, language: Language, roving: boolean): OwnItem {
  const unit = template.cloneNode(true) as HTMLElement;
  for (const node of [unit, ...unit.querySelectorAll<HTMLElement>('*')]) {
    for (const name of node.getAttributeNames())
      if (!keep.test(name) && !isDrawing(node)) node.removeAttribute(name);
    node.classList.remove(...[...node.classList].filter((name) => state.test(name)));
  }
  const pressable = 'button, a, [role^=menuitem], [role=button], [role=option], [tabindex], input';
  const press = unit.matches(pressable) ? unit : (unit.querySelector<HTMLElement>(pressable) ?? unit);
  label(unit, press, language);
  swapIcon(unit, press);
  press.setAttribute('aria-description', note[language]);
  unit.setAttribute(mark, '');
  if (!press.matches('button, input')) {
    // Without its link an anchor takes no focus; without a role nobody is told that it can be pressed.
    if (!press.hasAttribute('tabindex') && !rootOf(press)) press.tabIndex = 0;
    if (!press.hasAttribute('role') && !rootOf(press)) press.setAttribute('role', 'button');
  } else if (press.matches('button')) (press as HTMLButtonElement).type = 'button';
  if (roving) press.tabIndex = -1;
  press.setAttribute('aria-haspopup', 'dialog');
  if (unit.lang !== language) press.lang = language;
  return { unit, press };
}

const isDrawing = (node: Element) => node instanceof SVGElement;

/** Gives our item another label; answers with the texts beside it. */
export function relabel(unit: HTMLElement, press: HTMLElement, to: string): Text[] {
  const walker = unit.ownerDocument.createTreeWalker(unit, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode.nodeValue?.trim()) texts.push(walker.currentNode as Text);
  const ours = Object.values<string>(ownLabel);
  const main =
    texts.find(({ nodeValue }) => known(normal(nodeValue)) || ours.includes(nodeValue!)) ?? texts[0];
  if (press instanceof HTMLInputElement) press.value = to;
  else if (main) main.nodeValue = to;
  else press.append(to);
  return texts.filter((text) => text !== main);
}

function label(unit: HTMLElement, press: HTMLElement, language: Language) {
  let described = false;
  for (const text of relabel(unit, press, ownLabel[language])) {
    // A neighbour's explaining line is replaced by ours; its shortcut or icon ligature is not ours.
    text.nodeValue = !described && text.length > 16 ? note[language] : '';
    described ||= text.length > 0;
  }
}

/** Our mark: in the place of the neighbours' icons, or after the label where they have none. */
function swapIcon(unit: HTMLElement, press: HTMLElement) {
  const [drawing, ...more] = unit.querySelectorAll('svg');
  for (const one of more) one.remove();
  for (const picture of unit.querySelectorAll('img, picture')) picture.remove();
  const draw = (name: string, attributes: Record<string, string>) => {
    const node = unit.ownerDocument.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };
  const [, , width] = drawing?.getAttribute('viewBox')?.split(/[\s,]+/) ?? [];
  const path = draw('path', {
    d: 'M4 5.5C4 4.1 6.7 3 10 3s6 1.1 6 2.5S13.3 8 10 8 4 6.9 4 5.5zM4 5.5v9C4 15.9 6.7 17 10 17M16 5.5V9M12.5 12.5l4 4M16.5 12.5l-4 4',
    transform: `scale(${(Number(width) || 20) / 20})`,
  });
  const lines = { fill: 'none', stroke: 'currentColor', 'stroke-width': '1.6' };
  if (drawing) {
    // Strokes thinner or thicker as the host's own set them; a filled icon set gets ours drawn as lines.
    if (drawing.querySelector('[fill]:not([fill=none])') || drawing.getAttribute('fill') === 'currentColor')
      for (const [key, value] of Object.entries(lines)) path.setAttribute(key, value);
    return drawing.replaceChildren(path);
  }
  const own = draw('svg', {
    viewBox: '0 0 20 20',
    width: '1em',
    height: '1em',
    'aria-hidden': 'true',
    ...lines,
  });
  own.style.cssText = 'display: inline-block; margin-inline-start: .4em; vertical-align: -.125em';
  own.append(path);
  const texts = unit.ownerDocument.createTreeWalker(press, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    if (texts.currentNode.nodeValue?.trim()) return (texts.currentNode as Text).after(own);
}

// The title of a page without a heading: a labelled main, the end of a breadcrumb, or the largest of its texts.
import { closest } from './roots.ts';
import { visible } from './visible.ts';
import { integration, normal, settings } from './words.ts';

/** Where no title stands, however large its text. */
const skipped =
  'nav, aside, footer, table, form, ul, ol, dl, select, svg, script, style, button, a, input, textarea, dialog, [role]:not([role=main], [role=region], [role=group], [role=presentation], [role=banner]), [tabindex], [hidden], [aria-hidden=true]';
const trails = '[aria-label*=breadcrumb i], [aria-label*=brödsmul i], [class*=breadcrumb i]';
const titled = /title|heading|headline|rubrik/i;
const led = /(^|[\s_-])(nav|navigation|side-?bar|side-?nav|menu|tabs?)([\s_-]|$)/i;
const mostLooks = 400;

/** Looks at the first few hundred elements only: a title stands before what it is the title of. */
export function plainTitle(scopes: (Document | ShadowRoot)[]): boolean {
  let largest = 0;
  let says = false;
  let looks = 0;
  for (const scope of scopes) {
    for (const trail of scope.querySelectorAll(trails))
      if (integration.test(normal(lastLeaf(trail).textContent)) && visible(trail)) return true;
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_ELEMENT, (node) =>
      (node as Element).matches(skipped) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    while (walker.nextNode() && looks++ < mostLooks) {
      const node = walker.currentNode as Element;
      const label = node.matches('main, [role=main], [role=region]') && node.getAttribute('aria-label');
      if (label && integration.test(normal(label))) return true;
      const text = ownText(node);
      if (text.length < 2 || text.length > 60 || settings.test(text) || text === 'oxceed') continue;
      if (!visible(node)) continue;
      const { fontSize, fontWeight, cursor } = getComputedStyle(node);
      const around = `${node.className} ${node.parentElement?.className} ${node.parentElement?.parentElement?.className}`;
      if (cursor === 'pointer' || led.test(around)) continue;
      const weight =
        parseFloat(fontSize) +
        (Number(fontWeight) >= 600 ? 1 : 0) +
        (titled.test(`${node.className}`) ? 4 : 0);
      const mine = integration.test(text);
      // In the site's own header other texts are the company's or the product's.
      if (!mine && isBanner(node)) continue;
      if (weight > largest || (mine && weight === largest)) says = mine;
      largest = Math.max(largest, weight);
    }
  }
  return says;
}

/** Whether an element stands in the site's header, not in that of a part of it. */
export const isBanner = (node: Element): boolean => {
  const header = closest(node, 'header, [role=banner]');
  return header !== null && !header.closest('main, [role=main], article, section');
};

function ownText(node: Element): string {
  let text = '';
  for (const child of node.childNodes) if (child.nodeType === Node.TEXT_NODE) text += child.nodeValue;
  return text.length > 200 ? '' : normal(text);
}
function lastLeaf(node: Element): Element {
  let at = node;
  while (at.lastElementChild) at = at.lastElementChild;
  return at;
}

// Whether the page is the Integration page, judged by its heading, its place in the navigation, title and address.
import { integration, normal, settings } from './words.ts';

/** What the judgement hangs on, beside address and title: where one of these changes, it is made anew. */
export const signs =
  'h1, h2, [role=heading], [aria-current]:not([aria-current=false]), [role=tab][aria-selected=true]';

export function isIntegrationPage(doc: Document): boolean {
  if (!doc.body) return false;
  const address = doc.location?.pathname ?? '';
  if (address.split('/').some((part) => /^integration(s|er)?$/i.test(part))) return true;
  if (integration.test(normal(doc.title))) return true;
  let lower = false;
  let other = false;
  for (const node of doc.querySelectorAll(signs)) {
    const level = levelOf(node);
    if (level !== null && level > 2) continue;
    // Long texts are no headings, and are not worth reading.
    const text = (node.textContent?.length ?? 0) < 200 ? normal(node.textContent) : '';
    const says = integration.test(text);
    if (level === 2) lower ||= says && visible(node);
    else if (says) {
      if (visible(node)) return true;
    } else if (level === 1 && !other && !settings.test(text)) other = visible(node);
  }
  // A lower heading counts only where no higher one says that the page is another.
  return lower && !other;
}

/** Of a heading; null for a place in the navigation. */
function levelOf(node: Element): number | null {
  if (node.getAttribute('role') === 'heading') return Number(node.getAttribute('aria-level') ?? 2);
  return node.localName === 'h1' ? 1 : node.localName === 'h2' ? 2 : null;
}

export const visible = (node: Element): boolean =>
  node.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });

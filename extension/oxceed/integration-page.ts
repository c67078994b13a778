// Whether the page is the Integration page, judged by its heading, its place in the navigation, title and address.
import { isBanner, plainTitle } from './title.ts';
import { visible } from './visible.ts';
import { integration, normal, settings } from './words.ts';

/** What the judgement hangs on, beside address and title: where one of these changes, it is made anew. */
export const signs =
  'h1, h2, [role=heading], [aria-current]:not([aria-current=false]), [role=tab][aria-selected=true]';

/** `roots` are the shadow roots known so far. */
export function isIntegrationPage(doc: Document, roots: Iterable<ShadowRoot>): boolean {
  if (!doc.body) return false;
  const address = doc.location?.pathname ?? '';
  if (address.split('/').some((part) => /^integration(s|er)?$/i.test(part))) return true;
  if (integration.test(normal(doc.title))) return true;
  const scopes = [doc, ...roots];
  let lower = false;
  let other = false;
  for (const node of scopes.flatMap((scope) => [...scope.querySelectorAll(signs)])) {
    const level = levelOf(node);
    if (level !== null && level > 2) continue;
    // Long texts are no headings, and are not worth reading.
    const text = (node.textContent?.length ?? 0) < 200 ? normal(node.textContent || node.ariaLabel) : '';
    const says = integration.test(text);
    if (level === 2) lower ||= says && visible(node);
    else if (says) {
      if (visible(node)) return true;
    } else if (level === 1 && !other && text && !settings.test(text))
      // The site's own header has the company's or the product's name, not the page's.

      other = visible(node) && !isBanner(node);
  }
  // A lower heading, or a text that only looks like one, counts where no higher one says that the page is another.
  return !other && (lower || plainTitle(scopes));
}

/** Of a heading; null for a place in the navigation. */
function levelOf(node: Element): number | null {
  if (node.getAttribute('role') === 'heading') return Number(node.getAttribute('aria-level') ?? 2);
  return node.localName === 'h1' ? 1 : node.localName === 'h2' ? 2 : null;
}

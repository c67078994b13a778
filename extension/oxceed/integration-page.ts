// Whether the page is the Integration page, judged by its heading, its place in the navigation, title and address.
import { integration, normal, settings } from './words.ts';

export function isIntegrationPage(doc: Document): boolean {
  if (!doc.body) return false;
  const says = (selector: string) =>
    [...doc.querySelectorAll(selector)].some(
      (node) => integration.test(normal(node.textContent)) && visible(node),
    );
  const address = doc.location?.pathname ?? '';
  if (address.split('/').some((part) => /^integration(s|er)?$/i.test(part))) return true;
  if (says('h1, [role=heading][aria-level="1"]')) return true;
  if (says('[aria-current]:not([aria-current=false]), [role=tab][aria-selected=true]')) return true;
  if (integration.test(normal(doc.title))) return true;
  // A lower heading counts only where no higher one says that the page is another.
  const higher = [...doc.querySelectorAll('h1, [role=heading][aria-level="1"]')].filter(visible);
  if (higher.some((node) => !settings.test(normal(node.textContent)))) return false;
  return says('h2, [role=heading][aria-level="2"]');
}

export const visible = (node: Element): boolean =>
  node.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });

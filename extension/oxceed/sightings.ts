// Where on a page an organisation number stands: in its texts, in fields that only show, in rows that say what they are
// about, and, where nowhere else, in what a screen reader is told.
import { mark } from './find-anchor.ts';
import { allRoots, closest } from './roots.ts';

// With hyphen any number counts, wrong check digit or not; without, only one whose check digit is right,
// since ten digits in a row may be anything.
export const hyphenated = /(?<![\d-])(?:16|19|20)?(\d{6})\s?[-–‑−+]\s?(\d{4})(?![\d-])/g;
export const bare = /(?<![\d-])(?:16|19|20)?(\d{10})(?![\d-])/g;
export const organisation =
  /org(anisations)?\.?[\s-]?(nr|nummer|no|number)(?![a-zåäö])|organi[sz]ation number/i;
export const elsewhere =
  'script, style, noscript, template, select, footer, tbody, [role=menu], [role=listbox], [role=dialog], dialog, [role=option], [role=row], [aria-hidden=true], [contenteditable]';
export const headers = 'header, [role=banner], [data-header]';
const fields = 'input, textarea, output, select';
const told = /^(aria-label|title|alt)$|org/;
const companies = /företag|bolag|klient|kund|compan|client|customer/i;
const mostTexts = 20_000;

export interface Sighting {
  number: string;
  node: Element;
  header: boolean;
}

export function findNumbers(doc: Document): Sighting[] {
  const scopes = allRoots(doc);
  const found = scopes.flatMap((scope) => [...inTexts(scope), ...inFields(scope)]);
  return found.length > 0 ? found : scopes.flatMap((scope) => [...inAttributes(scope)]);
}

function* inTexts(scope: Document | ShadowRoot): Generator<Sighting> {
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  for (let i = 0; i < mostTexts && walker.nextNode(); i++) {
    const text = walker.currentNode.nodeValue ?? '';
    const node = walker.currentNode.parentElement;
    if (!node || text.length < 4 || !/\d{4}/.test(text)) continue;
    // A number may be put together of several elements.
    const numbers = [text, shortText(node), shortText(node.parentElement)]
      .map(numbersIn)
      .find((all) => all.length > 0);
    if (numbers && counts(node)) yield* seen(numbers, node);
  }
}

/** What a field shows that nobody can write in, a choice of company, or what is labelled as an organisation number. */
function* inFields(scope: Document | ShadowRoot): Generator<Sighting> {
  for (const node of scope.querySelectorAll(fields)) {
    const numbers = numbersIn(
      shownIn(node) || (organisation.test(labelOf(node)) && (node as HTMLInputElement).value) || '',
    );
    const around = numbers.length > 0 && closest(node.parentElement, elsewhere);
    if (around === null || (around && ofRow(node))) if (node.checkVisibility()) yield* seen(numbers, node);
  }
}
/** What a field tells the reader, who cannot change it; a company is changed by choosing it. */
export function shownIn(node: Element): string {
  if (node instanceof HTMLSelectElement)
    return companies.test(labelOf(node)) || closest(node, headers)
      ? (node.selectedOptions[0]?.textContent ?? '')
      : '';
  const { readOnly, disabled, value } = node as HTMLInputElement;
  return typeof value === 'string' && (node.localName === 'output' || readOnly || disabled) ? value : '';
}

function* inAttributes(scope: Document | ShadowRoot): Generator<Sighting> {
  for (const node of scope.querySelectorAll('*'))
    for (const name of node.getAttributeNames()) {
      const numbers = told.test(name) ? numbersIn(node.getAttribute(name)!) : [];
      if (numbers.length > 0 && counts(node)) yield* seen(numbers, node);
    }
}

function* seen(numbers: string[], node: Element): Generator<Sighting> {
  const header = closest(node, headers) !== null;
  for (const number of numbers) yield { number, node, header };
}

/** A table lists many companies as a rule; a row that is headed as the organisation number's is about the page's own. */
const counts = (node: Element) =>
  (!closest(node, `${elsewhere}, [${mark}]`) || ofRow(node)) && node.checkVisibility();
function ofRow(node: Element): boolean {
  const row = node.closest('tr, [role=row]');
  return (
    row !== null &&
    organisation.test(`${row.textContent}${headOf(row)}`) &&
    !row.parentElement?.closest(elsewhere.replace('tbody, ', '').replace(', [role=row]', ''))
  );
}
/** Of a table with one row; the columns of a longer one are about many companies. */
const headOf = (row: Element) =>
  row.parentElement?.childElementCount === 1 ? (row.closest('table')?.tHead?.textContent ?? '') : '';
const shortText = (node: Element | null) =>
  (node?.textContent?.length ?? 99) < 40 ? node!.textContent! : '';

function labelOf(node: Element): string {
  const { labels, ariaLabel, name, title } = node as HTMLInputElement;
  return [...[...(labels ?? [])].map((label) => label.textContent), ariaLabel, name, title].join(' ');
}

export function numbersIn(text: string): string[] {
  return [
    ...[...text.matchAll(hyphenated)]
      .filter(([all, a, b]) => !/\s/.test(all) || hasCheckDigit(`${a}${b}`))
      .map((match) => `${match[1]}${match[2]}`),
    ...[...text.matchAll(bare)].map((match) => match[1]!).filter(hasCheckDigit),
  ];
}

function hasCheckDigit(number: string): boolean {
  let sum = 0;
  for (let i = 0; i < 10; i++) {
    const twice = Number(number[i]) * (i % 2 === 0 ? 2 : 1);
    sum += twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

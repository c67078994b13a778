// Reads which company the page is about: its organisation number, and texts that may be its name.
import { allRoots } from './roots.ts';
import { bare, elsewhere, findNumbers, headers, hyphenated, organisation, shownIn } from './sightings.ts';
import { actions, integration, known, normal, settings } from './words.ts';
import type { PageFacts } from './page-facts.ts';

export function readCompany(doc: Document): PageFacts {
  if (!doc.body) return { numbers: [], names: [] };
  const sightings = findNumbers(doc);
  const inHeader = sightings.filter(({ header }) => header);
  const taken = inHeader.length ? inHeader : sightings;
  const numbers = [...new Set(taken.map(({ number }) => number))].slice(0, 5);
  const near = taken[0] ? textsAround(taken[0].node) : [];
  const names = [...near, ...headerTexts(doc), ...titleParts(doc)].filter(mayBeName);
  return { numbers, names: [...new Set(names)].slice(0, 5) };
}

/** The texts in the smallest surroundings of the number that hold more than the number. */
function textsAround(node: Element): string[] {
  let around: Node | null = node;
  for (let level = 0; around && level < 6; level++) {
    const names = textsIn(around as Element | ShadowRoot).filter(mayBeName);
    if (names.length) return names;
    around = around.parentNode ?? (around as Partial<ShadowRoot>).host ?? null;
  }
  return [];
}
const headerTexts = (doc: Document) =>
  allRoots(doc)
    .flatMap((scope) => [...scope.querySelectorAll(headers)])
    .filter((node) => node.checkVisibility())
    .flatMap(textsIn);
const titleParts = (doc: Document) => doc.title.split(/\s[-–—|·:]\s/).map(tidy);

/** Texts, what fields show, and what the element itself is said to be. */
function textsIn(root: Element | ShadowRoot): string[] {
  const texts: (string | null)[] =
    'host' in root ? [] : [root.getAttribute('aria-label'), root.getAttribute('title')];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node: Node | null = root; node && texts.length < 14; node = walker.nextNode())
    if (node instanceof Text) {
      if (node.nodeValue?.trim() && !node.parentElement?.closest(notNames)) texts.push(node.nodeValue);
    } else if (shownIn(node as Element)) texts.push(shownIn(node as Element));
  return texts.map((text) => tidy((text ?? '').replace(hyphenated, '').replace(bare, '')));
}
const notNames = elsewhere.replace('tbody, ', '');

const tidy = (text: string) =>
  text
    .replace(organisation, '')
    .replace(/\(\s*\)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^.{0,16}(företag|bolag|klient|kund|company|client|customer)\s*:/i, '')
    .replace(/^[\s,.;:()|·–-]+|[\s,;:(|·–-]+$/g, '')
    .trim();
const mayBeName = (text: string) =>
  text.length >= 2 &&
  text.length <= 120 &&
  /\p{L}{2}/u.test(text) &&
  !known(normal(text)) &&
  !integration.test(normal(text)) &&
  !actions.test(normal(text)) &&
  !settings.test(normal(text)) &&
  !/^(oxceed|företag|företagsnamn|namn|company|name)$/i.test(text);

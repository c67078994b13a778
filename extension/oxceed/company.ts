// Reads which company the page is about: its organisation number, and texts that may be its name.
import { mark } from './find-anchor.ts';
import { integration, items, normal } from './words.ts';
import type { PageFacts } from './page-facts.ts';

// With hyphen any number counts, wrong check digit or not; without, only one whose check digit is right,
// since ten digits in a row may be anything.
const hyphenated = /(?<![\d-])(?:16|19|20)?(\d{6})[-–‑+](\d{4})(?![\d-])/g;
const bare = /(?<![\d-])(?:16|19|20)?(\d{10})(?![\d-])/g;
const elsewhere =
  'script, style, noscript, template, select, footer, tbody, [role=menu], [role=listbox], [role=dialog], dialog, [role=option], [role=row], [aria-hidden=true], [contenteditable]';
const headers = 'header, [role=banner], [data-header]';
const mostTexts = 20_000;

interface Sighting {
  number: string;
  node: Text;
  header: boolean;
}

export function readCompany(doc: Document): PageFacts {
  const sightings = findNumbers(doc);
  const inHeader = sightings.filter(({ header }) => header);
  const taken = inHeader.length ? inHeader : sightings;
  const numbers = [...new Set(taken.map(({ number }) => number))].slice(0, 5);
  const near = taken[0] ? textsAround(taken[0].node) : [];
  const names = [...near, ...headerTexts(doc), ...titleParts(doc)].filter(mayBeName);
  return { numbers, names: [...new Set(names)].slice(0, 5) };
}

function findNumbers(doc: Document): Sighting[] {
  const found: Sighting[] = [];
  const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
  for (let i = 0; i < mostTexts && walker.nextNode(); i++) {
    const node = walker.currentNode as Text;
    const text = node.nodeValue ?? '';
    if (text.length < 10 || !/\d{4}/.test(text)) continue;
    const numbers = numbersIn(text);
    const parent = node.parentElement;
    if (!numbers.length || !parent || parent.closest(`${elsewhere}, [${mark}]`) || !parent.checkVisibility())
      continue;
    for (const number of numbers) found.push({ number, node, header: parent.closest(headers) !== null });
  }
  return found;
}

export function numbersIn(text: string): string[] {
  return [
    ...[...text.matchAll(hyphenated)].map((match) => `${match[1]}${match[2]}`),
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

/** The texts in the smallest surroundings of the number that hold more than the number. */
function textsAround(node: Text): string[] {
  let around: Element | null = node.parentElement;
  for (let level = 0; around && level < 4; level++, around = around.parentElement) {
    const texts = textsIn(around, 12).map((text) => text.replace(hyphenated, '').replace(bare, ''));
    const names = texts.map(tidy).filter(mayBeName);
    if (names.length) return names;
  }
  return [];
}
const headerTexts = (doc: Document) =>
  [...doc.querySelectorAll(headers)]
    .filter((node) => node.checkVisibility())
    .flatMap((node) => textsIn(node, 12).map(tidy));
const titleParts = (doc: Document) => doc.title.split(/\s[-–—|·:]\s/).map(tidy);

function textsIn(root: Element, most: number): string[] {
  const texts: string[] = [];
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.length < most && walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeValue?.trim() && !node.parentElement?.closest(elsewhere)) texts.push(node.nodeValue);
  }
  return texts;
}

const tidy = (text: string) =>
  text
    .replace(/org(anisations)?\.?\s?(nr|nummer|no|number)\.?:?|organi[sz]ation number:?/gi, '')
    .replace(/\(\s*\)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:()|·–-]+|[\s,;:(|·–-]+$/g, '')
    .trim();
const mayBeName = (text: string) =>
  text.length >= 2 &&
  text.length <= 120 &&
  /\p{L}{2}/u.test(text) &&
  !items.has(normal(text)) &&
  !integration.test(normal(text)) &&
  !/^(oxceed|inställningar|settings|åtgärder|actions)$/i.test(text);

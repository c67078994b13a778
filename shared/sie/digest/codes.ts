// Codes as the digest counts them: accounts, series, numbers, and the objects of a row. The same ones come again and
// again, so their hashes are kept, and known by the place where they are kept.
import { codeText } from '../write/transliterate.ts';
import { createWords, hashText } from './murmur.ts';
import { seeds } from './seeds.ts';

/** Hashes kept of each kind; after that the oldest are forgotten, all at once. */
const MAX_KEPT = 1 << 16;

/** An object list as one text, whatever the order of its pairs; a dimension without an object says nothing. */
export function objectsText(objects: readonly string[]): string {
  const pairs: string[] = [];
  for (let i = 0; i + 1 < objects.length; i += 2)
    if (objects[i + 1] !== '') pairs.push(`${codeText(objects[i]!)}\t${codeText(objects[i + 1]!)}`);
  return pairs.sort().join('\t');
}

export interface KeptHashes<K> {
  /** Two words of each key, at twice its place. */
  readonly words: Int32Array;
  /** The key's place; it holds until so many others were asked for as are kept. */
  at(key: K): number;
}

/** @param textOf what is hashed of a key; asked once for each key that is kept */
export function createKeptHashes<K>(textOf: (key: K) => string): KeptHashes<K> {
  const places = new Map<K, number>();
  const hash = createWords();
  const words = new Int32Array(2 * MAX_KEPT);
  let lastKey: K | null = null;
  let lastPlace = 0;
  const add = (key: K): number => {
    if (places.size === MAX_KEPT) places.clear();
    const place = places.size;
    const text = textOf(key);
    hashText(hash, seeds.text, text);
    // Nothing at all is none of its bits: a list that says nothing is as no list.
    words[place * 2] = text === '' ? 0 : hash[0]!;
    words[place * 2 + 1] = text === '' ? 0 : hash[1]!;
    places.set(key, place);
    return place;
  };
  return {
    words,
    at(key) {
      if (key !== lastKey) {
        lastPlace = places.get(key) ?? add(key);
        lastKey = key;
      }
      return lastPlace;
    },
  };
}

import { assert, constantFrom, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { swedishSortKey } from './swedish.ts';

/** The platform's own order, which the database does not have. */
const collator = new Intl.Collator('sv', { sensitivity: 'base' });

it('sorts as Swedish does', () => {
  const letter = constantFrom(...'abcdefghijklmnopqrstuvwxyzåäöÅÄÖéèüÜæøABZ0189 ');
  const name = string({ unit: letter, maxLength: 8 }).map((text) => text.trim().replace(/ +/g, ' '));
  assert(
    property(name, name, (a, b) => {
      const [x, y] = [swedishSortKey(a), swedishSortKey(b)];
      expect(Math.sign(collator.compare(a, b)), `${a} | ${b}`).toBe(x < y ? -1 : Number(x > y));
    }),
    { numRuns: 3_000 },
  );
});

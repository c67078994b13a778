// The order of Swedish names, for places that sort by plain comparison of texts, as a database does.

/** After z come å, ä, ö; what Swedish counts as another letter (CLDR, sv). */
const letters: Record<string, string> = {
  å: '{',
  ä: '|',
  æ: '|',
  ö: '}',
  ø: '}',
  œ: '}',
  ü: 'y',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
};

/**
 * A text whose plain order is that of the names: case and marks say nothing (é as e), å, ä and ö come last, signs count as
 * a blank. Names that differ in those alone have the same key.
 * @example 'Ärlig & Son AB' → '|rlig son ab'
 */
export const swedishSortKey = (name: string): string =>
  name
    .toLocaleLowerCase('sv')
    .normalize('NFC')
    // Before letters lose their marks, and before signs that stand for letters come in.
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .replace(/[åäæöøœüđðþß]/g, (letter) => letters[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');

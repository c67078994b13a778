// Whether two names, as files and people write them, are one company's.

/** Forms of companies, which are written out or not, before the name or after it; `publ` says nothing of who it is. */
const forms: Record<string, string> = {
  aktiebolag: 'ab',
  aktiebolaget: 'ab',
  handelsbolag: 'hb',
  handelsbolaget: 'hb',
  kommanditbolag: 'kb',
  kommanditbolaget: 'kb',
  publ: '',
};

/** The words in any order, without case and punctuation: `Aktiebolaget Å-Bygg (publ)` is `å bygg ab`. */
const wordsOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => (Object.hasOwn(forms, word) ? forms[word]! : word))
    .filter(Boolean)
    .sort()
    .join(' ');

export const sameCompanyName = (a: string | null, b: string): boolean => {
  const words = a === null ? '' : wordsOf(a);
  return words !== '' && words === wordsOf(b);
};

// What companies are searched by: folded words of name, number and Oxceed's id. Words of three signs and more are found
// anywhere, shorter ones where a word begins.
import { foldText } from '../../shared/clean-text.ts';

/** Signs that the index takes together. */
const gram = 3;

const wordsOf = (text: string) => foldText(text).split(/\s+/).filter(Boolean);

/** As it is stored: two blanks before each word. */
export const searchText = (name: string, number: string, oxceedId: string | null): string =>
  wordsOf(`${name} ${number} ${number.replace('-', '')} ${oxceedId ?? ''}`)
    .map((word) => `  ${word}`)
    .join('');

/** What must occur in the stored text, for each word that is asked for. */
export const neededIn = (q: string): string[] => wordsOf(q).map((word) => word.padStart(gram, ' '));

/** The same for the index. */
export const matchOf = (needed: string[]): string =>
  needed.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');

/** Companies that the index finds at most; where it finds more, those that a page shows are soon met in order. */
export const fewCompanies = 2_000;

/** Numbers (company_number.n) of those found; null where there are more than a few. */
export const findNumbers = async (
  env: { DIRECTORY: D1Database },
  needed: string[],
): Promise<number[] | null> => {
  const { results } = await env.DIRECTORY.prepare(
    'SELECT rowid AS n FROM company_words WHERE company_words MATCH ?1 LIMIT ?2',
  )
    .bind(matchOf(needed), fewCompanies + 1)
    .all<{ n: number }>();
  return results.length > fewCompanies ? null : results.map(({ n }) => n);
};

// Counted things and lists, as a language says them.
export function createWords(locale: string) {
  const numbers = new Intl.NumberFormat(locale);
  const plural = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' });
  const isOne = (n: number) => plural.select(n) === 'one';
  return {
    /** `1 räkenskapsår`, `12 000 rader`. */
    count: (n: number, one: string, many: string) => `${numbers.format(n)} ${isOne(n) ? one : many}`,
    /** The word alone. */
    form: (n: number, one: string, many: string) => (isOne(n) ? one : many),
    /** `2023, 2024 och 2025`. */
    list: (items: readonly string[]) => lists.format(items),
    /** The same, of titles that begin with a capital. */
    listOfTitles: (titles: readonly string[]) =>
      lists.format(titles.map((title) => title[0]!.toLowerCase() + title.slice(1))),
  };
}

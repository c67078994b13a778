// What the content script says about the page it is on. The address is not in it: the browser gives that.
export interface PageFacts {
  /** Organisation numbers that the page shows as its company's, ten digits each. More than one is ambiguous. */
  numbers: string[];
  /** Texts beside the number or in the header that may be the company's name, likeliest first. */
  names: string[];
}

export const factsKey = (facts: PageFacts, path: string): string =>
  JSON.stringify([facts.numbers, facts.numbers.length ? [] : facts.names, companyPart(path)]);

/** The part of an address that can name a company: `/company/4711/settings/integration` → `company/4711`. */
export function companyPart(path: string): string {
  const parts = path.split('/').filter(Boolean);
  const at = parts.findIndex((part) =>
    /^(compan(y|ies)|f(ö|o|%c3%b6)retag|clients?|klient(er)?|org)$/iu.test(part),
  );
  return at >= 0 ? parts.slice(at, at + 2).join('/') : parts.filter((part) => /\d/.test(part)).join('/');
}

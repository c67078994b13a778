// The header If-Match (RFC 9110, 13.1.1): a list of entity tags, or `*`.

/**
 * The lists of tags, without quotes, of which one each must hold; none for `*` or without the header. A weak tag counts
 * as the strong one: what lies between compresses an answer and weakens its tag, and the content is the same.
 * @example matchedTags('W/"a", "b"') → [['a', 'b']]
 */
export const matchedTags = (header: string | undefined): string[][] => {
  if (header === undefined || header.trim() === '*') return [];
  return [[...header.matchAll(/"([^"]*)"/g)].map(([, tag]) => tag!)];
};

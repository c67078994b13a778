// A part of a generation's table: a range of rows under the generation that first stored them, its origin.

/** Rows `first` … `first + count - 1` of `origin`; `position` is the first one's place in the generation's table. */
export interface Part {
  position: number;
  origin: number;
  first: number;
  count: number;
}

/** Rows `first` … `end - 1` of `origin`; `position` as above. In this order it is bound as JSON. */
export type Range = [origin: number, first: number, end: number, position: number];

/** Rows of the table. */
export const sizeOf = (parts: readonly Part[]): number => {
  const last = parts.at(-1);
  return last ? last.position + last.count : 0;
};

/** The ranges of the rows at position `from` (with) to `to` (without). */
export const cut = (parts: readonly Part[], from: number, to: number): Range[] => {
  // The first part that ends after `from`.
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { position, count } = parts[middle]!;
    if (position + count > from) high = middle;
    else low = middle + 1;
  }
  const ranges: Range[] = [];
  for (let i = low; i < parts.length && parts[i]!.position < to; i += 1) {
    const { position, origin, first, count } = parts[i]!;
    const start = Math.max(from, position);
    const end = Math.min(to, position + count);
    ranges.push([origin, first + start - position, first + end - position, start]);
  }
  return ranges;
};

// Where a block ends is said by what is in it: the same rows between others make the same blocks.

/** FNV-1a over the texts' signs, begun from `from`. */
export const mixText = (from: number, text: string): number => {
  let hash = Math.imul(from ^ 0xff, 0x01000193);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
};
export const mixNumber = (from: number, value: number): number => Math.imul(from ^ value, 0x01000193);
export const noIdentity = 0x811c9dc5 | 0;

/** Whether a block ends with the row of that identity: one of `mean` on the average. */
export const endsBlock = (identity: number, mean: number): boolean => {
  let hash = identity;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % mean === 0;
};

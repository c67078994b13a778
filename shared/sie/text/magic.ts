// Tells kinds of files that are no text by their first bytes, so that a refusal can say what was sent.

export type Binary = 'zip' | 'office' | 'gzip' | 'archive' | 'pdf' | 'image';

/** Kinds and the hexadecimal bytes that they start with; `..` is any byte. */
const SIGNATURES: readonly [Binary, string][] = [
  ['gzip', '1f8b'],
  ['pdf', '255044462d'],
  ['image', '89504e470d0a1a0a'],
  ['image', 'ffd8ff'],
  ['image', '4749463839'],
  ['image', '4749463837'],
  ['image', '49492a00'],
  ['image', '4d4d002a'],
  ['image', '52494646........57454250'],
  ['image', '........6674797068656963'],
  ['image', '424d............00000000'],
  ['office', 'd0cf11e0a1b11ae1'],
  ['office', '7b5c727466'],
  ['archive', '377abcaf271c'],
  ['archive', '526172211a07'],
  ['archive', 'fd377a585a00'],
  ['archive', '28b52ffd'],
  ['archive', '425a68..314159265359'],
];
const ZIP = '504b0304';
const ZIP_EMPTY = '504b0506';
/** Names in the first entries of an Office or OpenDocument file, which is a zip. */
const OFFICE_NAMES =
  /\[Content_Types\]\.xml|_rels\/\.rels|docProps\/|\bxl\/|\bword\/|vnd\.oasis\.opendocument/;
const TAR_MARK = 257;

/** Null where the bytes are of no kind known here. */
export function binaryKind(head: Uint8Array): Binary | null {
  let hex = '';
  for (const byte of head.subarray(0, 16)) hex += byte.toString(16).padStart(2, '0');
  if (hex.startsWith(ZIP)) return OFFICE_NAMES.test(latin1(head, 0, head.length)) ? 'office' : 'zip';
  if (hex.startsWith(ZIP_EMPTY)) return 'zip';
  for (const [kind, signature] of SIGNATURES) if (new RegExp(`^${signature}`).test(hex)) return kind;
  return latin1(head, TAR_MARK, TAR_MARK + 5) === 'ustar' ? 'archive' : null;
}

/** UTF-16 without its mark: every other byte of a mostly ASCII text is 0. */
export function isUtf16(head: Uint8Array): boolean {
  const length = head.length - (head.length % 2);
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (head[i] === 0) zeros[i % 2]!++;
  const [fewer, more] = zeros.toSorted((a, b) => a - b) as [number, number];
  return length >= 4 && fewer === 0 && more * 2 > length * 0.8;
}

export function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (const byte of bytes.subarray(start, end)) text += String.fromCharCode(byte);
  return text;
}

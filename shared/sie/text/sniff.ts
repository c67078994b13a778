// Looks at a file's first bytes: is it SIE text at all, or SIE 5, or something else that was sent by mistake?
import { binaryKind, isUtf16, latin1 } from './magic.ts';
import type { Binary } from './magic.ts';

export type Sniffed = 'text' | 'sie5' | 'empty' | 'web_page' | 'json' | 'xml' | 'utf16' | 'binary' | Binary;

/** So many bytes are looked at, however the file is cut into chunks. */
export const SNIFF_BYTES = 4096;
const SIE5_NAMESPACE = 'http://www.sie.se/sie5';

/** Judges the head of a file, of at most `SNIFF_BYTES` bytes. */
export function sniff(head: Uint8Array): Sniffed {
  if (head.length === 0) return 'empty';
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return 'utf16';
  const binary = binaryKind(head);
  if (binary !== null) return binary;
  let start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (start < head.length && isSpace(head[start]!)) start++;
  if (head[start] === 0x3c) return markupKind(latin1(head, start, head.length));
  if (head.includes(0)) return isUtf16(head) ? 'utf16' : 'binary';
  // A brace stands before no `"` in SIE, and a bracket nowhere first.
  if (/^(?:\{\s*["}]|\[\s*["[{\]\d-])/.test(latin1(head, start, start + 80))) return 'json';
  return 'text';
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 9 && byte <= 13);
}

function markupKind(text: string): Sniffed {
  if (text.includes(SIE5_NAMESPACE)) return 'sie5';
  return /<(?:!doctype\s+html|html|head|body)\b/i.test(text) ? 'web_page' : 'xml';
}

/** Gathers the head from chunks of any size; `verdict` is asked when enough, or all, has come. */
export function createXmlSniffer(): { push(chunk: Uint8Array): void; verdict(): Sniffed } {
  const head = new Uint8Array(SNIFF_BYTES);
  let length = 0;
  return {
    push(chunk) {
      if (length === SNIFF_BYTES) return;
      const part = chunk.subarray(0, SNIFF_BYTES - length);
      head.set(part, length);
      length += part.length;
    },
    verdict: () => sniff(head.subarray(0, length)),
  };
}

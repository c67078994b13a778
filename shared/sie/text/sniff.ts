// Looks at a file's first bytes: is it SIE text at all, or a web page, SIE 5, UTF-16 or something binary?

export type Sniffed = 'text' | 'web_page' | 'sie5' | 'xml' | 'utf16' | 'binary';

/** So many bytes are looked at, however the file is cut into chunks. */
export const SNIFF_BYTES = 4096;
const SIE5_NAMESPACE = 'http://www.sie.se/sie5';

/** Judges the head of a file, of at most `SNIFF_BYTES` bytes. */
export function sniff(head: Uint8Array): Sniffed {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return 'utf16';
  let start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (start < head.length && (head[start] === 0x20 || (head[start]! >= 9 && head[start]! <= 13))) start++;
  if (head[start] !== 0x3c) return head.includes(0) ? 'binary' : 'text';
  let text = '';
  for (let i = start; i < head.length; i++) text += String.fromCharCode(head[i]!);
  if (text.includes(SIE5_NAMESPACE)) return 'sie5';
  return /<(!doctype\s+)?html/i.test(text) ? 'web_page' : 'xml';
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

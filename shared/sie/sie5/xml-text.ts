// Turns the chunks of an XML file into text: UTF-8 or ISO-8859-1, as its declaration says (SIE 5).
import { createDecode } from '../text/decode.ts';
import type { SieEncoding } from '../types.ts';

const DECLARATION_BYTES = 256;

/** The encoding that the XML declaration in the file's first bytes names; UTF-8 without one. */
export function declaredEncoding(head: Uint8Array): SieEncoding {
  const latin1 = createDecode('iso-8859-1');
  const match = /^[\s\S]{0,10}<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(
    latin1(head, 0, Math.min(head.length, DECLARATION_BYTES)),
  );
  return /^(iso-8859-1|iso-8859-15|windows-1252|latin1)$/i.test(match?.[1] ?? '') ? 'iso-8859-1' : 'utf-8';
}

/** Decodes chunk by chunk; a sign cut by a chunk's end waits for the next chunk. */
export function createChunkDecoder(encoding: SieEncoding): (chunk: Uint8Array) => string {
  const decode = createDecode(encoding);
  if (encoding !== 'utf-8') return (chunk) => decode(chunk, 0, chunk.length);
  let rest = new Uint8Array(0);
  return (chunk) => {
    let bytes = chunk;
    if (rest.length > 0) {
      bytes = new Uint8Array(rest.length + chunk.length);
      bytes.set(rest);
      bytes.set(chunk, rest.length);
    }
    const whole = wholeSigns(bytes);
    rest = bytes.slice(whole);
    return decode(bytes, 0, whole);
  };
}

/** Length of the bytes without a sign begun and not ended. */
function wholeSigns(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

// Puts records into bytes: code page 437, quotes and escapes, CRLF, chunks and the control sum (SIE 4B 5, 10).
import { cp437Byte } from '../text/cp437.ts';
import { CRC32_START, crc32Byte, crc32Result } from '../text/crc32.ts';
import { codeText, plainText } from './transliterate.ts';

export interface ReplacedSign {
  sign: string;
  replacement: string;
  count: number;
}

export interface RecordSink {
  /** Starts a record: `#` and the label. */
  label(label: string): void;
  /** A field without quotes: amounts, dates, years. Must be ASCII without blanks. */
  bare(text: string): void;
  /** A text in signs that code page 437 has. */
  plain(text: string): string;
  /** The same of a name, whose blanks before and after are not read (`fieldName`). */
  plainName(text: string): string;
  /** A field in quotes; `plain` has been called. */
  text(plain: string): void;
  /** A name in quotes. */
  name(text: string): void;
  /** A code in quotes: object, voucher series or number. Different codes stay different. */
  code(text: string): void;
  /** The code of an account or a dimension: bare, unless what stands in it needs quotes. */
  account(text: string): void;
  /** `{}` or `{"1" "10"}`. */
  list(parts: readonly string[]): void;
  endLine(): void;
  /** A line of its own, such as a brace, outside the control sum. */
  line(text: string): void;
  /** From here on the records count in the control sum. */
  startSum(): void;
  /** The control sum of the records so far. */
  sum(): number;
  flush(): void;
  bytes(): number;
  replaced(): ReplacedSign[];
}

const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MAX_REPLACED_SIGNS = 200;

export function createRecordSink(onChunk: (chunk: Uint8Array) => void, chunkBytes: number): RecordSink {
  const replaced = new Map<string, ReplacedSign>();
  let buffer = new Uint8Array(chunkBytes);
  let length = 0;
  let flushed = 0;
  let crc = CRC32_START;
  let isSumming = false;

  function put(byte: number): void {
    if (length === buffer.length) flush();
    buffer[length++] = byte;
  }

  function flush(): void {
    if (length === 0) return;
    flushed += length;
    onChunk(length === buffer.length ? buffer : buffer.slice(0, length));
    buffer = new Uint8Array(chunkBytes);
    length = 0;
  }

  /** Makes room for so many bytes in the buffer, or says that it never has it. */
  function hasRoom(bytes: number): boolean {
    if (length + bytes > buffer.length) flush();
    return bytes <= buffer.length;
  }

  /** Bytes that count in the sum; `escapes` adds the backslash of a quote, which does not. */
  function content(text: string, escapes: boolean): void {
    if (!hasRoom(2 * text.length)) {
      const half = text.length >> 1;
      content(text.slice(0, half), escapes);
      content(text.slice(half), escapes);
      return;
    }
    // In locals: most of a file is written here.
    const into = buffer;
    let [at, sum] = [length, crc];
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const byte = unit < 127 ? unit : cp437Byte(unit);
      if (escapes && unit === QUOTE) into[at++] = BACKSLASH;
      into[at++] = byte;
      sum = crc32Byte(sum, byte);
    }
    length = at;
    if (isSumming) crc = sum;
  }

  const ascii = (text: string): void => content(text, false);

  function report(original: string, replacement: string): void {
    // In a code a sign is replaced otherwise than in a text.
    const key = `${original} ${replacement}`;
    const known = replaced.get(key);
    if (known !== undefined) known.count++;
    else if (replaced.size < MAX_REPLACED_SIGNS) replaced.set(key, { sign: original, replacement, count: 1 });
  }

  /** Signs of code page 437 only; a quote gets its backslash outside the sum. */
  function quoted(text: string): void {
    // No escape exists for a backslash: before the closing quote it would take that quote with it.
    if (text.endsWith('\\')) {
      if (/^[!#-z|~]+$/.test(text)) {
        ascii(text);
        return;
      }
      report('\\"', '\\ "');
      quoted(`${text} `);
      return;
    }
    put(QUOTE);
    content(text, true);
    put(QUOTE);
  }

  return {
    label: (label) => ascii(`#${label}`),
    bare(text) {
      put(SPACE);
      ascii(text);
    },
    plain: (text) => plainText(text, report),
    plainName: (text) => plainText(text, report).trim(),
    text(text) {
      put(SPACE);
      quoted(text);
    },
    name(text) {
      put(SPACE);
      quoted(plainText(text, report).trim());
    },
    code(text) {
      put(SPACE);
      quoted(codeText(text, report));
    },
    account(text) {
      put(SPACE);
      if (/^[0-9A-Za-z]+$/.test(text)) ascii(text);
      else quoted(codeText(text, report));
    },
    list(parts) {
      put(SPACE);
      put(0x7b);
      for (let i = 0; i < parts.length; i++) {
        if (i > 0) put(SPACE);
        quoted(codeText(parts[i]!, report));
      }
      put(0x7d);
    },
    endLine() {
      put(13);
      put(10);
    },
    line(text) {
      for (let i = 0; i < text.length; i++) put(text.charCodeAt(i));
      put(13);
      put(10);
    },
    startSum() {
      crc = CRC32_START;
      isSumming = true;
    },
    sum: () => crc32Result(crc),
    flush,
    bytes: () => flushed + length,
    replaced: () => [...replaced.values()],
  };
}
